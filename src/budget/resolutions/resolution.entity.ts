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
import type { Resolution, ResolutionKind, ResolutionStatus } from './resolution.rules';

@Entity('resolution')
export class ResolutionRecord implements Resolution {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'resolution_pk' })
  id: string;

  @TextColumn()
  kind: ResolutionKind;

  @TextColumn()
  issuer: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'integer' })
  year: number;

  @DateColumn()
  issued_on: CalendarDate;

  @TextColumn()
  title: string;

  @UuidColumn({ nullable: true })
  strategy_id: string | null;

  @UuidColumn({ nullable: true })
  amends_id: string | null;

  @Column({ type: 'integer' })
  fiscal_year: number;

  @MoneyColumn({ nullable: true })
  authorized_amount: Money | null;

  @MoneyColumn({ nullable: true })
  printed_annex_total: Money | null;

  @TextColumn({ nullable: true })
  availability_number: string | null;

  @DateColumn({ nullable: true })
  availability_issued_on: CalendarDate | null;

  @MoneyColumn({ nullable: true })
  availability_amount: Money | null;

  @DateColumn({ nullable: true })
  disburse_from: CalendarDate | null;

  @DateColumn({ nullable: true })
  execute_by: CalendarDate | null;

  @TextColumn({ nullable: true })
  source: string | null;

  @TextColumn()
  status: ResolutionStatus;

  @UuidColumn()
  drafted_by: string;

  @RecordedAtColumn()
  drafted_at: Date;

  @UuidColumn({ nullable: true })
  reviewed_by: string | null;

  @InstantColumn({ nullable: true })
  reviewed_at: Date | null;

  @UuidColumn({ nullable: true })
  published_by: string | null;

  @InstantColumn({ nullable: true })
  published_at: Date | null;
}
