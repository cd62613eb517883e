import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { Money } from '../../kernel/money';
import { MoneyColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** A percentage that a source reports, kept as it was written beside its numbers: what it should be is never stored (I11). */
@Entity('reported_percentage')
@Index('reported_percentage_by_resolution', ['resolution_id'])
export class ReportedPercentageRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'reported_percentage_pk' })
  id: string;

  @UuidColumn()
  resolution_id: string;

  @TextColumn()
  measures: string;

  @TextColumn()
  percent: string;

  @MoneyColumn()
  numerator: Money;

  @MoneyColumn()
  denominator: Money;

  @TextColumn()
  text: string;

  @TextColumn()
  source: string;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
