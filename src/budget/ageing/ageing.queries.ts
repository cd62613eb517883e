import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { AgedView, AgeingAsked } from './ageing.dto';

export interface AgedFact extends Omit<AgedView, 'ageDays' | 'settledBy' | 'effect'> {
  readonly since: CalendarDate;
  /** Pesos that depend on it, when it is whether a withdrawn line was paid. */
  readonly contested: Money | null;
  readonly reportedPaid: boolean | null;
}

@Injectable()
export class AgeingQueries {
  /** What is unknown today, the longest unknown first: of which line, and how much depends on it? */
  async page(tx: Tx, { resolution, limit, cursor }: AgeingAsked): Promise<AgedFact[]> {
    const rows: (Omit<AgedFact, 'contested'> & { contested: string | null })[] = await tx.query(agedSql, [
      resolution ?? null,
      cursor?.[0] ?? '',
      limit,
    ]);
    return rows.map((row) => ({ ...row, contested: row.contested === null ? null : Money.of(row.contested) }));
  }
}

const agedSql = `
  select
    fact.id,
    fact.subject_kind as "subjectKind",
    fact.subject_id as "subjectId",
    case when act.id is not null
      then json_build_object('id', act.id, 'number', act.number, 'year', act.year)
    end as resolution,
    case when line.id is not null
      then json_build_object('id', line.id, 'line', line.line, 'municipality', municipality.name)
    end as line,
    fact.field,
    fact.reason,
    fact.source,
    (fact.recorded_at at time zone 'America/Bogota')::date as since,
    contested.balance as contested,
    withdrawal.reported_paid as "reportedPaid"
  from unknown_fact fact
  left join withdrawal on withdrawal.id = fact.subject_id
  left join disbursement on disbursement.id = fact.subject_id
  left join annex_line line
    on line.id = coalesce(withdrawal.allocation_id, disbursement.allocation_id, fact.subject_id)
  left join municipality on municipality.code = line.municipality_code
  left join resolution act on act.id = coalesce(line.resolution_id, fact.subject_id)
  left join standing_withdrawal standing
    on standing.id = withdrawal.id
    and standing.payment = 'unknown'
    and fact.field = 'payment'
  left join ledger_account contested
    on contested.allocation_id = standing.allocation_id
    and contested.place = 'contested'
  where fact.known_at is null
    and ($1::uuid is null or act.id = $1)
    and fact.id::text > $2
  order by fact.id::text
  limit $3`;
