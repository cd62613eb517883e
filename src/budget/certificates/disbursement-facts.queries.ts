import { Injectable } from '@nestjs/common';
import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { DisbursementFacts, DisbursementStanding } from './disbursement-facts.rules';

type Amounts = 'assigned' | 'ordered' | 'paid' | 'transit';

interface Row
  extends
    Pick<DisbursementFacts, 'id' | 'allocationId' | 'line' | 'divipola' | 'municipality' | 'department' | 'hospital'>,
    Record<Amounts, string> {
  readonly resolution: Omit<DisbursementFacts['resolution'], 'label'> & { number: number; year: number };
  readonly order: DisbursementFacts['order'];
  readonly decision: DisbursementStanding['decision'];
  readonly entries: number;
  readonly laterEntries: number;
  readonly rejected: boolean;
  readonly payment: {
    paidOn: CalendarDate;
    datePrecision: DatePrecision;
    reference: string | null;
    source: string | null;
  } | null;
  readonly receipts: { amount: string; receivedOn: CalendarDate }[];
}

/** What the certificate states, and where the disbursement stands; the facts are null until money left the ministry. */
export interface ReadDisbursement {
  readonly standing: DisbursementStanding;
  readonly facts: DisbursementFacts | null;
}

@Injectable()
export class DisbursementFactsQueries {
  /** What had happened to this giro by the cut-off, all of it in one statement? O(entries of the giro and of its line). */
  async read(tx: Tx, id: string, cutoff: CalendarDate): Promise<ReadDisbursement> {
    const [row]: Row[] = await tx.query(factsSql, [id, cutoff]);
    invariant(row, 'a disbursement under lock is there');
    const { decision, entries, laterEntries, rejected } = row;
    const ordered = Money.of(row.ordered);
    const standing = { decision, entries, laterEntries, rejected, ordered, paid: Money.of(row.paid) };
    return { standing, facts: row.payment && factsOf(row, row.payment) };
  }
}

function factsOf(row: Row, payment: DisbursementFacts['payment']): DisbursementFacts {
  const { number, year, ...resolution } = row.resolution;
  const paid = Money.of(row.paid);
  const transit = Money.of(row.transit);
  return {
    id: row.id,
    allocationId: row.allocationId,
    line: row.line,
    divipola: row.divipola,
    municipality: row.municipality,
    department: row.department,
    hospital: row.hospital,
    resolution: { ...resolution, label: `Resolución ${number} de ${year}` },
    assigned: Money.of(row.assigned),
    order: row.order,
    payment,
    paid,
    transit,
    received: paid.minus(transit),
    receipts: row.receipts.map(({ amount, receivedOn }) => ({ amount: Money.of(amount), receivedOn })),
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
    giro.allocation_id as "allocationId",
    line.line,
    municipality.code as divipola,
    municipality.name as municipality,
    department.name as department,
    case when hospital.id is not null
      then json_build_object(
        'id', hospital.id, 'name', hospital.name, 'nit', hospital.nit, 'checkDigit', hospital.check_digit
      )
    end as hospital,
    json_build_object(
      'id', resolution.id,
      'number', resolution.number,
      'year', resolution.year,
      'title', resolution.title,
      'issuer', resolution.issuer,
      'issuedOn', resolution.issued_on,
      'fiscalYear', resolution.fiscal_year
    ) as resolution,
    json_build_object(
      'number', giro.payment_order,
      'orderedOn', giro.ordered_on,
      'datePrecision', giro.date_precision
    ) as "order",
    giro.decision,
    (select count(*)::integer from seen) as entries,
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
    (
      select coalesce(sum(posting.amount), 0.00)
      from ledger_account account
      join ledger_posting posting on posting.account_id = account.id
      join ledger_entry granting on granting.id = posting.entry_id
      where account.allocation_id = giro.allocation_id
        and account.kind = 'capital'
        and granting.act in ('publish', 'amend', 'reassign')
        and granting.effective_on <= $2
    ) as assigned,
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
        json_agg(json_build_object('amount', (-amount)::text, 'receivedOn', effective_on) order by effective_on, id),
        '[]'
      )
      from moved
      where act = 'confirm'
        and stands
        and place = 'transit'
    ) as receipts
  from giro
  join annex_line line on line.id = giro.allocation_id
  join resolution on resolution.id = line.resolution_id
  join municipality on municipality.code = line.municipality_code
  join department on department.code = municipality.department_code
  left join hospital on hospital.id = line.hospital_id`;
