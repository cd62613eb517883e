import { Entity, PrimaryColumn, Unique } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { DateColumn, RecordedAtColumn, UuidColumn } from '../../platform/database/columns';

/** The end of a line: nothing is owed on it and nothing moves on it any more. */
@Entity('closure')
@Unique('closure_once', ['allocation_id'])
export class ClosureRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'closure_pk' })
  id: string;

  @UuidColumn()
  allocation_id: string;

  @DateColumn()
  closed_on: CalendarDate;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;
}
