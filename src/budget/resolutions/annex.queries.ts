import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { hospitalKnownAt } from '../hospitals/hospital-known-at.sql';
import type { Act } from '../ledger/acts';
import type { Moment } from '../ledger/moment.rules';
import type { Territories } from '../territories/territory.rules';
import { TerritoryQueries } from '../territories/territory.queries';
import type { Known, KnownHospital } from './annex-problems.rules';
import type { LineTexts } from './line-columns';

export interface AnnexRow {
  readonly id: string;
  readonly line: number;
  readonly divipola: string;
  readonly municipality: string;
  readonly department: string;
  readonly hospital: { id: string; name: string } | null;
  readonly amount: string;
  readonly source: string | null;
}

/** What one entry put on a line or took from it, pesos, signed. */
export interface LineMovement {
  readonly allocation_id: string;
  readonly entry_id: string;
  readonly act: Act | 'reverse';
  readonly subject_id: string;
  readonly document: string;
  readonly effective_on: CalendarDate;
  readonly amount: string;
}

export interface ConsolidatedRow extends AnnexRow {
  readonly added_by: { id: string; number: number; year: number };
  readonly movements: LineMovement[];
}

const linesAtOnce = 5000;

@Injectable()
export class AnnexQueries {
  constructor(private readonly territories: TerritoryQueries) {}

  /**
   * What do the lines say, in their order, after a number? Cost: linear in the page.
   * @param scope only these hospitals', or null for all
   */
  lines(
    tx: Tx,
    resolutionId: string,
    scope: readonly string[] | null,
    { after, limit }: { after: number; limit: number },
  ): Promise<AnnexRow[]> {
    return tx.query(
      `select ${lineColumns}
       from annex_line line
       ${lineJoins}
       where line.resolution_id = $1
         and ($2::uuid[] is null or line.hospital_id = any($2))
         and line.line > $3
       order by line.line
       limit $4`,
      [resolutionId, scope, after, limit],
    );
  }

  /** How many are they, and what do they add up to, pesos? */
  async totals(
    tx: Tx,
    resolutionId: string,
    scope: readonly string[] | null,
  ): Promise<{ lines: number; total: string }> {
    const [row]: { lines: number; total: string }[] = await tx.query(
      `select count(*)::int as lines, coalesce(sum(line.amount), 0)::numeric(20, 2)::text as total
       from annex_line line
       where line.resolution_id = $1
         and ($2::uuid[] is null or line.hospital_id = any($2))`,
      [resolutionId, scope],
    );
    return row ?? { lines: 0, total: '0.00' };
  }

  /** Some thousands at a time: two dozen tables may refer to a line, and each is asked for each line. */
  async deleteLines(tx: Tx, resolutionId: string): Promise<void> {
    for (;;) {
      const [, deleted]: [unknown, number] = await tx.query(
        `delete from annex_line
         where id = any(array(select id from annex_line where resolution_id = $1 limit ${linesAtOnce}))`,
        [resolutionId],
      );
      if (deleted < linesAtOnce) return;
    }
  }

  /** @param asPrinted whether each line is called by its number, where it has one; else all by their place */
  async insertLines(tx: Tx, resolutionId: string, lines: LineTexts, asPrinted: boolean): Promise<void> {
    const { id, place, line, municipality, hospital, amount, source } = lines;
    await tx.query(
      `insert into annex_line (id, resolution_id, added_by_id, line, municipality_code, hospital_id, amount, source)
       select id, $1, $1, case when $2 then coalesce(line, place) else place end, municipality_code, hospital_id, amount, source
       from unnest($3::uuid[], $4::integer[], $5::integer[], $6::text[], $7::uuid[], $8::numeric[], $9::text[])
         as written (id, place, line, municipality_code, hospital_id, amount, source)`,
      [resolutionId, asPrinted, id, place, line, municipality, hospital, amount, source],
    );
  }

  /** Which lines name a hospital of another municipality? */
  elsewhere(
    tx: Tx,
    resolutionId: string,
    most: number,
  ): Promise<(KnownHospital & { line: number; municipality: string })[]> {
    return tx.query(
      `select line.line, hospital.id, hospital.name, hospital.municipality_code, municipality.name as municipality
       from annex_line line
       join hospital on hospital.id = line.hospital_id and hospital.municipality_code <> line.municipality_code
       join municipality on municipality.code = hospital.municipality_code
       where line.resolution_id = $1
       order by line.line
       limit $2`,
      [resolutionId, most],
    );
  }

  /** What must be published: the identifier and the amount of each line, pesos. */
  async amounts(tx: Tx, resolutionId: string): Promise<{ id: string; amount: Money }[]> {
    const rows: { id: string; amount: string }[] = await tx.query(
      'select id, amount from annex_line where resolution_id = $1 order by line',
      [resolutionId],
    );
    return rows.map(({ id, amount }) => ({ id, amount: Money.of(amount) }));
  }

  /** Which municipalities are there, and which of these hospitals? */
  async known(tx: Tx, hospitalIds: readonly (string | null)[]): Promise<Known> {
    const territories: Territories = await this.territories.known(tx);
    const hospitals: KnownHospital[] = await tx.query(
      'select id, name, municipality_code from hospital where id = any($1::uuid[])',
      [hospitalIds.filter((id) => id !== null)],
    );
    return { territories, hospitals: new Map(hospitals.map((hospital) => [hospital.id, hospital])) };
  }

  /**
   * What did each line have by a date, as known at an instant, and which act put it there? Everything that enters or
   * leaves a line's places changes the line; a move between them does not. O(postings of the resolution).
   */
  consolidated(
    tx: Tx,
    resolutionId: string,
    { asOf, knownAt, scope }: Moment & { scope: readonly string[] | null },
  ): Promise<ConsolidatedRow[]> {
    return tx.query(consolidatedSql, [resolutionId, asOf, knownAt, scope]);
  }
}

export const lineColumns = `
  line.id,
  line.line,
  line.municipality_code as divipola,
  municipality.name as municipality,
  department.name as department,
  case when hospital.id is not null then json_build_object('id', hospital.id, 'name', hospital.name) end as hospital,
  line.amount,
  line.source`;

const territoryJoins = `
  join municipality on municipality.code = line.municipality_code
  join department on department.code = municipality.department_code`;

export const lineJoins = `
  ${territoryJoins}
  left join hospital on hospital.id = line.hospital_id`;

const consolidatedSql = `
  with movement as (
    select
      account.allocation_id,
      entry.id as entry_id,
      entry.act,
      entry.subject_id,
      entry.document,
      entry.effective_on,
      entry.recorded_at,
      sum(posting.amount) as amount
    from ledger_account account
    join ledger_posting posting on posting.account_id = account.id
    join ledger_entry entry on entry.id = posting.entry_id
    where account.resolution_id = $1
      and account.allocation_id is not null
      and account.kind = 'capital'
      and entry.effective_on <= $2
      and entry.recorded_at <= $3
    group by account.allocation_id, entry.id
    having sum(posting.amount) <> 0
  ),
  moved as (
    select
      allocation_id,
      json_agg(
        json_build_object(
          'allocation_id', allocation_id,
          'entry_id', entry_id,
          'act', act,
          'subject_id', subject_id,
          'document', document,
          'effective_on', effective_on,
          'amount', amount::text
        )
        order by effective_on, recorded_at
      ) as movements
    from movement
    group by allocation_id
  )
  select
    ${lineColumns},
    (
      select json_build_object('id', act.id, 'number', act.number, 'year', act.year)
      from resolution act
      where act.id = line.added_by_id
    ) as added_by,
    moved.movements
  from moved
  join annex_line line on line.id = moved.allocation_id
  ${territoryJoins}
  ${hospitalKnownAt('$3')}
  where $4::uuid[] is null or line.hospital_id = any($4)
  order by line.line`;
