import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { DateColumn, InstantColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import type { WithdrawnPayment } from '../allocations/allocation.rules';

@Entity('withdrawal')
@Index('withdrawal_by_allocation', ['allocation_id'])
export class WithdrawalRecord {
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

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;

  @TextColumn({ nullable: true })
  decision: 'approved' | 'refused' | 'returned' | null;

  @UuidColumn({ nullable: true })
  decided_by: string | null;

  @InstantColumn({ nullable: true })
  decided_at: Date | null;

  @TextColumn({ nullable: true })
  decision_reason: string | null;
}
