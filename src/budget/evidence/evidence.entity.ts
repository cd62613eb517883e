import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** A file attached to an act. Its bytes are in the store, under its hash. */
@Entity('evidence')
@Index('evidence_by_subject', ['subject_id'])
@Index('evidence_by_allocation', ['allocation_id'])
export class EvidenceRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'evidence_pk' })
  id: string;

  @TextColumn()
  subject_kind: string;

  @UuidColumn()
  subject_id: string;

  @UuidColumn({ nullable: true })
  resolution_id: string | null;

  @UuidColumn({ nullable: true })
  allocation_id: string | null;

  @TextColumn()
  title: string;

  @TextColumn()
  file_name: string;

  @TextColumn()
  media_type: string;

  @Column({ type: 'integer' })
  size: number;

  @TextColumn()
  sha256: string;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
