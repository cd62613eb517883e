import type { Refusal } from '../../kernel/errors';
import { requireAnnullable, requireAnnulmentDecidable, type AnnullableWithdrawal } from './annulment.rules';

const codeOf = (work: () => void): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as Refusal).code;
  }
};

const approved: AnnullableWithdrawal = { state: 'approved', entryId: null, closed: false };
const asked = { decision: null, recordedBy: 'ana' };

it.each([
  [approved, null, 'done'],
  [approved, { ...asked, decision: 'refused' as const }, 'done'],
  [approved, asked, 'withdrawal.annulment-pending'],
  [{ ...approved, entryId: 'e' }, null, 'withdrawal.reverse-its-entry'],
  [{ ...approved, closed: true }, null, 'allocation.closed'],
  [{ ...approved, state: 'pending' as const }, null, 'withdrawal.nothing-to-annul'],
  [{ ...approved, state: 'reversed' as const }, asked, 'withdrawal.nothing-to-annul'],
])('%j, asked for %j: %s', (withdrawal, annulment, code) => {
  expect(
    codeOf(() => {
      requireAnnullable(withdrawal, annulment);
    }),
  ).toBe(code);
});

it.each([
  [asked, 'eva', 'done'],
  [asked, 'ana', 'withdrawal.annulment-maker-is-checker'],
  [null, 'eva', 'withdrawal.no-annulment'],
  [{ ...asked, decision: 'approved' as const }, 'eva', 'withdrawal.no-annulment'],
])('%j decided by %s: %s', (annulment, by, code) => {
  expect(
    codeOf(() => {
      requireAnnulmentDecidable(annulment, by);
    }),
  ).toBe(code);
});
