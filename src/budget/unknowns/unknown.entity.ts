import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import type { SubjectKind } from './unknown.rules';

@Entity('unknown_fact')
export class UnknownFactRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'unknown_fact_pk' })
  id: string;

  @TextColumn()
  subject_kind: SubjectKind;

  @UuidColumn()
  subject_id: string;

  @TextColumn()
  field: string;

  @TextColumn()
  reason: string;

  @TextColumn()
  source: string;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: string;

  @InstantColumn({ nullable: true })
  known_at: string | null;
}
