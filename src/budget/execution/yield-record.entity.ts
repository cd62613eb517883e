import { Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { DateColumn, MoneyColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** Interest that the line's money earned in the hospital's account, by its bank statement. */
@Entity('yield_record')
export class YieldRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'yield_record_pk' })
  id: string;

  @UuidColumn()
  allocation_id: string;

  @MoneyColumn()
  amount: Money;

  @DateColumn()
  earned_on: CalendarDate;

  @TextColumn()
  reference: string;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
