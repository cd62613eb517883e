import { Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { DateColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** The hospital takes the line: once. */
@Entity('acceptance')
export class AcceptanceRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'acceptance_pk' })
  allocation_id: string;

  @TextColumn()
  filing_number: string;

  @DateColumn()
  accepted_on: CalendarDate;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
