import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { exactMatches, suggestionsFor, type BankLine, type Target } from './matching.rules';

const line = (given: Partial<BankLine> = {}): BankLine => ({
  id: 'line',
  on: calendarDate('2025-03-10'),
  direction: 'out',
  amount: Money.of('500.00'),
  reference: 'S-1',
  nit: null,
  name: null,
  description: null,
  ...given,
});

const giro = (given: Partial<Target> = {}): Target => ({
  kind: 'disbursement',
  id: 'giro',
  on: calendarDate('2025-03-10'),
  amount: Money.of('500.00'),
  reference: 'S-1',
  paymentOrder: 'OP-12',
  nit: '900000009',
  hospital: 'EJEMPLO — E.S.E. Uno',
  label: 'giro',
  ...given,
});

const bare = { reference: null };

it.each([
  // The movement                                        The giro                      Exact   Suggested for
  [line(), giro(), true, 'reference amount date'],
  [line({ reference: ' s-1 ' }), giro(), true, 'reference amount date'],
  [line({ ...bare, description: 'PAGO OP-12 E.S.E.' }), giro(), true, 'payment-order amount date'],
  // Another order begins with the same number.
  [line({ ...bare, description: 'PAGO OP-123' }), giro(), false, 'amount date'],
  [line({ on: calendarDate('2025-03-11') }), giro(), false, 'reference amount'],
  [line({ amount: Money.of('499.00') }), giro(), false, 'reference date'],
  [line({ ...bare, nit: '900000009', on: calendarDate('2025-03-15') }), giro(), false, 'nit amount'],
  [line({ ...bare, description: 'a ejemplo — e.s.e. uno' }), giro(), false, 'name amount date'],
  [line({ ...bare, on: calendarDate('2025-03-16') }), giro(), false, null],
  [line({ ...bare, amount: Money.of('499.00') }), giro(), false, null],
  [line({ direction: 'in' }), giro(), false, null],
  [line({ direction: 'in' }), giro({ kind: 'restitution', paymentOrder: null }), true, 'reference amount date'],
])('%#', (movement, target, isExact, reasons) => {
  expect(exactMatches([movement], [target])).toHaveLength(isExact ? 1 : 0);
  const [suggested] = suggestionsFor(movement, [target]);
  expect(suggested?.reasons.join(' ') ?? null).toBe(reasons);
});

it('is in doubt where two of either side would do, and leaves both to a person', () => {
  expect(exactMatches([line()], [giro(), giro({ id: 'twin' })])).toEqual([]);
  expect(exactMatches([line(), line({ id: 'twin' })], [giro()])).toEqual([]);
});

it('suggests the likeliest first, and three at most', () => {
  const targets = [
    giro({ id: 'far', reference: null, on: calendarDate('2025-03-14') }),
    giro({ id: 'near', reference: null, on: calendarDate('2025-03-11') }),
    giro({ id: 'same' }),
    giro({ id: 'other', reference: null, on: calendarDate('2025-03-12') }),
  ];
  expect(suggestionsFor(line(), targets).map(({ target }) => target.id)).toEqual(['same', 'near', 'other']);
});
