import type { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import {
  disbursementStatus,
  disbursementStatuses,
  rejectedFrom,
  requireDecidable,
  requireStep,
  type DisbursementAct,
  type DisbursementStatus,
  type DisbursementStep,
} from './disbursement.rules';

type Decision = 'approved' | 'refused' | 'returned' | null;

const table: [Decision, DisbursementAct[], string, string, string, DisbursementStatus][] = [
  // Decision    Standing acts                              ordered transit received  Status
  [null, [], '0', '0', '0', 'pending'],
  ['refused', [], '0', '0', '0', 'refused'],
  ['returned', [], '0', '0', '0', 'returned'],
  ['approved', [], '0', '0', '0', 'annulled'],
  ['approved', ['order'], '9', '0', '0', 'ordered'],
  ['approved', ['order', 'reject'], '0', '0', '0', 'rejected'],
  ['approved', ['order', 'settle'], '0', '9', '0', 'in-transit'],
  ['approved', ['order', 'settle', 'reject'], '0', '0', '0', 'rejected'],
  ['approved', ['order', 'settle', 'confirm'], '0', '1', '8', 'received-partly'],
  ['approved', ['order', 'settle', 'confirm', 'confirm'], '0', '0', '9', 'received'],
  ['approved', ['order', 'settle', 'confirm', 'reject'], '0', '0', '8', 'received'],
  ['approved', ['order', 'settle', 'reject'], '0', '8', '0', 'in-transit'],
  ['approved', ['clarify'], '0', '9', '0', 'in-transit'],
  ['approved', ['clarify'], '0', '0', '9', 'received'],
  ['approved', ['clarify', 'confirm'], '0', '4', '5', 'received-partly'],
];

it.each(table)('%s %p, %s ordered, %s in transit, %s received: %s', (decision, acts, ordered, transit, got, status) => {
  const amounts = { ordered: Money.of(ordered), transit: Money.of(transit), received: Money.of(got) };
  expect(disbursementStatus({ decision, acts, ...amounts })).toBe(status);
});

it('reaches every status', () => {
  const reached = new Set(table.map((row) => row.at(-1)));
  expect([...reached].sort()).toEqual([...disbursementStatuses].sort());
});

it('is received exactly when some of it arrived and none is in transit (I6)', () => {
  for (const [, , , transit, got, status] of table) {
    expect(status === 'received').toBe(got !== '0' && transit === '0');
  }
});

it.each<[DisbursementStatus, DisbursementStep[]]>([
  ['pending', ['approve', 'refuse', 'return']],
  ['refused', []],
  ['returned', []],
  ['ordered', ['settle', 'reject']],
  ['annulled', []],
  ['in-transit', ['reject', 'confirm']],
  ['received-partly', ['reject', 'confirm']],
  ['received', ['confirm']],
  ['rejected', []],
])('%s allows %p', (status, allowed) => {
  const steps: DisbursementStep[] = ['approve', 'refuse', 'return', 'settle', 'reject', 'confirm'];
  const done = steps.filter((step) => {
    try {
      requireStep(status, step);
      return true;
    } catch (error) {
      expect(error).toMatchObject({ code: 'disbursement.wrong-state', params: { status, step } });
      return false;
    }
  });
  expect(done).toEqual(allowed);
});

it.each([
  ['pending', 'checker', 'done'],
  ['pending', 'maker', 'disbursement.maker-is-checker'],
  ['ordered', 'maker', 'disbursement.wrong-state'],
] as const)('an order that is %s, decided by its %s: %s', (status, decidedBy, expected) => {
  let outcome = 'done';
  try {
    requireDecidable({ status, recordedBy: 'maker' }, 'approve', decidedBy);
  } catch (error) {
    outcome = (error as Refusal).code;
  }
  expect(outcome).toBe(expected);
});

it('goes back to the line from where it is', () => {
  expect(rejectedFrom('ordered')).toBe('ordered');
  expect(rejectedFrom('in-transit')).toBe('transit');
  expect(rejectedFrom('received-partly')).toBe('transit');
  expect(() => rejectedFrom('received')).toThrow();
});
