import { calendarDate, type CalendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { balancesOf } from '../ledger/ledger.queries';
import type { Place } from '../ledger/places';
import {
  effectOf,
  movementOf,
  requireDecidable,
  requireWithdrawable,
  stateOfWithdrawal,
  type WithdrawableLine,
} from './withdrawal.rules';

const on = calendarDate;
const today = on('2026-11-21');

const line: WithdrawableLine = {
  id: 'line',
  resolutionId: 'resolution',
  issuedOn: on('2025-07-07'),
  closed: false,
  withdrawn: null,
  places: balancesOf([{ place: 'assigned', amount: Money.of('100') }]),
  pendingOrders: [],
  pendingWithdrawal: false,
};

function standing(amounts: Partial<Record<Place, string>>): Pick<WithdrawableLine, 'places'> {
  const rows = Object.entries(amounts) as [Place, string][];
  return { places: balancesOf(rows.map(([place, amount]) => ({ place, amount: Money.of(amount) }))) };
}

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
  payment: 'before' | 'after' | 'unknown';
  given: Partial<WithdrawableLine>;
  code: string;
}

interface Dated {
  withdrawnOn: CalendarDate | null;
  sourceCutoff: CalendarDate | null;
  code: string;
}

describe('withdrawing from a line', () => {
  test.each`
    payment      | given                                                         | code
    ${'before'}  | ${{}}                                                         | ${'ok'}
    ${'unknown'} | ${{}}                                                         | ${'ok'}
    ${'after'}   | ${{}}                                                         | ${'withdrawal.never-paid'}
    ${'before'}  | ${standing({})}                                               | ${'withdrawal.nothing-assigned'}
    ${'unknown'} | ${standing({ released: '100' })}                              | ${'withdrawal.nothing-assigned'}
    ${'before'}  | ${standing({ assigned: '60', ordered: '40' })}                | ${'withdrawal.order-stands'}
    ${'unknown'} | ${standing({ assigned: '60', ordered: '40' })}                | ${'withdrawal.order-stands'}
    ${'after'}   | ${standing({ assigned: '30', ordered: '40', transit: '30' })} | ${'withdrawal.order-stands'}
    ${'before'}  | ${standing({ assigned: '60', transit: '40' })}                | ${'withdrawal.already-paid'}
    ${'before'}  | ${standing({ assigned: '60', held: '40' })}                   | ${'withdrawal.already-paid'}
    ${'unknown'} | ${standing({ executed: '100' })}                              | ${'withdrawal.already-paid'}
    ${'unknown'} | ${standing({ assigned: '60', returned: '40' })}               | ${'withdrawal.already-paid'}
    ${'after'}   | ${standing({ transit: '100' })}                               | ${'ok'}
    ${'after'}   | ${standing({ assigned: '60', held: '40' })}                   | ${'ok'}
    ${'after'}   | ${standing({ executed: '100' })}                              | ${'ok'}
    ${'after'}   | ${standing({ returned: '100' })}                              | ${'ok'}
    ${'before'}  | ${{ pendingOrders: ['OP-1'] }}                                | ${'withdrawal.order-pending'}
    ${'after'}   | ${{ pendingOrders: ['OP-1'], ...standing({ held: '100' }) }}  | ${'withdrawal.order-pending'}
    ${'before'}  | ${{ pendingWithdrawal: true }}                                | ${'withdrawal.pending'}
    ${'before'}  | ${{ withdrawn: 'before' }}                                    | ${'allocation.withdrawn'}
    ${'unknown'} | ${{ withdrawn: 'unknown' }}                                   | ${'allocation.withdrawn'}
    ${'before'}  | ${{ closed: true, withdrawn: 'before' }}                      | ${'allocation.closed'}
  `('$payment, $given: $code', ({ payment, given, code }: Given) => {
    const terms = { payment, withdrawnOn: on('2025-09-01'), sourceCutoff: null };
    expect(
      codeOf(() => {
        requireWithdrawable({ ...line, ...given }, terms, today);
      }),
    ).toBe(code);
  });

  test.each`
    withdrawnOn     | sourceCutoff    | code
    ${'2025-07-07'} | ${null}         | ${'ok'}
    ${'2026-11-21'} | ${null}         | ${'ok'}
    ${null}         | ${null}         | ${'ok'}
    ${null}         | ${'2025-11-30'} | ${'ok'}
    ${'2025-09-01'} | ${'2025-09-01'} | ${'ok'}
    ${'2025-07-06'} | ${null}         | ${'date.too-early'}
    ${'2026-11-22'} | ${null}         | ${'date.in-the-future'}
    ${null}         | ${'2025-07-06'} | ${'date.too-early'}
    ${null}         | ${'2026-11-22'} | ${'date.in-the-future'}
    ${'2025-09-02'} | ${'2025-09-01'} | ${'date.too-early'}
  `('on $withdrawnOn, by a source up to $sourceCutoff: $code', ({ withdrawnOn, sourceCutoff, code }: Dated) => {
    const terms = { payment: 'before', withdrawnOn, sourceCutoff } as const;
    expect(
      codeOf(() => {
        requireWithdrawable(line, terms, today);
      }),
    ).toBe(code);
  });
});

describe('what an approved withdrawal does', () => {
  test.each`
    payment      | to
    ${'before'}  | ${'released'}
    ${'unknown'} | ${'contested'}
    ${'after'}   | ${null}
  `('$payment payment moves everything to $to', ({ payment, to }: { payment: 'before'; to: string | null }) => {
    const movement = movementOf(line, payment);
    expect([movement?.from.place ?? null, movement?.to.place ?? null, movement?.amount.toString() ?? null]).toEqual(
      to === null ? [null, null, null] : ['assigned', to, '100.00'],
    );
  });

  test.each`
    withdrawnOn     | sourceCutoff    | expected
    ${'2025-09-01'} | ${null}         | ${{ on: '2025-09-01', precision: 'exact' }}
    ${'2025-09-01'} | ${'2025-11-30'} | ${{ on: '2025-09-01', precision: 'exact' }}
    ${null}         | ${'2025-11-30'} | ${{ on: '2025-11-30', precision: 'unknown' }}
    ${null}         | ${null}         | ${{ on: '2026-11-21', precision: 'unknown' }}
  `(
    'on $withdrawnOn, by a source up to $sourceCutoff',
    ({ withdrawnOn, sourceCutoff, expected }: Dated & { expected: object }) => {
      expect(effectOf({ payment: 'unknown', withdrawnOn, sourceCutoff }, today)).toEqual(expected);
    },
  );

  test.each`
    decision      | reversed | state
    ${null}       | ${false} | ${'pending'}
    ${'refused'}  | ${false} | ${'refused'}
    ${'returned'} | ${false} | ${'returned'}
    ${'approved'} | ${false} | ${'approved'}
    ${'approved'} | ${true}  | ${'reversed'}
  `(
    '$decision, reversed $reversed: $state',
    ({ decision, reversed, state }: { decision: null; reversed: boolean; state: string }) => {
      expect(stateOfWithdrawal({ decision, reversed })).toBe(state);
    },
  );

  test.each`
    decision      | by       | code
    ${null}       | ${'ana'} | ${'ok'}
    ${null}       | ${'eva'} | ${'withdrawal.maker-is-checker'}
    ${'approved'} | ${'ana'} | ${'withdrawal.already-decided'}
    ${'refused'}  | ${'eva'} | ${'withdrawal.already-decided'}
    ${'returned'} | ${'eva'} | ${'withdrawal.already-decided'}
  `(
    'recorded by eva, $decision, decided by $by: $code',
    ({ decision, by, code }: { decision: null; by: string; code: string }) => {
      expect(
        codeOf(() => {
          requireDecidable({ decision, recordedBy: 'eva' }, by);
        }),
      ).toBe(code);
    },
  );
});
