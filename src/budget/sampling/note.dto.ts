import { z } from 'zod';
import { id, instant, text } from '../../platform/http/forms';
import { pageView } from '../../platform/http/paging';
import { recordsAsked } from '../disbursements/disbursement.dto';

/** What an auditor may write a note on, and the table in which it stands. */
export const noteSubjects = {
  resolution: 'resolution',
  allocation: 'annex_line',
  hospital: 'hospital',
  disbursement: 'disbursement',
  withdrawal: 'withdrawal',
  entry: 'ledger_entry',
  certificate: 'certificate',
  sample: 'sample',
} as const;

export type NoteSubject = keyof typeof noteSubjects;

const subjectKind = z.enum(Object.keys(noteSubjects) as [NoteSubject, ...NoteSubject[]]);

export const noteForm = z.strictObject({ subjectKind, subjectId: id(), text: text(10_000) });

export type NoteForm = z.output<typeof noteForm>;

export const notesAsked = recordsAsked.extend({ subject: id().optional() });

export type NotesAsked = z.output<typeof notesAsked>;

export const noteView = z.object({
  id: z.string(),
  subjectKind,
  subjectId: z.string(),
  text: z.string(),
  writtenBy: z.object({ id: z.string(), name: z.string() }),
  writtenAt: instant(),
});

export type NoteView = z.output<typeof noteView>;

export const notesView = pageView(noteView);
