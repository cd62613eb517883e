import { Injectable } from '@nestjs/common';
import { holdingSql } from '../../platform/database/instants';
import type { Tx } from '../../platform/database/transactions';
import { pageOf, type Page } from '../../platform/http/paging';
import type { UnknownFact, UnknownsAsked } from './unknown.dto';
import { columnOf, subjects, type SubjectKind } from './unknown.rules';

@Injectable()
export class UnknownQueries {
  /** Which facts are unknown (or were), the longest unknown first? Those of a resolution reach down to its withdrawals. */
  async page(tx: Tx, { resolution, subject, state, limit, cursor }: UnknownsAsked): Promise<Page<UnknownFact>> {
    const rows: UnknownFact[] = await tx.query(
      `select ${columns}
       from unknown_fact fact
       where (fact.known_at is null) = $1
         and ($2::uuid is null or fact.subject_id = $2)
         and ($3::uuid is null or fact.subject_id in (${subjectsOfResolution}))
         and fact.id::text > $4
       order by fact.id::text
       limit $5`,
      [state === 'open', subject ?? null, resolution ?? null, cursor?.[0] ?? '', limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  async one(tx: Tx, id: string): Promise<UnknownFact | undefined> {
    const [fact]: UnknownFact[] = await tx.query(`select ${columns} from unknown_fact fact where fact.id = $1`, [id]);
    return fact;
  }

  /** No report of the subject's resolution can state an instant until the end of the transaction. */
  async holdInstant(tx: Tx, subjectId: string): Promise<void> {
    await tx.query(holdingSql(resolutionOfSubject), [subjectId]);
  }

  /** Is the subject there, and is the field unknown in it? Null when there is no such subject. */
  async knows(tx: Tx, subject: { kind: SubjectKind; id: string; field: string }): Promise<boolean | null> {
    // Table and column come out of the closed table of the rules, never from what was asked.
    const column = columnOf(subject.kind, subject.field);
    const [found]: { known: boolean }[] = await tx.query(
      `select ${column === null ? 'false' : `${column} is not null`} as known
       from ${subjects[subject.kind].table}
       where id = $1`,
      [subject.id],
    );
    return found?.known ?? null;
  }
}

// An instant becomes a date in the office's clock.
const columns = `
  fact.id,
  fact.subject_kind as "subjectKind",
  fact.subject_id as "subjectId",
  fact.field,
  fact.reason,
  fact.source,
  (fact.recorded_at at time zone 'America/Bogota')::date as since,
  (fact.known_at at time zone 'America/Bogota')::date as "knownOn",
  fact.recorded_by as "recordedBy"`;

const resolutionOfSubject = `
  select id::text as subject from resolution where id = $1
  union all
  select resolution_id::text from annex_line where id = $1
  union all
  select line.resolution_id::text
  from annex_line line
  where line.id in (
    select allocation_id from disbursement where id = $1
    union all
    select allocation_id from withdrawal where id = $1
  )`;

const subjectsOfResolution = `
  select resolution.id from resolution where resolution.id = $3
  union all
  select line.id from annex_line line where line.resolution_id = $3
  union all
  select disbursement.id
  from disbursement
  join annex_line line on line.id = disbursement.allocation_id
  where line.resolution_id = $3
  union all
  select withdrawal.id
  from withdrawal
  join annex_line line on line.id = withdrawal.allocation_id
  where line.resolution_id = $3`;
