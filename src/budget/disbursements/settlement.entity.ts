import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { DateColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** The ministry paid an order. */
@Entity('settlement')
@Index('settlement_by_disbursement', ['disbursement_id'])
export class SettlementRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'settlement_pk' })
  id: string;

  @UuidColumn()
  disbursement_id: string;

  @DateColumn()
  effective_on: CalendarDate;

  @TextColumn()
  date_precision: DatePrecision;

  @TextColumn({ nullable: true })
  reference: string | null;

  @TextColumn({ nullable: true })
  source: string | null;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
