import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { DateColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import type { WithdrawnPayment } from '../allocations/allocation.rules';
import { DecidedRecord } from '../decisions/decided.entity';
import type { WithdrawalDecision } from './withdrawal.rules';

@Entity('withdrawal')
@Index('withdrawal_by_allocation', ['allocation_id'])
export class WithdrawalRecord extends DecidedRecord<WithdrawalDecision> {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'withdrawal_pk' })
  id: string;

  @UuidColumn()
  allocation_id: string;

  @TextColumn({ nullable: true })
  filing_number: string | null;

  @DateColumn({ nullable: true })
  withdrawn_on: CalendarDate | null;

  /** Up to when the source looks, where no source gives the date. */
  @DateColumn({ nullable: true })
  source_cutoff: CalendarDate | null;

  @TextColumn()
  reason: string;

  @TextColumn()
  payment: WithdrawnPayment;

  /** What the source says, which may contradict what the ledger knows. */
  @Column({ type: 'boolean', nullable: true })
  reported_paid: boolean | null;

  @TextColumn()
  source: string;
}
