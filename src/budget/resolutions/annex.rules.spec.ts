import { Money } from '../../kernel/money';
import { publicationMovements, requireFigures } from './annex.rules';

describe('the figures under an annex', () => {
  it.each`
    authorized  | printed     | total       | detail
    ${'100.00'} | ${null}     | ${'100.00'} | ${null}
    ${'100.00'} | ${null}     | ${'0.01'}   | ${null}
    ${'100.00'} | ${'40.00'}  | ${'40.00'}  | ${null}
    ${'100.00'} | ${null}     | ${'100.01'} | ${'Las líneas suman $100,01 y la resolución autoriza $100: sobran $0,01.'}
    ${'100.00'} | ${'40.00'}  | ${'40.01'}  | ${'Las líneas suman $40,01 y el anexo imprime $40: la diferencia es $0,01.'}
    ${'100.00'} | ${'40.00'}  | ${'39.99'}  | ${'Las líneas suman $39,99 y el anexo imprime $40: la diferencia es $0,01.'}
    ${'100.00'} | ${'200.00'} | ${'200.00'} | ${'Las líneas suman $200 y la resolución autoriza $100: sobran $100.'}
  `(
    '$total of $authorized, printed $printed',
    ({ authorized, printed, total, detail }: Record<string, string | null>) => {
      const said = {
        authorized_amount: Money.of(authorized ?? ''),
        printed_annex_total: printed === null ? null : Money.of(printed ?? ''),
      };
      expect(
        refusalOf(() => {
          requireFigures(said, Money.of(total ?? ''));
        }),
      ).toBe(detail);
    },
  );
});

it('publication takes what was authorised to «por distribuir», and from there to each line', () => {
  const lines = ['10.00', '20.50'].map((amount, index) => ({ id: `line-${index + 1}`, amount: Money.of(amount) }));
  const moved = publicationMovements({ id: 'r', authorized: Money.of('100') }, lines);
  expect(moved.map(({ from, to, amount }) => [from.place, to.place, amount.toString()])).toEqual([
    ['budget', 'undistributed', '100.00'],
    ['undistributed', 'assigned', '10.00'],
    ['undistributed', 'assigned', '20.50'],
  ]);
  expect(moved.slice(1).map(({ to }) => 'allocationId' in to && to.allocationId)).toEqual(['line-1', 'line-2']);
});

function refusalOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
