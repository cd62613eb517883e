import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { DateColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import { DecidedRecord } from '../decisions/decided.entity';
import type { LapseDecision } from './lapse.rules';

@Entity('lapse')
@Index('lapse_by_resolution', ['resolution_id'])
export class LapseRecord extends DecidedRecord<LapseDecision> {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'lapse_pk' })
  id: string;

  @UuidColumn()
  resolution_id: string;

  @TextColumn()
  act_number: string;

  @DateColumn()
  effective_on: CalendarDate;
}
