import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { holdingSql } from '../../platform/database/instants';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { actsOn } from '../audit/act-under-way';
import { balancesOf } from '../ledger/ledger.queries';
import type { Balances, Place } from '../ledger/places';

/** A hospital's line under lock: what every act on it must know. */
export interface LockedLine {
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
}

/** The same, with where its money is: read by acts on the whole line, for it costs an account of each giro. */
export type LockedAllocation = LockedLine & { readonly places: Balances };

/**
 * Locks one line in force for the rest of the transaction: whoever acts on the same line waits here. The line is
 * locked before its accounts, always in this order. No report of its resolution can state an instant meanwhile, so that
 * what is recorded from here on, by the clock as it then stands, is in none that was made before.
 * @throws NotFound when there is none, it is still in a draft, or it is another hospital's
 */
export async function lockAllocation(tx: Tx, by: Caller, id: string): Promise<LockedAllocation> {
  actsOn(tx, { kind: 'allocation', id });
  const [lines, places] = await Promise.all([lockLines(tx, by, [id]), readPlaces(tx, id)]);
  const line = lines.get(id);
  if (!line) throw new NotFound({});
  return { ...line, places };
}

/**
 * Locks many lines, by identifier, so that two who act on some of the same wait for each other and never deadlock. What
 * is not there, is in a draft or is another hospital's is not in the answer. One round trip.
 */
export function lockLines(tx: Tx, by: Caller, ids: readonly string[]): Promise<Map<string, LockedLine>> {
  return lock(tx, by, { among: '($1::uuid[])', ids });
}

/** The lines of these giros, locked in the same way. */
export function lockLinesOfGiros(tx: Tx, by: Caller, giros: readonly string[]): Promise<Map<string, LockedLine>> {
  return lock(tx, by, {
    among: '(array(select allocation_id from disbursement where id = any($1::uuid[])))',
    ids: giros,
  });
}

async function lock(
  tx: Tx,
  by: Caller,
  { among, ids }: { among: string; ids: readonly string[] },
): Promise<Map<string, LockedLine>> {
  const locking: Promise<{ id: string }[]> = tx.query(
    `with held as materialized (
       ${holdingSql(`select resolution_id::text as subject from annex_line where id = any${among}`)}
     )
     select line.id
     from held
     cross join annex_line line
     join resolution act on act.id = line.added_by_id
     where line.id = any${among}
       and act.published_at is not null
       and ($2::uuid[] is null or line.hospital_id = any($2))
     order by line.id
     for no key update of line`,
    [ids, scopeOf(by.person)],
  );
  // A statement of its own: one that waited for the lock would still see what was there before the wait.
  const reading: Promise<LockedLine[]> = tx.query(linesSql(among), [ids]);
  const [locked, lines] = await Promise.all([locking, reading]);
  const own = new Set(locked.map(({ id }) => id));
  return new Map(lines.filter(({ id }) => own.has(id)).map((line) => [line.id, line]));
}

const linesSql = (among: string) => `
  select
    line.id,
    line.line,
    line.hospital_id as "hospitalId",
    line.resolution_id as "resolutionId",
    act.issued_on as "issuedOn",
    resolution.fiscal_year as "fiscalYear",
    resolution.disburse_from as "disburseFrom",
    resolution.execute_by as "executeBy",
    (select payment from standing_withdrawal where allocation_id = line.id) as withdrawn,
    exists (select from closure where closure.allocation_id = line.id) as closed
  from annex_line line
  join resolution on resolution.id = line.resolution_id
  join resolution act on act.id = line.added_by_id
  where line.id = any${among}`;

async function readPlaces(tx: Tx, allocationId: string): Promise<Balances> {
  const rows: { place: Place; amount: string }[] = await tx.query(
    'select place, balance::text as amount from ledger_account where allocation_id = $1',
    [allocationId],
  );
  return balancesOf(rows.map(({ place, amount }) => ({ place, amount: Money.of(amount) })));
}
