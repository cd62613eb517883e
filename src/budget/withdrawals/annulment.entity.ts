import { Entity, Index, PrimaryColumn } from 'typeorm';
import { TextColumn, UuidColumn } from '../../platform/database/columns';
import { DecidedRecord } from '../decisions/decided.entity';

/** The wish to undo a withdrawal that has no entry, and what was decided about it. */
@Entity('withdrawal_annulment')
@Index('withdrawal_annulment_by_withdrawal', ['withdrawal_id'])
@Index('withdrawal_annulment_open_once', ['withdrawal_id'], {
  unique: true,
  where: `decision is distinct from 'refused'`,
})
export class WithdrawalAnnulmentRecord extends DecidedRecord<'approved' | 'refused'> {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'withdrawal_annulment_pk' })
  id: string;

  @UuidColumn()
  withdrawal_id: string;

  @TextColumn()
  reason: string;
}
