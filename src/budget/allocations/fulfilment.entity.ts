import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { DateColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import type { RequirementKind } from '../resolutions/resolution-terms.rules';
import { DecidedRecord } from '../decisions/decided.entity';

/** A document handed in for a requirement, and what was decided on it. */
@Entity('fulfilment')
@Index('fulfilment_open_once', ['allocation_id', 'requirement'], {
  unique: true,
  where: `decision is distinct from 'refused'`,
})
export class FulfilmentRecord extends DecidedRecord<'accepted' | 'refused'> {
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
}
