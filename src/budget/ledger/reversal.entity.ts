import { Entity, Index, PrimaryColumn } from 'typeorm';
import { TextColumn, UuidColumn } from '../../platform/database/columns';
import { DecidedRecord } from '../decisions/decided.entity';

/** The wish to undo one entry, and what was decided about it. Acts of one person are decided by nobody else. */
@Entity('reversal')
@Index('reversal_open_once', ['entry_id'], { unique: true, where: `decision is distinct from 'refused'` })
export class ReversalRecord extends DecidedRecord<'approved' | 'refused'> {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'reversal_pk' })
  id: string;

  @UuidColumn()
  entry_id: string;

  @TextColumn()
  reason: string;
}
