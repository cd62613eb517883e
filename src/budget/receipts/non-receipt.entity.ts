import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { DateColumn, MoneyColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** The hospital looked at its account on this day, and this much of a giro was not there. */
@Entity('non_receipt')
@Index('non_receipt_by_disbursement', ['disbursement_id'])
export class NonReceiptRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'non_receipt_pk' })
  id: string;

  @UuidColumn()
  disbursement_id: string;

  @MoneyColumn()
  missing: Money;

  @DateColumn()
  checked_on: CalendarDate;

  @TextColumn({ nullable: true })
  note: string | null;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
