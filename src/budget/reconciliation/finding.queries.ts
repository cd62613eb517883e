import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { foldSpanish } from '../../kernel/text';
import type { Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import { foldedSql } from '../hospitals/folded.sql';
import type { FindingCounts, FindingCountsAsked, FindingsAsked } from './finding.dto';
import type { EventRow, FindingRow } from './finding.rows';
import { severities } from './rule';

@Injectable()
export class FindingQueries {
  /** How does this finding stand? @throws NotFound */
  async one(tx: Tx, id: string): Promise<FindingRow> {
    const [row]: FindingRow[] = await tx.query(`${standingSql} where finding.id = $1`, [id]);
    if (!row) throw new NotFound({});
    return row;
  }

  /** Which findings are there, the gravest and oldest first? */
  async page(tx: Tx, asked: FindingsAsked): Promise<Page<FindingRow>> {
    const [rank, openSince, code, id] = asked.cursor ?? [];
    const rows: FindingRow[] = await tx.query(
      `${standingSql}
       where ${chosenSql}
         and ($6::text is null or finding.severity = $6)
         and ($7::int is null or (${orderSql}) > ($7::int, $8::date, $9::text, $10::uuid))
       order by ${orderSql}
       limit $11`,
      [
        ...choiceOf(asked),
        asked.severity ?? null,
        rank ?? null,
        openSince ?? null,
        code ?? null,
        id ?? null,
        asked.limit + 1,
      ],
    );
    return pageOf(rows, asked.limit, (row) => [
      String(ranks.indexOf(row.severity) + 1),
      row.openSince,
      row.code,
      row.id,
    ]);
  }

  /** How many of those asked for are there of each severity, how many of them open, and how many found since a day? */
  async counts(tx: Tx, asked: FindingCountsAsked, since: CalendarDate): Promise<FindingCounts['items']> {
    return tx.query(countsSql, [...choiceOf(asked), since, severities]);
  }

  /** When was the last thing recorded that a reconciliation tells? The same while nothing more is. */
  async lastRecordedAt(tx: Tx, resolutionId: string): Promise<string> {
    const [row]: { at: string | null }[] = await tx.query(
      `select greatest(
         (select published_at from resolution where id = $1),
         (select max(recorded_at) from ledger_entry where resolution_id = $1),
         (
           select max(event.at)
           from finding_event event
           join finding on finding.id = event.finding_id
           where finding.resolution_id = $1
         )
       ) as at`,
      [resolutionId],
    );
    invariant(row?.at, 'a published resolution was published at an instant');
    return row.at;
  }

  /** Which findings have these resolutions had, resolved ones too? The gravest and oldest first. */
  async ofResolutions(tx: Tx, resolutionIds: readonly string[]): Promise<FindingRow[]> {
    return tx.query(
      `${standingSql}
       where finding.resolution_id = any($1)
       order by ${orderSql}`,
      [resolutionIds],
    );
  }

  /** Which findings have these lines had, resolved ones too? */
  async ofLines(tx: Tx, allocationIds: readonly string[]): Promise<FindingRow[]> {
    return tx.query(`${standingSql} where finding.allocation_id = any($1)`, [allocationIds]);
  }

  /** What happened to these findings, each in its order? @param until the last day that counts; null: all of it */
  async events(
    tx: Tx,
    findingIds: readonly string[],
    until: CalendarDate | null = null,
  ): Promise<ReadonlyMap<string, EventRow[]>> {
    const rows: EventRow[] = await tx.query(eventsSql, [findingIds, until]);
    const events = new Map<string, EventRow[]>(findingIds.map((id) => [id, []]));
    for (const row of rows) events.get(row.findingId)?.push(row);
    return events;
  }
}

const ranks: readonly string[] = severities;

const rankSql = `array_position(array['${ranks.join(`', '`)}'], finding.severity)`;

/** The gravest first, then the oldest, and those of one rule together. */
const orderSql = `
  ${rankSql}, finding.open_since, finding.code, finding.id`;

/** What can be asked of them but their severity, which is counted. */
const chosenSql = `($1::uuid is null or finding.resolution_id = $1)
  and ($2::text is null or finding.state = $2)
  and ($3::text is null or finding.code = $3)
  and ($4::boolean is null or (finding.state <> 'resolved') = $4)
  and ($5::text is null
    or position($5 in ${foldedSql(`(finding.content ->> 'label') || ' ' || (finding.content ->> 'detail')`)}) > 0)`;

function choiceOf({ resolution, state, code, standing, q }: FindingCountsAsked): unknown[] {
  return [resolution ?? null, state ?? null, code ?? null, standing ?? null, q === undefined ? null : foldSpanish(q)];
}

const standingSql = `
  select
    finding.id,
    finding.code,
    finding.subject_kind as "subjectKind",
    finding.subject_id as "subjectId",
    finding.resolution_id as "resolutionId",
    finding.allocation_id as "allocationId",
    finding.sequence,
    finding.period,
    finding.state,
    finding.severity,
    finding.open_since as "openSince",
    finding.content,
    finding.until
  from finding_standing finding`;

const eventsSql = `
  select
    event.finding_id as "findingId",
    event.sequence,
    event.period,
    event.kind,
    event.state,
    event.severity,
    event.open_since as "openSince",
    event.content,
    event.at,
    case when person.id is not null then json_build_object('id', person.id, 'name', person.name) end as by,
    case when asker.id is not null then json_build_object('id', asker.id, 'name', asker.name) end as "requestedBy",
    event.reason,
    event.document,
    event.until
  from finding_event event
  left join person on person.id = event.person_id
  left join person asker on asker.id = event.requested_by
  where event.finding_id = any($1)
    and ($2::date is null or (event.at at time zone 'America/Bogota')::date <= $2)
  order by event.finding_id, event.sequence`;

const countsSql = `
  select
    severity.name as severity,
    count(finding.id)::integer as count,
    min(finding.open_since) filter (where finding.state <> 'resolved') as "oldestSince",
    count(finding.id) filter (where finding.state = 'open')::integer as open,
    count(finding.id) filter (
      where finding.state = 'open' and (opened.at at time zone 'America/Bogota')::date >= $6
    )::integer as recent
  from unnest($7::text[]) with ordinality as severity (name, rank)
  left join finding_standing finding
    on finding.severity = severity.name
    and ${chosenSql}
  left join lateral (
    select event.at
    from finding_event event
    where event.finding_id = finding.id
      and event.kind = 'opened'
      and event.period = finding.period
  ) as opened on true
  group by severity.name, severity.rank
  order by severity.rank`;
