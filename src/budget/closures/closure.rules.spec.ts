import { calendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { balancesOf } from '../ledger/ledger.queries';
import type { Place } from '../ledger/places';
import { missingToClose, requireClosable, type ClosureBounds, type Pending } from './closure.rules';

const on = calendarDate;
const pesos = (text: string) => Money.of(text);

const settled: ClosureBounds = {
  today: on('2026-03-01'),
  closed: false,
  places: balancesOf([
    { place: 'executed', amount: pesos('80') },
    { place: 'returned', amount: pesos('20') },
    { place: 'released', amount: pesos('5') },
    { place: 'yield-returned', amount: pesos('1') },
  ]),
  received: pesos('100'),
  lastAccepted: { final: true, recordedBy: 'eva' },
  pending: [],
  latestOn: on('2026-01-15'),
};

const neverReceived = { places: balancesOf([{ place: 'released', amount: pesos('100') }]), received: Money.zero };

interface Reported {
  lastAccepted: ClosureBounds['lastAccepted'];
  given: Partial<ClosureBounds>;
  expected: string[];
}

interface Closing {
  closedOn: string;
  by: string;
  given: Partial<ClosureBounds>;
  code: string;
}

function missing(given: Partial<ClosureBounds>): string[] {
  return missingToClose({ ...settled, ...given }).map(({ what, amount }) => `${what} ${String(amount?.toString())}`);
}

describe('what keeps a line open', () => {
  test.each`
    place           | expected
    ${'assigned'}   | ${['assigned 7.00']}
    ${'ordered'}    | ${['ordered 7.00']}
    ${'transit'}    | ${['transit 7.00']}
    ${'held'}       | ${['held 7.00']}
    ${'contested'}  | ${['contested 7.00']}
    ${'yield-held'} | ${['yield-held 7.00']}
    ${'executed'}   | ${[]}
    ${'returned'}   | ${[]}
    ${'released'}   | ${[]}
  `('7 in $place: $expected', ({ place, expected }: { place: Place; expected: string[] }) => {
    expect(missing({ places: balancesOf([{ place, amount: pesos('7') }]) })).toEqual(expected);
  });

  test.each`
    lastAccepted                           | given            | expected
    ${{ final: true, recordedBy: 'eva' }}  | ${{}}            | ${[]}
    ${{ final: false, recordedBy: 'eva' }} | ${{}}            | ${['final-report 100.00']}
    ${null}                                | ${{}}            | ${['final-report 100.00']}
    ${null}                                | ${neverReceived} | ${[]}
  `('last accepted $lastAccepted: $expected', ({ lastAccepted, given, expected }: Reported) => {
    expect(missing({ lastAccepted, ...given })).toEqual(expected);
  });

  it('names everything at once, with its figures', () => {
    const pending: Pending[] = [
      { kind: 'disbursement', amount: pesos('9') },
      { kind: 'withdrawal', amount: null },
    ];
    const places = balancesOf([{ place: 'assigned', amount: pesos('30') }]);
    expect(missing({ places, pending, lastAccepted: null })).toEqual([
      'assigned 30.00',
      'final-report 100.00',
      'pending-disbursement 9.00',
      'pending-withdrawal undefined',
    ]);
    expect(() => {
      requireClosable({ closedOn: on('2026-02-01'), by: 'ana' }, { ...settled, places, pending, lastAccepted: null });
    }).toThrow(
      'Para cerrar la línea falta: «por girar» en cero, y tiene $30; el informe final aceptado, sobre $100 recibidos; ' +
        'orden de pago por decidir $9; desistimiento por decidir.',
    );
  });
});

describe('closing', () => {
  test.each`
    closedOn        | by       | given                                       | code
    ${'2026-03-01'} | ${'ana'} | ${{}}                                       | ${'ok'}
    ${'2026-01-15'} | ${'ana'} | ${{}}                                       | ${'ok'}
    ${'2026-01-14'} | ${'ana'} | ${{}}                                       | ${'date.too-early'}
    ${'2026-03-02'} | ${'ana'} | ${{}}                                       | ${'date.in-the-future'}
    ${'2026-03-01'} | ${'eva'} | ${{}}                                       | ${'closure.maker-is-checker'}
    ${'2026-03-01'} | ${'ana'} | ${{ closed: true }}                         | ${'closure.already-closed'}
    ${'2026-03-01'} | ${'ana'} | ${{ lastAccepted: null }}                   | ${'allocation.cannot-close'}
    ${'2026-03-01'} | ${'eva'} | ${{ ...neverReceived, lastAccepted: null }} | ${'ok'}
  `('on $closedOn by $by: $code', ({ closedOn, by, given, code }: Closing) => {
    let said = 'ok';
    try {
      requireClosable({ closedOn: on(closedOn), by }, { ...settled, ...given });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      said = error.code;
    }
    expect(said).toBe(code);
  });
});
