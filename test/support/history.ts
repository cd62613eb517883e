import { Verification, type Verdict } from '../../src/budget/audit/verification.service';
import { VerificationQueries } from '../../src/budget/audit/verification.queries';
import type { PaperRoot } from '../../src/budget/audit/seal-verification.rules';
import type { Transactions, Tx } from '../../src/platform/database/transactions';
import { disburse, openOffice, publish, type Line, type Office } from './office';
import type { TestService } from './service';

/** Does to the record, as a superuser for whom no trigger nor foreign key runs, what is then undone. */
export async function tampering<T>(service: TestService, work: (tx: Tx) => Promise<T>): Promise<T> {
  const runner = service.database.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('set local session_replication_role = replica');
    return await work(runner.manager as Tx);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** What the verification says from inside an open transaction. */
export function verifyIn(tx: Tx, paper: PaperRoot | null = null): Promise<Verdict> {
  return new Verification(transactionsOf(tx), new VerificationQueries()).verify(paper);
}

/** Every transaction is this one. */
export function transactionsOf(tx: Tx): Transactions {
  function same<T>(work: (inner: Tx) => Promise<T>): Promise<T> {
    return work(tx);
  }
  return { run: same, read: same, attempt: same } as unknown as Transactions;
}

/** A short history: two seals, a root on paper of the first, a certificate, and acts that wait for their seal. */
export interface History {
  readonly office: Office;
  readonly lines: Line[];
  /** Of the first line: order, approval, giro, order, approval, giro, rejection. */
  readonly chain: string;
  readonly paper: PaperRoot;
  readonly certificate: string;
}

export async function recordHistory(service: TestService): Promise<History> {
  const office = await openOffice(service);
  const { lines } = await publish(office, ['5000.00', '3000.00']);
  const [{ id: chain }, { id: other }] = lines as [Line, Line];
  const giro = await disburse(office, chain, '1000.00');
  const early = await office.auditor.post<{ seal: PaperRoot }>('/audit/seals');
  const { root, size } = early.body.seal;
  const rejected = await disburse(office, chain, '500.00');
  await office.paymaster.must('POST', `/disbursements/${rejected}/rejection`, {
    effectiveOn: '2025-03-05',
    reason: 'EJEMPLO',
  });
  const { id } = await office.registrar.must('POST', '/certificates', { type: 'disbursement', subjectId: giro });
  await office.auditor.post('/audit/seals');
  await disburse(office, other, '700.00');
  return { office, lines, chain, paper: { root, size }, certificate: id };
}

/** What stands in the way of whoever changes a table, taken away. */
export function without(constraint: string, table = 'audit_event'): string {
  return `alter table ${table} drop constraint ${constraint} cascade`;
}

export function codesOf({ breaks }: Verdict): string[] {
  return breaks.map(({ code }) => code);
}

/** The verdict after these statements. */
export function after(service: TestService, statements: readonly string[]): Promise<Verdict> {
  return tampering(service, async (tx) => {
    for (const each of statements) await tx.query(each);
    return verifyIn(tx);
  });
}
