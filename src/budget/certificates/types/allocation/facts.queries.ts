import type { CalendarDate } from '../../../../kernel/calendar';
import { invariant } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import type { Tx } from '../../../../platform/database/transactions';
import { readLineLedger } from '../../line-ledger.queries';
import type { LineLedger } from '../../line-ledger.rules';
import type { AllocationPapers } from './facts.rules';

interface Row extends Pick<AllocationPapers, 'acceptance' | 'source'> {
  readonly addedBy: { id: string; number: number; year: number; issuedOn: CalendarDate };
  readonly availability: { number: string; issuedOn: CalendarDate; amount: string } | null;
}

/** What was assigned to this line by the cut-off, and on which papers? O(entries of the line). */
export async function readAllocation(tx: Tx, id: string, cutoff: CalendarDate): Promise<LineLedger & AllocationPapers> {
  const [row]: Row[] = await tx.query(papersSql, [id, cutoff]);
  invariant(row, 'a line that is held is there');
  const { number, year, ...act } = row.addedBy;
  return {
    ...(await readLineLedger(tx, id, cutoff)),
    addedBy: { ...act, label: `Resolución ${number} de ${year}` },
    availability: row.availability && { ...row.availability, amount: Money.of(row.availability.amount) },
    acceptance: row.acceptance,
    source: row.source,
  };
}

const papersSql = `
  select
    json_build_object('id', act.id, 'number', act.number, 'year', act.year, 'issuedOn', act.issued_on) as "addedBy",
    case when act.availability_number is not null
      then json_build_object(
        'number', act.availability_number,
        'issuedOn', act.availability_issued_on,
        'amount', act.availability_amount::text
      )
    end as availability,
    (
      select json_build_object('filingNumber', acceptance.filing_number, 'acceptedOn', acceptance.accepted_on)
      from acceptance
      where acceptance.allocation_id = line.id
        and acceptance.accepted_on <= $2
    ) as acceptance,
    line.source
  from annex_line line
  join resolution act on act.id = line.added_by_id
  where line.id = $1`;
