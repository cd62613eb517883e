import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { DateColumn, InstantColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import type { RequirementKind } from '../resolutions/resolution-terms.rules';

/** A document handed in for a requirement, and what was decided on it. */
@Entity('fulfilment')
@Index('fulfilment_open_once', ['allocation_id', 'requirement'], {
  unique: true,
  where: `decision is distinct from 'refused'`,
})
export class FulfilmentRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'fulfilment_pk' })
  id: string;

  @UuidColumn()
  allocation_id: string;

  @TextColumn()
  requirement: RequirementKind;

  @TextColumn()
  document: string;

  @DateColumn()
  document_on: CalendarDate;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;

  @TextColumn({ nullable: true })
  decision: 'accepted' | 'refused' | null;

  @UuidColumn({ nullable: true })
  decided_by: string | null;

  @InstantColumn({ nullable: true })
  decided_at: Date | null;

  @TextColumn({ nullable: true })
  decision_reason: string | null;
}
