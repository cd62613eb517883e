import type { CalendarDate } from '../../../../kernel/calendar';
import { invariant } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import type { Tx } from '../../../../platform/database/transactions';
import { balancesOf } from '../../../ledger/ledger.queries';
import type { Place } from '../../../ledger/places';
import type { FindingQueries } from '../../../reconciliation/finding.queries';
import { actColumn, actOf, type ActRow } from '../../certificate.subject';
import type { ReconciliationRead } from './facts.rules';

interface Row {
  readonly resolution: ActRow;
  readonly authorizedConfirmed: boolean;
  readonly announced: { amount: string; text: string; source: string }[];
  readonly annexTotal: string;
  readonly printedAnnexTotal: string | null;
  readonly availability: { number: string; issuedOn: CalendarDate; amount: string }[];
  readonly places: { place: Place; amount: string }[];
  readonly restored: string;
  readonly lines: { allocationId: string; line: number; municipality: string; contested: string }[];
  readonly authorizing: string[];
}

/** How does this resolution stand against itself by the cut-off, and what was found by the end of that day? */
export async function readReconciliation(
  tx: Tx,
  { id, cutoff }: { id: string; cutoff: CalendarDate },
  queries: FindingQueries,
): Promise<ReconciliationRead> {
  const [row]: Row[] = await tx.query(factsSql, [id, cutoff]);
  invariant(row, 'a resolution that is held is there');
  const withMoney = <T extends { amount: string }>(each: T) => ({ ...each, amount: Money.of(each.amount) });
  const found = await queries.ofResolutions(tx, [id]);
  const events = await queries.events(
    tx,
    found.map((finding) => finding.id),
    cutoff,
  );
  return {
    ...actOf(row.resolution),
    authorizedConfirmed: row.authorizedConfirmed,
    announced: row.announced.map(withMoney),
    annexTotal: Money.of(row.annexTotal),
    printedAnnexTotal: row.printedAnnexTotal === null ? null : Money.of(row.printedAnnexTotal),
    availability: row.availability.map(withMoney),
    places: balancesOf(row.places.map(withMoney)),
    restored: Money.of(row.restored),
    lines: row.lines.map((line) => ({ ...line, contested: Money.of(line.contested) })),
    authorizing: row.authorizing,
    findings: found.map((finding) => ({ finding, events: events.get(finding.id) ?? [] })),
  };
}

const factsSql = `
  with moved as materialized (
    select
      account.place,
      account.allocation_id,
      posting.amount,
      entry.id as entry_id,
      coalesce(original.act, entry.act) as act
    from ledger_account account
    join ledger_posting posting on posting.account_id = account.id
    join ledger_entry entry on entry.id = posting.entry_id
    left join ledger_entry original on original.id = entry.reverses_id
    where account.resolution_id = $1
      and entry.effective_on <= $2
  )
  select
    ${actColumn.trim()} as resolution,
    not exists (
      select
      from unknown_fact
      where unknown_fact.subject_id = resolution.id
        and unknown_fact.field = 'authorizedAmount'
        and unknown_fact.known_at is null
    ) as "authorizedConfirmed",
    (
      select coalesce(
        json_agg(json_build_object('amount', amount::text, 'text', text, 'source', source) order by position), '[]'
      )
      from announced_amount
      where announced_amount.resolution_id = resolution.id
    ) as announced,
    (
      select coalesce(sum(line.amount), 0.00)::text
      from annex_line line
      where line.added_by_id = resolution.id
    ) as "annexTotal",
    resolution.printed_annex_total::text as "printedAnnexTotal",
    (
      select coalesce(
        json_agg(
          json_build_object(
            'number', act.availability_number,
            'issuedOn', act.availability_issued_on,
            'amount', act.availability_amount::text
          )
          order by act.issued_on, act.id
        ),
        '[]'
      )
      from resolution act
      where (act.id = resolution.id or act.amends_id = resolution.id)
        and act.published_at is not null
        and act.issued_on <= $2
        and act.availability_number is not null
    ) as availability,
    (
      select coalesce(json_agg(json_build_object('place', place, 'amount', amount::text)), '[]')
      from (select place, sum(amount) as amount from moved group by place) as summed
    ) as places,
    (select coalesce(-sum(amount) filter (where place = 'returned'), 0.00)::text from moved where act = 'restore')
      as restored,
    (
      select coalesce(
        json_agg(
          json_build_object(
            'allocationId', line.id,
            'line', line.line,
            'municipality', municipality.name,
            'contested', (
              select coalesce(sum(moved.amount), 0.00)::text
              from moved
              where moved.allocation_id = line.id
                and moved.place = 'contested'
            )
          )
          order by line.line
        ),
        '[]'
      )
      from annex_line line
      join municipality on municipality.code = line.municipality_code
      join resolution adding on adding.id = line.added_by_id
      where line.resolution_id = resolution.id
        and adding.published_at is not null
        and adding.issued_on <= $2
    ) as lines,
    (
      select coalesce(json_agg(distinct entry_id), '[]')
      from moved
      where act in ('publish', 'amend')
    ) as authorizing
  from resolution
  where resolution.id = $1`;
