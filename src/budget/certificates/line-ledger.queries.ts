import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { lineColumns, lineJoins, lineOf, type LineRow } from './certificate.subject';
import type { LineEntry, LineLedger, Move } from './line-ledger.rules';

type EntryRow = Omit<LineEntry, 'moves'> & { readonly moves: (Omit<Move, 'amount'> & { readonly amount: string })[] };

type Row = LineRow & { readonly laterEntries: number; readonly entries: EntryRow[] };

/** What had happened to the money of this line by the cut-off? O(entries of the line). */
export async function readLineLedger(tx: Tx, allocationId: string, cutoff: CalendarDate): Promise<LineLedger> {
  const [row]: Row[] = await tx.query(ledgerSql, [allocationId, cutoff]);
  invariant(row, 'a line that is held is there');
  return {
    ...lineOf(row),
    laterEntries: row.laterEntries,
    entries: row.entries.map((entry) => ({
      ...entry,
      moves: entry.moves.map((move) => ({ ...move, amount: Money.of(move.amount) })),
    })),
  };
}

// From the line's few accounts to their postings: the entry of a publication may have thousands.
const ledgerSql = `
  with own as materialized (
    select
      posting.entry_id as id,
      json_agg(
        json_build_object(
          'place', account.place,
          'amount', posting.amount::text,
          'disbursementId', coalesce(account.disbursement_id, clarification.disbursement_id)
        )
        order by posting.position
      ) as moves
    from ledger_account account
    join ledger_posting posting on posting.account_id = account.id
    join ledger_entry entry on entry.id = posting.entry_id
    left join ledger_entry original on original.id = entry.reverses_id
    left join clarification
      on clarification.id = coalesce(original.subject_id, entry.subject_id)
      and account.place = 'held'
    where account.allocation_id = $1
    group by posting.entry_id
  ),
  seen as materialized (
    select entry.*, own.moves
    from own
    join ledger_entry entry on entry.id = own.id
    where entry.effective_on <= $2
  )
  select
    ${lineColumns.trim()},
    (select count(*)::integer from own) - (select count(*)::integer from seen) as "laterEntries",
    (
      select coalesce(
        json_agg(
          json_build_object(
            'id', seen.id,
            'act', coalesce(original.act, seen.act),
            'subjectId', coalesce(original.subject_id, seen.subject_id),
            'effectiveOn', seen.effective_on,
            'datePrecision', seen.date_precision,
            'document', seen.document,
            'source', seen.source,
            'stands', seen.reverses_id is null and inverse.id is null,
            'moves', seen.moves
          )
          order by seen.effective_on, seen.recorded_at, seen.id
        ),
        '[]'
      )
      from seen
      left join seen original on original.id = seen.reverses_id
      left join seen inverse on inverse.reverses_id = seen.id
    ) as entries
  from annex_line line${lineJoins}
  where line.id = $1`;
