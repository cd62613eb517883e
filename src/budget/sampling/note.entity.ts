import { Entity, PrimaryColumn } from 'typeorm';
import { RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import type { NoteSubject } from './note.dto';

@Entity('working_note')
export class WorkingNoteRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'working_note_pk' })
  id: string;

  @TextColumn()
  subject_kind: NoteSubject;

  @UuidColumn()
  subject_id: string;

  @TextColumn()
  text: string;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: string;
}
