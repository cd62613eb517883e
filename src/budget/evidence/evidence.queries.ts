import { Injectable } from '@nestjs/common';
import { scopeOf, type Person } from '../../platform/access/person';
import { batchesOf } from '../../platform/database/rows';
import type { Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import type { EvidenceAsked, EvidenceView } from './evidence.dto';
import { evidenceSubjects, type EvidenceSubject } from './evidence.subjects';

/** Where an act stands, for whoever may see it. */
export interface Placed {
  readonly id: string;
  readonly resolutionId: string | null;
  readonly allocationId: string | null;
  readonly hospitalId: string | null;
}

/** One file beside what the record says of it; either side may be missing. */
export interface Recorded {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string | null;
  readonly recordedSha256: string | null;
}

@Injectable()
export class EvidenceQueries {
  /** Is there such an act, and may this person see it? A hospital sees its lines' and the acts they are under. @throws NotFound */
  async place(tx: Tx, person: Person, subject: { kind: EvidenceSubject; id: string }): Promise<Placed> {
    const [placed]: Placed[] = await tx.query(
      `select
         subject.id,
         subject.resolution_id as "resolutionId",
         subject.allocation_id as "allocationId",
         line.hospital_id as "hospitalId"
       from (${evidenceSubjects[subject.kind]}) subject
       left join annex_line line on line.id = subject.allocation_id
       where subject.id = $1
         and ${visible('subject', '$2')}`,
      [subject.id, scopeOf(person)],
    );
    if (!placed) throw new NotFound({});
    return placed;
  }

  /** @throws NotFound when there is none, or its act is another hospital's */
  async one(tx: Tx, person: Person, id: string): Promise<EvidenceView> {
    const [view]: EvidenceView[] = await tx.query(
      `${evidenceSql} where evidence.id = $1 and ${visible('evidence', '$2')}`,
      [id, scopeOf(person)],
    );
    if (!view) throw new NotFound({});
    return view;
  }

  /** Which files may this person see, in the order in which they were attached? */
  async page(tx: Tx, person: Person, asked: EvidenceAsked): Promise<Page<EvidenceView>> {
    const rows: EvidenceView[] = await tx.query(
      `${evidenceSql}
       where ${visible('evidence', '$1')}
         and ($2::text is null or evidence.subject_kind = $2)
         and ($3::uuid is null or evidence.subject_id = $3)
         and ($4::uuid is null or evidence.allocation_id = $4)
         and ($5::uuid is null or evidence.resolution_id = $5)
         and ($6::uuid is null or evidence.id > $6)
       order by evidence.id
       limit $7`,
      [
        scopeOf(person),
        asked.subjectKind ?? null,
        asked.subject ?? null,
        asked.allocation ?? null,
        asked.resolution ?? null,
        asked.cursor?.[0] ?? null,
        asked.limit + 1,
      ],
    );
    return pageOf(rows, asked.limit, ({ id }) => [id]);
  }

  /** Every file that is here or was recorded, a batch at a time. */
  recorded(tx: Tx): AsyncGenerator<Recorded[]> {
    return batchesOf<Recorded>(
      tx,
      `select
         coalesce(evidence.id, event.subject_id) as id,
         coalesce(evidence.title, event.content ->> 'title') as title,
         coalesce(evidence.file_name, event.content ->> 'fileName') as "fileName",
         evidence.sha256,
         event.content ->> 'sha256' as "recordedSha256"
       from evidence
       full join (
         select subject_id, content from audit_event where act = 'evidence.attach'
       ) event on event.subject_id = evidence.id
       order by 1`,
      [],
    );
  }
}

// A hospital sees what is of its lines, and what proves a resolution in force under which it has one.
const visible = (row: string, scope: string) => `(
  ${scope}::uuid[] is null
  or ${row}.allocation_id in (select id from annex_line where hospital_id = any(${scope}))
  or ${row}.allocation_id is null and ${row}.id ${row === 'subject' ? '' : 'is not null and evidence.subject_id '}= ${row}.resolution_id and exists (
    select
    from annex_line own
    join resolution act on act.id = own.resolution_id
    where own.resolution_id = ${row}.resolution_id
      and own.hospital_id = any(${scope})
      and act.published_at is not null
  )
)`;

const evidenceSql = `
  select
    evidence.id,
    evidence.subject_kind as "subjectKind",
    evidence.subject_id as "subjectId",
    evidence.resolution_id as "resolutionId",
    evidence.allocation_id as "allocationId",
    evidence.title,
    evidence.file_name as "fileName",
    evidence.media_type as "mediaType",
    evidence.size,
    evidence.sha256,
    json_build_object('id', person.id, 'name', person.name) as "recordedBy",
    evidence.recorded_at as "recordedAt"
  from evidence
  join person on person.id = evidence.recorded_by`;
