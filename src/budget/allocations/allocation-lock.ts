import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { actsOn } from '../audit/act-under-way';
import { balancesOf } from '../ledger/ledger.queries';
import type { Balances, Place } from '../ledger/places';

/** A hospital's line under lock, with what every act on it must know to decide. */
export interface LockedAllocation {
  readonly id: string;
  readonly line: number;
  readonly hospitalId: string | null;
  readonly resolutionId: string;
  /** Of the act that put the line there: the resolution, or the amendment that added it. */
  readonly issuedOn: CalendarDate;
  readonly fiscalYear: number;
  readonly disburseFrom: CalendarDate | null;
  readonly executeBy: CalendarDate | null;
  /** How the hospital withdrew, if an approved withdrawal stands; a clarification replaces «unknown». */
  readonly withdrawn: 'before' | 'after' | 'unknown' | null;
  readonly closed: boolean;
  readonly places: Balances;
}

/**
 * Locks one line in force for the rest of the transaction: whoever acts on the same line waits here. The line is
 * locked before its accounts, always in this order.
 * @throws NotFound when there is none, it is still in a draft, or it is another hospital's
 */
export async function lockAllocation(tx: Tx, by: Caller, id: string): Promise<LockedAllocation> {
  const line = (await lockAllocations(tx, by, [id])).get(id);
  if (!line) throw new NotFound({});
  actsOn(tx, { kind: 'allocation', id });
  return line;
}

/**
 * Locks many lines, by identifier, so that two who act on some of the same wait for each other and never deadlock. What
 * is not there, is in a draft or is another hospital's is not in the answer.
 */
export async function lockAllocations(
  tx: Tx,
  by: Caller,
  ids: readonly string[],
): Promise<Map<string, LockedAllocation>> {
  const locked: { id: string }[] = await tx.query(
    `select line.id
     from annex_line line
     join resolution act on act.id = line.added_by_id
     where line.id = any($1::uuid[])
       and act.published_at is not null
       and ($2::uuid[] is null or line.hospital_id = any($2))
     order by line.id
     for update of line`,
    [ids, scopeOf(by.person)],
  );
  if (locked.length === 0) return new Map();
  return readUnderLock(
    tx,
    locked.map(({ id }) => id),
  );
}

type Row = Omit<LockedAllocation, 'places'> & { places: { place: Place; amount: string }[] };

// A statement of its own: one that waited for the lock would still see what was there before the wait.
async function readUnderLock(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedAllocation>> {
  const rows: Row[] = await tx.query(
    `select
       line.id,
       line.line,
       line.hospital_id as "hospitalId",
       line.resolution_id as "resolutionId",
       act.issued_on as "issuedOn",
       resolution.fiscal_year as "fiscalYear",
       resolution.disburse_from as "disburseFrom",
       resolution.execute_by as "executeBy",
       (select payment from standing_withdrawal where allocation_id = line.id) as withdrawn,
       exists (select from closure where closure.allocation_id = line.id) as closed,
       (
         select coalesce(json_agg(json_build_object('place', place, 'amount', balance::text)), '[]')
         from ledger_account
         where ledger_account.allocation_id = line.id
       ) as places
     from annex_line line
     join resolution on resolution.id = line.resolution_id
     join resolution act on act.id = line.added_by_id
     where line.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, places: balancesOf(row.places.map(({ place, amount }) => ({ place, amount: Money.of(amount) }))) },
    ]),
  );
}
