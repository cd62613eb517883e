import { Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import {
  DateColumn,
  InstantColumn,
  MoneyColumn,
  RecordedAtColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns';

/** The budget act that restores what a hospital gave back to what the resolution can distribute. */
@Entity('restoration')
export class RestorationRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'restoration_pk' })
  id: string;

  @UuidColumn()
  allocation_id: string;

  @MoneyColumn()
  amount: Money;

  @TextColumn()
  act_number: string;

  @DateColumn()
  effective_on: CalendarDate;

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
