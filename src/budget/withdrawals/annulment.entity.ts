import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** The wish to undo a withdrawal that has no entry, and what was decided about it. */
@Entity('withdrawal_annulment')
@Index('withdrawal_annulment_by_withdrawal', ['withdrawal_id'])
@Index('withdrawal_annulment_open_once', ['withdrawal_id'], {
  unique: true,
  where: `decision is distinct from 'refused'`,
})
export class WithdrawalAnnulmentRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'withdrawal_annulment_pk' })
  id: string;

  @UuidColumn()
  withdrawal_id: string;

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
