import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { DateColumn, InstantColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

@Entity('lapse')
@Index('lapse_by_resolution', ['resolution_id'])
export class LapseRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'lapse_pk' })
  id: string;

  @UuidColumn()
  resolution_id: string;

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
