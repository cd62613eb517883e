import { Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { DateColumn, MoneyColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import { DecidedRecord } from '../decisions/decided.entity';

/** The budget act that restores what a hospital gave back to what the resolution can distribute. */
@Entity('restoration')
export class RestorationRecord extends DecidedRecord<'approved' | 'refused' | 'returned'> {
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
}
