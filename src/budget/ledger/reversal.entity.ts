import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** The wish to undo one entry, and what was decided about it. Acts of one person are decided by nobody else. */
@Entity('reversal')
@Index('reversal_open_once', ['entry_id'], { unique: true, where: `decision is distinct from 'refused'` })
export class ReversalRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'reversal_pk' })
  id: string;

  @UuidColumn()
  entry_id: string;

  @TextColumn()
  reason: string;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;

  @TextColumn({ nullable: true })
  decision: 'approved' | 'refused' | null;

  @UuidColumn({ nullable: true })
  decided_by: string | null;

  @InstantColumn({ nullable: true })
  decided_at: Date | null;

  @TextColumn({ nullable: true })
  decision_reason: string | null;
}
