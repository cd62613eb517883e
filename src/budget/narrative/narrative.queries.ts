import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { UnknownFacts } from '../unknowns/unknown.service';
import type { ExecutionStatus } from '../reports/execution-status.contents';
import type { Announced, OpenFact, ToldAct, ToldWithdrawal } from './narrative.contents';

type ActRow = Omit<ToldAct, 'label'> & { readonly number: number; readonly year: number };

@Injectable()
export class NarrativeQueries {
  /** What does the act say of itself? */
  async act(tx: Tx, id: string): Promise<ToldAct | null> {
    const [row]: ActRow[] = await tx.query(
      `select
         id,
         number,
         year,
         issuer,
         issued_on as "issuedOn",
         title,
         disburse_from as "disburseFrom",
         execute_by as "executeBy",
         source
       from resolution
       where id = $1`,
      [id],
    );
    if (!row) return null;
    const { number, year, ...act } = row;
    return { ...act, label: resolutionLabel({ number, year }) };
  }

  /** What was announced of it, in the words of each source? */
  async announced(tx: Tx, resolutionId: string): Promise<Announced[]> {
    const rows: (Omit<Announced, 'amount'> & { amount: string })[] = await tx.query(
      'select amount, text, source from announced_amount where resolution_id = $1 order by position',
      [resolutionId],
    );
    return rows.map((row) => ({ ...row, amount: Money.of(row.amount) }));
  }

  /** Which withdrawals had been approved by the instant, and what does their source say? */
  withdrawals(tx: Tx, resolutionId: string, knownAt: string): Promise<ToldWithdrawal[]> {
    return tx.query(
      `select
         withdrawal.id,
         withdrawal.allocation_id as "allocationId",
         withdrawal.source,
         withdrawal.reason
       from withdrawal
       join annex_line line on line.id = withdrawal.allocation_id
       where line.resolution_id = $1
         and withdrawal.decision = 'approved'
         and withdrawal.decided_at <= $2
       order by line.line, withdrawal.id`,
      [resolutionId, knownAt],
    );
  }

  /** What did no source say by the instant, of the acts, the lines, their giros and their withdrawals? */
  async open(
    tx: Tx,
    unknowns: UnknownFacts,
    {
      status,
      strategyId,
      withdrawals,
    }: { status: ExecutionStatus; strategyId: string | null; withdrawals: readonly ToldWithdrawal[] },
  ): Promise<OpenFact[]> {
    const subjects = new Map<string, Pick<OpenFact, 'of' | 'allocationId'>>();
    if (strategyId !== null) subjects.set(strategyId, { of: 'strategy', allocationId: null });
    subjects.set(status.resolution.id, { of: 'resolution', allocationId: null });
    for (const { allocationId, payments } of status.rows) {
      subjects.set(allocationId, { of: 'line', allocationId });
      for (const { disbursementId } of payments) {
        if (disbursementId !== null) subjects.set(disbursementId, { of: 'disbursement', allocationId });
      }
    }
    for (const { id, allocationId } of withdrawals) subjects.set(id, { of: 'withdrawal', allocationId });
    const facts = await unknowns.of(tx, [...subjects.keys()], status.knownAt);
    return [...subjects].flatMap(([id, subject]) => (facts.get(id) ?? []).map((fact) => ({ ...fact, ...subject })));
  }
}
