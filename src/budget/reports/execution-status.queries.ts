import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { hospitalKnownAt } from '../hospitals/hospital-known-at.sql';
import type { Moment } from '../ledger/moment.rules';
import type { LineFacts, Payment } from './execution-status.contents';

/** A resolution as it is asked about, before it is known whether it can be reported. */
export interface AskedResolution {
  readonly id: string;
  readonly kind: 'strategy' | 'allocation' | 'amendment';
  readonly published: boolean;
  readonly number: number;
  readonly year: number;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: CalendarDate;
  readonly fiscalYear: number;
  readonly amends: { id: string; number: number; year: number } | null;
  readonly strategy: { id: string; number: number; year: number; title: string } | null;
}

type LineRow = Omit<LineFacts, 'amount' | 'lapsed' | 'restored' | 'payments'> &
  Record<'amount' | 'lapsed' | 'restored', string> & { payments: (Omit<Payment, 'amount'> & { amount: string })[] };

@Injectable()
export class ExecutionStatusQueries {
  /** Which act is this, and may these hospitals (null: everybody's) see it? Null when not. */
  async resolution(tx: Tx, id: string, scope: readonly string[] | null): Promise<AskedResolution | null> {
    const [row]: AskedResolution[] = await tx.query(
      `select
         act.id,
         act.kind,
         act.published_at is not null as published,
         act.number,
         act.year,
         act.title,
         act.issuer,
         act.issued_on as "issuedOn",
         act.fiscal_year as "fiscalYear",
         case when amended.id is not null
           then json_build_object('id', amended.id, 'number', amended.number, 'year', amended.year)
         end as amends,
         case when strategy.id is not null
           then json_build_object(
             'id', strategy.id, 'number', strategy.number, 'year', strategy.year, 'title', strategy.title
           )
         end as strategy
       from resolution act
       left join resolution amended on amended.id = act.amends_id
       left join resolution strategy on strategy.id = act.strategy_id
       where act.id = $1
         and (
           $2::uuid[] is null
           or act.published_at is not null and exists (
             select
             from annex_line line
             join resolution adding on adding.id = line.added_by_id
             where line.resolution_id = coalesce(act.amends_id, act.id)
               and line.hospital_id = any($2)
               and adding.published_at is not null
           )
         )`,
      [id, scope],
    );
    return row ?? null;
  }

  /**
   * Which lines did the annex have at that moment, of these hospitals (null: all), and what had been recorded of each:
   * its amount with the amendments, its giros, its withdrawal? In annex order. Reads the resolution's postings.
   */
  async lines(
    tx: Tx,
    resolutionId: string,
    { asOf, knownAt }: Moment,
    scope: readonly string[] | null,
  ): Promise<LineFacts[]> {
    const rows: LineRow[] = await tx.query(linesSql, [resolutionId, asOf, knownAt, scope]);
    return rows.map((row) => ({
      ...row,
      amount: Money.of(row.amount),
      lapsed: Money.of(row.lapsed),
      restored: Money.of(row.restored),
      payments: row.payments.map((payment) => ({ ...payment, amount: Money.of(payment.amount) })),
    }));
  }
}

// An inverse counts as the act that it undoes, so that what is undone sums to zero and is not dated.
const linesSql = `
  with seen as materialized (
    select id, act, subject_id, reverses_id, effective_on, date_precision
    from ledger_entry
    where resolution_id = $1
      and effective_on <= $2
      and recorded_at <= $3
  ),
  entry as materialized (
    select
      seen.id,
      coalesce(original.subject_id, seen.subject_id) as subject_id,
      seen.effective_on,
      seen.date_precision,
      coalesce(original.act, seen.act) as act,
      seen.reverses_id is null and inverse.id is null as stands
    from seen
    left join seen original on original.id = seen.reverses_id
    left join seen inverse on inverse.reverses_id = seen.id
  ),
  moved as materialized (
    select
      account.allocation_id,
      coalesce(account.disbursement_id, clarification.disbursement_id) as disbursement_id,
      account.place,
      posting.amount,
      entry.id as entry_id,
      entry.act,
      entry.stands,
      entry.effective_on,
      entry.date_precision
    from entry
    join ledger_posting posting on posting.entry_id = entry.id
    join ledger_account account on account.id = posting.account_id
    left join clarification on clarification.id = entry.subject_id
    where account.allocation_id is not null
      and account.kind = 'capital'
  ),
  known_line as (
    select
      allocation_id,
      coalesce(sum(amount) filter (where act in ('publish', 'amend', 'reassign')), 0.00) as amount,
      coalesce(-sum(amount) filter (where act = 'lapse'), 0.00) as lapsed,
      coalesce(-sum(amount) filter (where act = 'restore'), 0.00) as restored
    from moved
    group by allocation_id
  ),
  payment as (
    select
      allocation_id,
      disbursement_id,
      sum(amount) as amount,
      (array_agg(effective_on order by entry_id desc) filter (where stands and amount > 0))[1] as paid_on,
      (array_agg(date_precision order by entry_id desc) filter (where stands and amount > 0))[1] as date_precision
    from moved
    where (place = 'transit' and act in ('settle', 'reject', 'clarify'))
      or (place = 'held' and act = 'clarify')
    group by allocation_id, disbursement_id
    having sum(amount) > 0
  ),
  withdrawn as (
    select distinct on (withdrawal.allocation_id)
      withdrawal.allocation_id,
      coalesce(settled.payment, withdrawal.payment) as payment,
      withdrawal.reported_paid
    from withdrawal
    join known_line on known_line.allocation_id = withdrawal.allocation_id
    left join entry on entry.subject_id = withdrawal.id and entry.act in ('withdraw', 'contest') and entry.stands
    left join lateral (
      select clarification.payment
      from clarification
      join entry clarifying on clarifying.subject_id = clarification.id
        and clarifying.act = 'clarify'
        and clarifying.stands
      where clarification.withdrawal_id = withdrawal.id
      order by clarifying.id desc
      limit 1
    ) settled on true
    where withdrawal.decision = 'approved'
      and (
        entry.id is not null
        or withdrawal.payment = 'after'
          and withdrawal.decided_at <= $3
          and not exists (
            select
            from withdrawal_annulment annulment
            where annulment.withdrawal_id = withdrawal.id
              and annulment.decision = 'approved'
              and annulment.decided_at <= $3
          )
          and coalesce(
            withdrawal.withdrawn_on,
            withdrawal.source_cutoff,
            (withdrawal.decided_at at time zone 'America/Bogota')::date
          ) <= $2
      )
    order by withdrawal.allocation_id, withdrawal.decided_at desc, withdrawal.id desc
  )
  select
    line.id as "allocationId",
    line.line,
    municipality.code as divipola,
    municipality.name as municipality,
    json_build_object('code', department.code, 'name', department.name) as department,
    case when hospital.id is not null
      then json_build_object('id', hospital.id, 'name', hospital.name, 'nit', hospital.nit)
    end as hospital,
    known_line.amount,
    known_line.lapsed,
    known_line.restored,
    (
      select coalesce(
        json_agg(
          json_build_object(
            'disbursementId', payment.disbursement_id,
            'amount', payment.amount::text,
            'paidOn', payment.paid_on,
            'datePrecision', payment.date_precision
          )
          order by payment.paid_on, payment.disbursement_id
        ),
        '[]'
      )
      from payment
      where payment.allocation_id = line.id
    ) as payments,
    withdrawn.payment as withdrawal,
    withdrawn.reported_paid as "reportedPaid"
  from known_line
  join annex_line line on line.id = known_line.allocation_id
  join municipality on municipality.code = line.municipality_code
  join department on department.code = municipality.department_code
  ${hospitalKnownAt('$3')}
  left join withdrawn on withdrawn.allocation_id = line.id
  where $4::uuid[] is null or line.hospital_id = any($4)
  order by line.line`;
