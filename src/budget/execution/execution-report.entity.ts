import { Column, Entity, PrimaryColumn } from 'typeorm';
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

/** What a hospital says that it has done with the money by a cutoff, cumulative, and what the ministry answered. */
@Entity('execution_report')
export class ExecutionReportRecord {
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

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;

  @TextColumn({ nullable: true })
  decision: 'accepted' | 'observed' | null;

  @UuidColumn({ nullable: true })
  decided_by: string | null;

  @InstantColumn({ nullable: true })
  decided_at: Date | null;

  @TextColumn({ nullable: true })
  decision_reason: string | null;
}
