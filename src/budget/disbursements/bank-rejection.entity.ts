import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { DateColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** The bank sent the money of an order back. */
@Entity('bank_rejection')
@Index('bank_rejection_by_disbursement', ['disbursement_id'])
export class BankRejectionRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'bank_rejection_pk' })
  id: string;

  @UuidColumn()
  disbursement_id: string;

  @DateColumn()
  effective_on: CalendarDate;

  @TextColumn()
  reason: string;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
