import { shownSql } from './bank.sql';
import type { Reach } from './reach';

/*
 * The giros of the lines that are looked at, and those of others that may be the same payment.
 */

/** The last day on which the hospital looked since it was paid, and did not find it. */
const missingOnSql = `
      select max(non_receipt.checked_on)
      from non_receipt
      where non_receipt.disbursement_id = disbursement.id
        and non_receipt.recorded_at > paid.recorded_at`;

/** A giro that was paid and not wholly sent back, of these disbursements. */
function paymentsSql(which: string): string {
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
    paid.recorded_at as "recordedAt",
    json_build_array(json_build_object('id', paid.id, 'act', paid.act))::jsonb || confirmed.entries as entries
  from disbursement
  join annex_line line on line.id = disbursement.allocation_id
  join municipality on municipality.code = line.municipality_code
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
    and ${which}
  order by paid.effective_on, disbursement.id`;
}

export const ownPaymentsSql = ({ line }: Reach) => paymentsSql(line);

/** Payments of other lines with the reference of one of these, or its hospital and amount. */
export const otherPaymentsSql = (reach: Reach) => paymentsSql(`disbursement.id in (${twinsSql(reach)})`);

/** Disbursements of other lines that may be the same payment as one of these. */
export function twinsSql({ line, others }: Pick<Reach, 'line' | 'others'>): string {
  return `
    select other.disbursement_id
    from annex_line line
    join disbursement own on own.allocation_id = line.id
    join settlement on settlement.disbursement_id = own.id
    join settlement other on lower(trim(other.reference)) = lower(trim(settlement.reference))
    join disbursement twin on twin.id = other.disbursement_id
    join annex_line twin_line on twin_line.id = twin.allocation_id
    where ${line}
      and ${others}
    union
    select twin.id
    from annex_line line
    join disbursement own on own.allocation_id = line.id
    join annex_line twin_line on twin_line.hospital_id = line.hospital_id and ${others}
    join disbursement twin on twin.allocation_id = twin_line.id and twin.amount = own.amount
    where ${line}`;
}
