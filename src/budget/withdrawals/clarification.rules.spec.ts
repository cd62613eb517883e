import { calendarDate, type CalendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import {
  clarifyingMovement,
  effectOfClarification,
  orderDate,
  requireClarifiable,
  type Clarifying,
  type ContestedWithdrawal,
} from './clarification.rules';

const on = calendarDate;

const contested: ContestedWithdrawal = {
  state: 'approved',
  standingPayment: 'unknown',
  recordedBy: 'eva',
  issuedOn: on('2025-07-07'),
  contestedOn: on('2025-11-30'),
  contested: Money.of('100'),
};

const silent: Clarifying = { payment: 'after', effectiveOn: null, datePrecision: null, receivedOn: null };

interface Given {
  payment: 'before' | 'after';
  effectiveOn: CalendarDate | null;
  receivedOn: CalendarDate | null;
}

function codeOf(withdrawal: Partial<ContestedWithdrawal>, clarifying: Partial<Clarifying>, by = 'ana'): string {
  try {
    requireClarifiable({ ...contested, ...withdrawal }, { ...silent, ...clarifying }, { by, today: on('2026-11-21') });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
  return 'ok';
}

describe('clarifying a line contested since 30 November 2025, issued on 7 July', () => {
  test.each`
    withdrawal                       | by       | code
    ${{}}                            | ${'ana'} | ${'ok'}
    ${{}}                            | ${'eva'} | ${'withdrawal.maker-is-checker'}
    ${{ standingPayment: 'before' }} | ${'ana'} | ${'withdrawal.nothing-to-clarify'}
    ${{ standingPayment: 'after' }}  | ${'eva'} | ${'withdrawal.nothing-to-clarify'}
    ${{ standingPayment: null }}     | ${'ana'} | ${'withdrawal.nothing-to-clarify'}
    ${{ state: 'pending' }}          | ${'ana'} | ${'withdrawal.nothing-to-clarify'}
    ${{ state: 'reversed' }}         | ${'ana'} | ${'withdrawal.nothing-to-clarify'}
    ${{ contested: Money.zero }}     | ${'ana'} | ${'withdrawal.nothing-to-clarify'}
  `('$withdrawal by $by: $code', ({ withdrawal, by, code }: { withdrawal: object; by: string; code: string }) => {
    expect(codeOf(withdrawal, {}, by)).toBe(code);
  });

  test.each`
    payment     | effectiveOn     | receivedOn      | code
    ${'before'} | ${null}         | ${null}         | ${'ok'}
    ${'before'} | ${'2025-11-30'} | ${null}         | ${'ok'}
    ${'before'} | ${'2025-11-29'} | ${null}         | ${'date.too-early'}
    ${'before'} | ${'2026-11-22'} | ${null}         | ${'date.in-the-future'}
    ${'after'}  | ${'2025-08-01'} | ${null}         | ${'ok'}
    ${'after'}  | ${'2025-07-06'} | ${null}         | ${'date.too-early'}
    ${'after'}  | ${null}         | ${'2025-08-03'} | ${'ok'}
    ${'after'}  | ${'2025-08-01'} | ${'2025-08-01'} | ${'ok'}
    ${'after'}  | ${'2025-08-02'} | ${'2025-08-01'} | ${'date.too-early'}
    ${'after'}  | ${null}         | ${'2026-11-22'} | ${'date.in-the-future'}
  `('$payment, paid $effectiveOn, received $receivedOn: $code', ({ code, ...given }: Given & { code: string }) => {
    expect(codeOf({}, given)).toBe(code);
  });

  test.each`
    payment     | effectiveOn     | receivedOn      | effect                                        | ordered                                       | to
    ${'before'} | ${null}         | ${null}         | ${{ on: '2025-11-30', precision: 'unknown' }} | ${{ on: '2025-11-30', precision: 'unknown' }} | ${'released'}
    ${'before'} | ${'2026-01-15'} | ${null}         | ${{ on: '2026-01-15', precision: 'exact' }}   | ${{ on: '2026-01-15', precision: 'exact' }}   | ${'released'}
    ${'after'}  | ${null}         | ${null}         | ${{ on: '2025-11-30', precision: 'unknown' }} | ${{ on: '2025-11-30', precision: 'unknown' }} | ${'transit'}
    ${'after'}  | ${'2025-08-01'} | ${null}         | ${{ on: '2025-11-30', precision: 'unknown' }} | ${{ on: '2025-08-01', precision: 'exact' }}   | ${'transit'}
    ${'after'}  | ${'2025-12-05'} | ${null}         | ${{ on: '2025-12-05', precision: 'exact' }}   | ${{ on: '2025-12-05', precision: 'exact' }}   | ${'transit'}
    ${'after'}  | ${'2025-08-01'} | ${'2025-08-03'} | ${{ on: '2025-11-30', precision: 'unknown' }} | ${{ on: '2025-08-01', precision: 'exact' }}   | ${'held'}
    ${'after'}  | ${null}         | ${'2025-12-09'} | ${{ on: '2025-12-09', precision: 'exact' }}   | ${{ on: '2025-12-09', precision: 'unknown' }} | ${'held'}
  `(
    '$payment, paid $effectiveOn, received $receivedOn: to $to',
    ({ effect, ordered, to, ...given }: Given & { effect: object; ordered: object; to: string }) => {
      const clarifying = { ...silent, ...given };
      expect(effectOfClarification(clarifying, contested.contestedOn)).toEqual(effect);
      expect(orderDate(clarifying, contested.contestedOn)).toEqual(ordered);
      const line = { resolutionId: 'resolution', id: 'line', contested: contested.contested };
      expect(clarifyingMovement(line, clarifying, 'giro')).toMatchObject({
        from: { place: 'contested' },
        to: { place: to, ...(to === 'transit' ? { disbursementId: 'giro' } : {}) },
        amount: contested.contested,
      });
    },
  );
});
