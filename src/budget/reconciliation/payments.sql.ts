import { shownSql } from './bank.sql';
import { orderKeySql } from './orders.sql';

/*
 * The giros of the lines that are looked at, and those of others that may be the same payment.
 */

/** The last day on which the hospital looked since it was paid, and did not find it. */
const missingOnSql = `
      select max(non_receipt.checked_on)
      from non_receipt
      where non_receipt.disbursement_id = disbursement.id
        and non_receipt.recorded_at > paid.recorded_at`;

/**
 * The giros that were paid and not wholly sent back.
 * @param giros what brings each `disbursement` with its `line`
 */
function paymentsSql(giros: string): string {
  return `
  select
    disbursement.id,
    line.resolution_id as "resolutionId",
    disbursement.allocation_id as "allocationId",
    line.line,
    municipality.name as municipality,
    coalesce(line.hospital_id, line.id) as payee,
    (disbursement.amount - rejected.amount)::text as amount,
    transit.balance::text as transit,
    (${missingOnSql}) as "missingOn",
    disbursement.amount::text as ordered,
    ${shownSql('disbursement')} as bank,
    paid.effective_on as "paidOn",
    paid.date_precision as precision,
    paid.reference,
    paid.source,
    disbursement.payment_order as "paymentOrder",
    case when disbursement.folded_order is not null then ${orderKeySql} end as "orderKey",
    paid.recorded_at as "recordedAt",
    json_build_array(json_build_object('id', paid.id, 'act', paid.act))::jsonb || confirmed.entries as entries
  from ${giros}
  join municipality on municipality.code = line.municipality_code
  join resolution on resolution.id = line.resolution_id
  join lateral (
    select entry.id, entry.act, entry.effective_on, entry.date_precision, entry.recorded_at, entry.source, record.reference
    from (
      select settlement.id, settlement.reference from settlement where settlement.disbursement_id = disbursement.id
      union all
      select clarification.id, null from clarification where clarification.disbursement_id = disbursement.id
    ) record
    join standing_entry entry on entry.subject_id = record.id and entry.act in ('settle', 'clarify')
    order by entry.id desc
    limit 1
  ) paid on true
  cross join lateral (
    select coalesce(sum(account.balance), 0.00) as balance
    from ledger_account account
    where account.disbursement_id = disbursement.id
      and account.place = 'transit'
  ) transit
  cross join lateral (
    select coalesce(-sum(posting.amount), 0.00) as amount
    from bank_rejection
    join standing_entry entry on entry.subject_id = bank_rejection.id and entry.act = 'reject'
    join ledger_posting posting on posting.entry_id = entry.id
    join ledger_account account on account.id = posting.account_id and account.place = 'transit'
    where bank_rejection.disbursement_id = disbursement.id
  ) rejected
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('id', entry.id, 'act', entry.act) order by entry.id), '[]') as entries
    from receipt
    join standing_entry entry on entry.subject_id = receipt.id and entry.act = 'confirm'
    where receipt.disbursement_id = disbursement.id
  ) confirmed
  where disbursement.amount > rejected.amount
  order by paid.effective_on, disbursement.id`;
}

export const ownPaymentsSql = paymentsSql(`looked line
  cross join lateral (select * from disbursement where disbursement.allocation_id = line.id offset 0) disbursement`);

/** Payments with the reference of one that is looked at, or its hospital and amount: those of other lines among them. */
export const otherPaymentsSql = paymentsSql(`(${twinsSql(paidOfLines('looked'))}) twin
  cross join lateral (select * from disbursement where disbursement.id = twin.id offset 0) disbursement
  cross join lateral (select * from annex_line where annex_line.id = disbursement.allocation_id offset 0) line`);

/**
 * The giros of these lines that were ever paid, with the hospital and the amount of each.
 * @param lines the part of the statement, or a select in brackets, with rows of `annex_line`
 */
export function paidOfLines(lines: string): string {
  return `
    select giro.id, line.hospital_id, giro.amount
    from ${lines} line
    cross join lateral (select id, amount from disbursement where disbursement.allocation_id = line.id offset 0) giro
    where ${wasPaid('giro')}`;
}

/** Whether a giro was ever paid: what never was is no payment twice. */
export function wasPaid(giro: string): string {
  return `(
      exists (select from settlement where settlement.disbursement_id = ${giro}.id offset 0)
      or exists (select from clarification where clarification.disbursement_id = ${giro}.id offset 0)
    )`;
}

/**
 * The giros, of any line, that may be the same payment as another one, where one of them is looked at: two references with
 * the same letters and digits (what `foldSpanish` makes equal has the same), or a hospital and an amount. Each reference and
 * each hospital is asked once; its lines, and what each was paid, are read in indexes, and only the giros of those amounts in
 * their table.
 * @param paid a select of the giros that are looked at, as `paidOfLines`
 */
export function twinsSql(paid: string): string {
  return `
    with paid as materialized (${paid})
    select disbursement_id as id
    from (
      select alike.disbursement_id, count(*) over (partition by asked.reference) as times
      from (
        select distinct settlement.folded_reference as reference
        from paid
        cross join lateral (
          select folded_reference from settlement where settlement.disbursement_id = paid.id offset 0
        ) settlement
      ) asked
      cross join lateral (
        select disbursement_id from settlement where settlement.folded_reference = asked.reference offset 0
      ) alike
    ) referred
    where times > 1
    union
    select found.id
    from (
      select line.id as line_id, giro.amount, count(*) over (partition by asked.hospital_id, giro.amount) as times
      from (
        select hospital_id, array_agg(distinct amount) as amounts
        from paid
        where hospital_id is not null
        group by hospital_id
      ) asked
      cross join lateral (
        select id from annex_line where annex_line.hospital_id = asked.hospital_id offset 0
      ) line
      cross join lateral (
        select amount from disbursement where disbursement.allocation_id = line.id offset 0
      ) giro
      where giro.amount = any(asked.amounts)
    ) alike
    cross join lateral (
      select id
      from disbursement
      where disbursement.allocation_id = alike.line_id
        and disbursement.amount = alike.amount
      offset 0
    ) found
    where times > 1`;
}
