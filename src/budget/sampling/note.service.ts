import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { noteSubjects, type NoteForm, type NotesAsked, type NoteView } from './note.dto';
import { WorkingNoteRecord } from './note.entity';

/** An auditor's working notes: seen by auditors, never by the audited, never changed. */
@Injectable()
export class WorkingNotes {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound when there is no such subject */
  write(by: Caller, { subjectKind, subjectId, text }: NoteForm): Promise<Answer<NoteView>> {
    return this.useCases.once(by, async (tx) => {
      const subject: unknown[] = await tx.query(`select id from ${noteSubjects[subjectKind]} where id = $1`, [
        subjectId,
      ]);
      if (subject.length === 0) throw new NotFound({});
      const id = newId();
      const written = { id, subject_kind: subjectKind, subject_id: subjectId, text };
      await tx.insert(WorkingNoteRecord, { ...written, recorded_by: by.person.id });
      // The record travels in kits and is read by whoever is audited some day: it proves the words without saying them.
      const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
      await this.audit.record(tx, by, { act: 'note.write', subjectKind: 'note', subjectId: id, content: { sha256 } });
      const [view] = await readNotes(tx, { id, subject: null, after: null, limit: 1 });
      invariant(view, 'what was just written is there');
      return view;
    });
  }

  /** In the order of writing. */
  async list({ subject, limit, cursor }: NotesAsked): Promise<Page<NoteView>> {
    const after = cursor?.[0] ?? null;
    const rows = await this.transactions.read((tx) =>
      readNotes(tx, { id: null, subject: subject ?? null, after, limit: limit + 1 }),
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}

interface Asked {
  readonly id: string | null;
  readonly subject: string | null;
  readonly after: string | null;
  readonly limit: number;
}

function readNotes(tx: Tx, { id, subject, after, limit }: Asked): Promise<NoteView[]> {
  return tx.query(
    `select
       note.id,
       note.subject_kind as "subjectKind",
       note.subject_id as "subjectId",
       note.text,
       json_build_object('id', author.id, 'name', author.name) as "writtenBy",
       note.recorded_at as "writtenAt"
     from working_note note
     join person author on author.id = note.recorded_by
     where ($1::uuid is null or note.id = $1)
       and ($2::uuid is null or note.subject_id = $2)
       and ($3::uuid is null or note.id > $3)
     order by note.id
     limit $4`,
    [id, subject, after, limit],
  );
}
