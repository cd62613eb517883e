import { Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { DateColumn, MoneyColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** The act by which a hospital took money of its line into its own budget. */
@Entity('incorporation')
export class IncorporationRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'incorporation_pk' })
  id: string;

  @UuidColumn()
  allocation_id: string;

  @TextColumn()
  act_kind: string;

  @TextColumn()
  act_number: string;

  @DateColumn()
  act_on: CalendarDate;

  @MoneyColumn()
  amount: Money;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
