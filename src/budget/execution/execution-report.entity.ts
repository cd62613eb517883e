import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { DateColumn, MoneyColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import { DecidedRecord } from '../decisions/decided.entity';

/** What a hospital says that it has done with the money by a cutoff, cumulative, and what the ministry answered. */
@Entity('execution_report')
export class ExecutionReportRecord extends DecidedRecord<'accepted' | 'observed'> {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'execution_report_pk' })
  id: string;

  @UuidColumn()
  allocation_id: string;

  @DateColumn()
  cutoff: CalendarDate;

  @DateColumn()
  filed_on: CalendarDate;

  @TextColumn({ nullable: true })
  filing_number: string | null;

  @MoneyColumn()
  contracted: Money;

  @MoneyColumn()
  obligated: Money;

  @MoneyColumn()
  paid: Money;

  @MoneyColumn()
  yields_earned: Money;

  @Column({ type: 'boolean' })
  final: boolean;

  @Column({ type: 'boolean' })
  correction: boolean;

  @TextColumn({ nullable: true })
  note: string | null;
}
