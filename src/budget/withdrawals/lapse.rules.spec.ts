import { calendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import {
  lapsingMovements,
  requireDecidable,
  requireLapsable,
  stateOfLapse,
  type LapsableResolution,
} from './lapse.rules';

const resolutionId = 'resolution';

const resolution: LapsableResolution = {
  id: resolutionId,
  kind: 'allocation',
  status: 'in-force',
  fiscalYear: 2025,
  pendingOrders: [],
  pendingLapse: false,
  free: [
    { from: { place: 'undistributed', resolutionId }, amount: Money.of('5') },
    { from: { place: 'assigned', resolutionId, allocationId: 'one' }, amount: Money.of('7.50') },
    { from: { place: 'released', resolutionId, allocationId: 'two' }, amount: Money.of('9') },
  ],
};

function codeOf(decide: () => void): string {
  try {
    decide();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
  return 'ok';
}

interface Given {
  given: Partial<LapsableResolution>;
  on: string;
  code: string;
}

describe('what lapses at the close of 2025, asked on 2 March 2026', () => {
  test.each`
    given                                              | on              | code
    ${{}}                                              | ${'2025-12-31'} | ${'ok'}
    ${{}}                                              | ${'2026-03-02'} | ${'ok'}
    ${{ status: 'closed' }}                            | ${'2025-12-31'} | ${'ok'}
    ${{}}                                              | ${'2025-12-30'} | ${'lapse.before-the-year-closes'}
    ${{}}                                              | ${'2026-03-03'} | ${'date.in-the-future'}
    ${{ fiscalYear: 2026 }}                            | ${'2026-01-01'} | ${'lapse.before-the-year-closes'}
    ${{ kind: 'strategy' }}                            | ${'2025-12-31'} | ${'lapse.not-in-force'}
    ${{ kind: 'amendment' }}                           | ${'2025-12-31'} | ${'lapse.not-in-force'}
    ${{ status: 'draft' }}                             | ${'2025-12-31'} | ${'lapse.not-in-force'}
    ${{ pendingLapse: true }}                          | ${'2025-12-31'} | ${'lapse.pending'}
    ${{ pendingOrders: [{ line: 3, order: 'OP-7' }] }} | ${'2025-12-31'} | ${'lapse.order-pending'}
    ${{ free: [] }}                                    | ${'2025-12-31'} | ${'lapse.nothing-free'}
  `('$given on $on: $code', ({ given, on, code }: Given) => {
    const asked = () => {
      requireLapsable({ ...resolution, ...given }, calendarDate(on), calendarDate('2026-03-02'));
    };
    expect(codeOf(asked)).toBe(code);
  });

  it('names the orders that wait', () => {
    const pendingOrders = [
      { line: 3, order: 'OP-7' },
      { line: 5, order: 'OP-8' },
    ];
    const date = calendarDate('2025-12-31');
    expect(() => {
      requireLapsable({ ...resolution, pendingOrders }, date, date);
    }).toThrow('Hay órdenes de pago por decidir: línea 3, OP-7; línea 5, OP-8. Decídanse antes.');
  });

  it('takes everything that is free, each from where it is', () => {
    const moved = lapsingMovements(resolution).map(({ from, to, amount }) => [from.place, to.place, amount.toString()]);
    expect(moved).toEqual([
      ['undistributed', 'lapsed', '5.00'],
      ['assigned', 'lapsed', '7.50'],
      ['released', 'lapsed', '9.00'],
    ]);
  });

  test.each`
    decision      | reversed | state         | by       | code
    ${null}       | ${false} | ${'pending'}  | ${'ana'} | ${'ok'}
    ${null}       | ${false} | ${'pending'}  | ${'eva'} | ${'lapse.maker-is-checker'}
    ${'refused'}  | ${false} | ${'refused'}  | ${'ana'} | ${'lapse.already-decided'}
    ${'returned'} | ${false} | ${'returned'} | ${'ana'} | ${'lapse.already-decided'}
    ${'approved'} | ${false} | ${'approved'} | ${'ana'} | ${'lapse.already-decided'}
    ${'approved'} | ${true}  | ${'reversed'} | ${'ana'} | ${'lapse.already-decided'}
  `(
    '$decision, reversed $reversed is $state; recorded by eva, decided by $by: $code',
    ({
      decision,
      reversed,
      state,
      by,
      code,
    }: Record<'state' | 'by' | 'code', string> & { decision: null; reversed: boolean }) => {
      expect(stateOfLapse({ decision, reversed })).toBe(state);
      expect(
        codeOf(() => {
          requireDecidable({ decision, recordedBy: 'eva' }, by);
        }),
      ).toBe(code);
    },
  );
});
