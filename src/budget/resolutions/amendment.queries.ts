import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { Place } from '../ledger/places';
import { AmendmentChangeRecord } from './amendment-change.entity';
import type { Amended, AmendedLine, Change, ChangeKind } from './amendment.rules';
import { lineColumns, lineJoins, type AnnexRow } from './annex.queries';

interface NamedLine {
  readonly allocationId: string;
  readonly line: number;
  readonly divipola: string;
  readonly municipality: string;
}

export interface ChangeRow {
  readonly position: number;
  readonly change: ChangeKind;
  readonly from: NamedLine | null;
  readonly to: NamedLine | null;
  readonly added: Pick<AnnexRow, 'divipola' | 'municipality' | 'department' | 'hospital'> | null;
  readonly amount: string;
}

export interface DifferenceRow extends AnnexRow {
  readonly before: string;
  readonly change: string;
}

@Injectable()
export class AmendmentQueries {
  /** What does the amendment change, as it is stored? */
  changes(tx: Tx, amendmentId: string): Promise<Change[]> {
    return tx.find(AmendmentChangeRecord, { where: { amendment_id: amendmentId }, order: { position: 'ASC' } });
  }

  /** What does it change, with the lines by name? @param scope only what touches these hospitals, or null for all */
  changesByName(tx: Tx, amendmentId: string, scope: readonly string[] | null): Promise<ChangeRow[]> {
    return tx.query(changesSql, [amendmentId, scope]);
  }

  /**
   * Which lines has the amended resolution, and what can each give with effect on a date: the lowest balance on that
   * date or any later one? O(postings of the resolution).
   */
  async amended(tx: Tx, resolutionId: string, effectiveOn: CalendarDate): Promise<Amended> {
    const lines: Omit<AmendedLine, 'assigned' | 'released'>[] = await tx.query(linesSql, [resolutionId]);
    const funds: { owner: string; place: Place; amount: string }[] = await tx.query(fundsSql, [
      resolutionId,
      effectiveOn,
    ]);
    const amounts = new Map(funds.map(({ owner, place, amount }) => [`${place} ${owner}`, Money.of(amount)]));
    const amountOf = (place: Place, owner: string) => amounts.get(`${place} ${owner}`) ?? Money.zero;
    return {
      resolutionId,
      undistributed: amountOf('undistributed', resolutionId),
      lines: lines.map((line) => ({
        ...line,
        assigned: amountOf('assigned', line.id),
        released: amountOf('released', line.id),
      })),
    };
  }

  /** Locks these lines, as whoever acts on one of them does. */
  async lockLines(tx: Tx, ids: readonly (string | null)[]): Promise<void> {
    await tx.query('select id from annex_line where id = any($1::uuid[]) order by id for no key update', [
      ids.filter((id) => id !== null),
    ]);
  }

  /** What had each line before the amendment was recorded (now, if it was not), and what did the amendment add? */
  difference(tx: Tx, amended: Amendment & { scope: readonly string[] | null }): Promise<DifferenceRow[]> {
    return tx.query(differenceSql, [amended.resolutionId, amended.amendmentId, amended.scope]);
  }

  /** The same of the resolution's own places. */
  placesDifference(tx: Tx, { resolutionId, amendmentId }: Amendment): Promise<PlaceDifference[]> {
    return tx.query(
      `${movedSql}
       select place, before, change
       from moved
       where allocation_id is null`,
      [resolutionId, amendmentId],
    );
  }
}

export interface PlaceDifference {
  readonly place: Place;
  readonly before: string;
  readonly change: string;
}

interface Amendment {
  readonly resolutionId: string;
  readonly amendmentId: string;
}

const namedLine = (line: string) => `
  case when ${line}.id is not null then json_build_object(
    'allocationId', ${line}.id,
    'line', ${line}.line,
    'divipola', ${line}.municipality_code,
    'municipality', (select name from municipality where code = ${line}.municipality_code)
  ) end`;

const changesSql = `
  select
    change.position,
    change.change,
    ${namedLine('giver')} as "from",
    ${namedLine('taker')} as "to",
    case when municipality.code is not null then json_build_object(
      'divipola', municipality.code,
      'municipality', municipality.name,
      'department', (select name from department where code = municipality.department_code),
      'hospital', (
        select json_build_object('id', hospital.id, 'name', hospital.name)
        from hospital
        where hospital.id = change.hospital_id
      )
    ) end as added,
    change.amount
  from amendment_change change
  left join annex_line giver
    on giver.id = change.from_allocation_id and ($2::uuid[] is null or giver.hospital_id = any($2))
  left join annex_line taker
    on taker.id = change.to_allocation_id and ($2::uuid[] is null or taker.hospital_id = any($2))
  left join municipality
    on municipality.code = change.municipality_code and ($2::uuid[] is null or change.hospital_id = any($2))
  where change.amendment_id = $1
    and ($2::uuid[] is null or num_nonnulls(giver.id, taker.id, municipality.code) > 0)
  order by change.position`;

const linesSql = `
  select
    line.id,
    line.line,
    line.municipality_code,
    line.hospital_id,
    line.id in (select allocation_id from closure) as closed,
    line.id in (select allocation_id from standing_withdrawal) as withdrawn
  from annex_line line
  where line.resolution_id = $1
  order by line.line`;

const fundsSql = `
  with daily as (
    select
      account.id,
      account.place,
      coalesce(account.allocation_id, account.resolution_id) as owner,
      entry.effective_on,
      sum(posting.amount) as amount
    from ledger_account account
    join ledger_posting posting on posting.account_id = account.id
    join ledger_entry entry on entry.id = posting.entry_id
    where account.resolution_id = $1
      and account.place in ('undistributed', 'assigned', 'released')
    group by account.id, entry.effective_on
  ),
  standing as (
    select
      place,
      owner,
      sum(amount) over (partition by id order by effective_on) as balance,
      min(effective_on) over (partition by id) as first_on,
      lead(effective_on) over (partition by id order by effective_on) as until
    from daily
  )
  select
    owner,
    place,
    case when min(first_on) > $2 then 0 else min(balance) filter (where until is null or until > $2) end as amount
  from standing
  group by owner, place`;

const movedSql = `
  with moved as (
    select
      account.allocation_id,
      case when account.allocation_id is null then account.place end as place,
      coalesce(sum(posting.amount) filter (where entry.recorded_at < made.at), 0) as before,
      coalesce(sum(posting.amount) filter (where entry.subject_id = $2), 0) as change
    from ledger_account account
    join ledger_posting posting on posting.account_id = account.id
    join ledger_entry entry on entry.id = posting.entry_id
    cross join (
      select coalesce(min(recorded_at), 'infinity') as at from ledger_entry where subject_id = $2
    ) as made
    where account.resolution_id = $1
      and account.kind = 'capital'
    group by 1, 2
  )`;

const differenceSql = `
  ${movedSql}
  select
    ${lineColumns},
    moved.before,
    moved.change
  from moved
  join annex_line line on line.id = moved.allocation_id
  ${lineJoins}
  where $3::uuid[] is null or line.hospital_id = any($3)
  order by line.line`;
