import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { AllocationQueries } from '../allocations/allocation.queries';
import { isMissing } from '../allocations/missing.sql';
import { dayOf } from './decisions.sql';
import { hospitalTasks, type LineFacts } from './hospital-tasks.rules';
import type { Waiting } from './task.rules';

@Injectable()
export class HospitalTasks {
  constructor(private readonly allocations: AllocationQueries) {}

  /** What waits for a hospital's own people? Two statements and the lines' unknowns, however many lines. */
  async of(tx: Tx, by: Caller): Promise<Waiting[]> {
    const { hospitalIds } = by.person;
    if (hospitalIds.length === 0) return [];
    const lines = await this.allocations.openLinesOf(tx, by, hospitalIds);
    const facts: LineFacts[] = await tx.query(factsSql, [lines.map(({ id }) => id)]);
    const byLine = new Map(facts.map((each) => [each.allocationId, each]));
    return lines.flatMap((line) => {
      const known = byLine.get(line.id);
      return known ? hospitalTasks(line, known, by.today) : [];
    });
  }
}

/** What does the hospital's turn depend on, line by line, besides what its view says? */
const factsSql = `
  select
    line.id as "allocationId",
    ${dayOf('act.published_at')} as "publishedOn",
    resolution.execute_by as "executeBy",
    (
      select coalesce(json_object_agg(refused.requirement, refused.on_day), '{}')
      from (
        select fulfilment.requirement, max(${dayOf('fulfilment.decided_at')}) as on_day
        from fulfilment
        where fulfilment.allocation_id = line.id
          and fulfilment.decision = 'refused'
        group by fulfilment.requirement
      ) refused
    ) as refusals,
    (
      select coalesce(json_agg(json_build_object(
        'id', giro.id,
        'transit', account.balance::text,
        'since', coalesce(
          (select max(${dayOf('recorded_at')}) from settlement where settlement.disbursement_id = giro.id),
          ${dayOf('giro.recorded_at')}
        )
      ) order by giro.id), '[]')
      from disbursement giro
      join ledger_account account
        on account.disbursement_id = giro.id
        and account.place = 'transit'
        and account.balance > 0
      where giro.allocation_id = line.id
        -- What the hospital said is missing is the ministry's to trace, until it is paid again.
        and not ${isMissing('giro')}
    ) as giros,
    (
      select min(${dayOf('entry.recorded_at')})
      from ledger_account account
      join ledger_posting posting on posting.account_id = account.id
      join ledger_entry entry on entry.id = posting.entry_id
      left join ledger_entry undone on undone.reverses_id = entry.id
      where account.allocation_id = line.id
        and account.place = 'held'
        and posting.amount > 0
        and entry.act in ('confirm', 'clarify')
        and undone.id is null
    ) as "firstReceivedOn",
    exists (select from incorporation where incorporation.allocation_id = line.id) as incorporated,
    exists (
      select from execution_report where execution_report.allocation_id = line.id and decision is null
    ) as "reportUndecided",
    (
      select case when last.decision = 'observed' then json_build_object(
        'id', last.id,
        'reason', last.decision_reason,
        'since', ${dayOf('last.decided_at')}
      ) end
      from execution_report last
      where last.allocation_id = line.id
      order by last.id desc
      limit 1
    ) as observed,
    (
      select max(${dayOf('execution_report.decided_at')})
      from execution_report
      where execution_report.allocation_id = line.id
        and execution_report.decision = 'accepted'
        and execution_report.final
    ) as "finalAcceptedOn",
    (
      select ${dayOf('withdrawal.decided_at')}
      from standing_withdrawal standing
      join withdrawal on withdrawal.id = standing.id
      where standing.allocation_id = line.id
    ) as "withdrawnOn",
    (
      select coalesce(json_agg(json_build_object(
        'kind', given_back.kind,
        'id', given_back.id,
        'of', given_back.of,
        'amount', given_back.amount::text,
        'reason', given_back.reason,
        'since', given_back.since
      ) order by given_back.id), '[]')
      from (
        select
          'withdrawal' as kind, record.id, null as of, null::numeric as amount, record.decision_reason as reason,
          ${dayOf('record.decided_at')} as since
        from withdrawal record
        join person on person.id = record.recorded_by and 'recipient' = any(person.roles)
        where record.allocation_id = line.id
          and record.decision = 'returned'
          and not exists (
            select from withdrawal later where later.allocation_id = line.id and later.id > record.id
          )
        union all
        select
          'restitution', record.id, record.kind, record.amount, record.decision_reason, ${dayOf('record.decided_at')}
        from restitution record
        where record.allocation_id = line.id
          and record.decision = 'returned'
          and not exists (
            select
            from restitution later
            where later.allocation_id = line.id
              and later.kind = record.kind
              and later.id > record.id
          )
      ) given_back
    ) as returned,
    (
      select json_build_object(
        'principal', coalesce(sum(amount) filter (where kind = 'principal'), 0)::numeric(20,2)::text,
        'yields', coalesce(sum(amount) filter (where kind = 'yields'), 0)::numeric(20,2)::text
      )
      from restitution
      where restitution.allocation_id = line.id
        and restitution.decision is null
    ) as unverified
  from annex_line line
  join resolution on resolution.id = line.resolution_id
  join resolution act on act.id = line.added_by_id
  where line.id = any($1::uuid[])`;
