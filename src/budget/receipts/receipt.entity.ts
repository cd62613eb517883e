import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { DateColumn, MoneyColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** The hospital says that this much of a giro arrived. */
@Entity('receipt')
@Index('receipt_by_disbursement', ['disbursement_id'])
export class ReceiptRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'receipt_pk' })
  id: string;

  @UuidColumn()
  disbursement_id: string;

  @MoneyColumn()
  amount: Money;

  @DateColumn()
  received_on: CalendarDate;

  @TextColumn({ nullable: true })
  reference: string | null;

  @TextColumn({ nullable: true })
  note: string | null;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
