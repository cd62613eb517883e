import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { DateColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** What settled a contested line. Who clarifies is the checker; the maker is who recorded the withdrawal. */
@Entity('clarification')
@Index('clarification_by_withdrawal', ['withdrawal_id'])
export class ClarificationRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'clarification_pk' })
  id: string;

  @UuidColumn()
  withdrawal_id: string;

  @TextColumn()
  payment: 'before' | 'after';

  @TextColumn()
  evidence: string;

  @DateColumn()
  effective_on: CalendarDate;

  @TextColumn()
  date_precision: DatePrecision;

  /** The giro that the evidence proves. */
  @UuidColumn({ nullable: true })
  disbursement_id: string | null;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
