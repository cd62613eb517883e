import type { CalendarDate } from '../../../../kernel/calendar';
import { invariant } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import type { Tx } from '../../../../platform/database/transactions';
import { lineColumns, lineJoins, lineOf, type LineRow } from '../../certificate.subject';
import type { DisbursementFacts, DisbursementStanding, GiroFacts } from './facts.rules';

type Amounts = 'assigned' | 'ordered' | 'paid' | 'transit';

interface Row extends LineRow, Pick<DisbursementFacts, 'id' | 'order' | 'entries'>, Record<Amounts, string> {
  readonly decision: DisbursementStanding['decision'];
  readonly standing: number;
  readonly laterEntries: number;
  readonly rejected: boolean;
  readonly payment: DisbursementFacts['payment'] | null;
  readonly receipts: {
    id: string;
    amount: string;
    receivedOn: CalendarDate;
    reference: string | null;
    entry: string;
  }[];
}

/** What had happened to this giro by the cut-off, all of it in one statement. O(entries of the giro and of its line). */
export async function readDisbursement(tx: Tx, id: string, cutoff: CalendarDate): Promise<GiroFacts> {
  const [row]: Row[] = await tx.query(factsSql, [id, cutoff]);
  invariant(row, 'a disbursement under lock is there');
  const paid = Money.of(row.paid);
  const transit = Money.of(row.transit);
  return {
    ...lineOf(row),
    id: row.id,
    assigned: Money.of(row.assigned),
    order: row.order,
    payment: row.payment,
    paid,
    transit,
    received: paid.minus(transit),
    receipts: row.receipts.map((receipt) => ({ ...receipt, amount: Money.of(receipt.amount) })),
    entries: row.entries,
    standing: {
      decision: row.decision,
      entries: row.standing,
      laterEntries: row.laterEntries,
      rejected: row.rejected,
      ordered: Money.of(row.ordered),
      paid,
    },
  };
}

// An inverse counts as the act that it undoes; an act stands until its inverse has taken effect.
const factsSql = `
  with giro as (
    select *
    from disbursement
    where id = $1
  ),
  own as (
    select posting.entry_id as id
    from giro
    join ledger_account account on account.allocation_id = giro.allocation_id and account.disbursement_id = giro.id
    join ledger_posting posting on posting.account_id = account.id
    union
    select entry.id
    from clarification
    join ledger_entry entry on entry.subject_id = clarification.id and entry.act = 'clarify'
    where clarification.disbursement_id = $1
  ),
  dated as materialized (
    select entry.* from own join ledger_entry entry on entry.id = own.id
    union
    select inverse.* from own join ledger_entry inverse on inverse.reverses_id = own.id
  ),
  seen as materialized (
    select * from dated where effective_on <= $2
  ),
  entry as materialized (
    select
      seen.id,
      seen.effective_on,
      seen.date_precision,
      seen.source,
      coalesce(original.act, seen.act) as act,
      coalesce(original.subject_id, seen.subject_id) as subject_id,
      seen.reverses_id is null and inverse.id is null as stands
    from seen
    left join seen original on original.id = seen.reverses_id
    left join seen inverse on inverse.reverses_id = seen.id
  ),
  moved as materialized (
    select
      entry.*,
      account.place,
      posting.amount
    from entry
    join ledger_posting posting on posting.entry_id = entry.id
    join ledger_account account on account.id = posting.account_id
    where account.disbursement_id = $1
      or (entry.act = 'clarify' and account.place = 'held')
  ),
  granted as (
    select granting.id, posting.amount
    from giro
    join ledger_account account on account.allocation_id = giro.allocation_id and account.kind = 'capital'
    join ledger_posting posting on posting.account_id = account.id
    join ledger_entry granting on granting.id = posting.entry_id
    where granting.act in ('publish', 'amend', 'reassign')
      and granting.effective_on <= $2
  ),
  payment as (
    select
      moved.effective_on,
      moved.date_precision,
      settlement.reference,
      coalesce(settlement.source, moved.source, clarification.evidence) as source
    from moved
    left join settlement on settlement.id = moved.subject_id
    left join clarification on clarification.id = moved.subject_id
    where moved.stands
      and moved.amount > 0
      and (moved.place = 'transit' and moved.act = 'settle' or moved.act = 'clarify')
    order by moved.id desc
    limit 1
  )
  select
    giro.id,
    ${lineColumns.trim()},
    json_build_object(
      'number', giro.payment_order,
      'orderedOn', giro.ordered_on,
      'datePrecision', giro.date_precision
    ) as "order",
    giro.decision,
    (select count(*)::integer from seen) as standing,
    (select count(*)::integer from dated) - (select count(*)::integer from seen) as "laterEntries",
    exists (select from entry where act = 'reject' and stands) as rejected,
    (select coalesce(sum(amount) filter (where place = 'ordered'), 0.00) from moved) as ordered,
    (select coalesce(sum(amount) filter (where place = 'transit'), 0.00) from moved) as transit,
    (
      select coalesce(sum(amount), 0.00)
      from moved
      where (place = 'transit' and act in ('settle', 'reject'))
        or (place in ('transit', 'held') and act = 'clarify')
    ) as paid,
    (select coalesce(sum(amount), 0.00) from granted) as assigned,
    (
      select json_build_object(
        'paidOn', payment.effective_on,
        'datePrecision', payment.date_precision,
        'reference', payment.reference,
        'source', payment.source
      )
      from payment
    ) as payment,
    (
      select coalesce(
        json_agg(
          json_build_object(
            'id', receipt.id,
            'amount', (-moved.amount)::text,
            'receivedOn', moved.effective_on,
            'reference', receipt.reference,
            'entry', moved.id
          )
          order by moved.effective_on, moved.id
        ),
        '[]'
      )
      from moved
      join receipt on receipt.id = moved.subject_id
      where moved.act = 'confirm'
        and moved.stands
        and moved.place = 'transit'
    ) as receipts,
    json_build_object(
      'assigned', (
        select coalesce(json_agg(distinct granting.id), '[]')
        from granted granting
      ),
      'paid', (
        select coalesce(json_agg(distinct id), '[]')
        from moved
        where act in ('settle', 'clarify')
          and stands
      ),
      'received', (
        select coalesce(json_agg(distinct id), '[]')
        from moved
        where stands
          and (act = 'confirm' or act = 'clarify' and place = 'held')
      )
    ) as entries
  from giro
  join annex_line line on line.id = giro.allocation_id${lineJoins}`;
