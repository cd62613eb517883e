import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { Unknown } from '../../kernel/sources';
import type { Tx } from '../../platform/database/transactions';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { UnknownFacts } from '../unknowns/unknown.service';
import type { Announced, ToldAct, ToldWithdrawal } from './narrative.contents';

type ActRow = Omit<ToldAct, 'label'> & { readonly number: number; readonly year: number };

@Injectable()
export class NarrativeQueries {
  /** What do the act and its strategy say of themselves? */
  async acts(tx: Tx, id: string): Promise<{ resolution: ToldAct | null; strategy: ToldAct | null }> {
    const rows: ActRow[] = await tx.query(
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
       where id = $1 or id = (select strategy_id from resolution where id = $1)`,
      [id],
    );
    const acts = rows.map(({ number, year, ...act }) => ({ ...act, label: resolutionLabel({ number, year }) }));
    return {
      resolution: acts.find((act) => act.id === id) ?? null,
      strategy: acts.find((act) => act.id !== id) ?? null,
    };
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

  /** What did no source say by the instant, of the acts and of anything of their lines? By what it is said of. */
  unknown(tx: Tx, unknowns: UnknownFacts, resolutionId: string, knownAt: string): Promise<Map<string, Unknown[]>> {
    return unknowns.among(tx, { select: subjectsSql, parameter: resolutionId }, knownAt);
  }
}

const subjectsSql = `
  select $2::uuid
  union all select strategy_id from resolution where id = $2
  union all select id from annex_line where resolution_id = $2
  union all
  select disbursement.id
  from annex_line line
  join disbursement on disbursement.allocation_id = line.id
  where line.resolution_id = $2
  union all
  select withdrawal.id
  from annex_line line
  join withdrawal on withdrawal.allocation_id = line.id
  where line.resolution_id = $2`;
