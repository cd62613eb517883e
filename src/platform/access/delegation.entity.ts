import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import { DateColumn, InstantColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../database/columns';
import type { Role } from './person';

/** Roles that somebody lends to another person for some days, both counted. */
@Entity('delegation')
@Index('delegation_by_delegate', ['delegate_id', 'ends_on'], { where: 'revoked_at is null' })
@Index('delegation_by_delegator', ['delegator_id'])
export class DelegationRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'delegation_pk' })
  id: string;

  @UuidColumn()
  delegator_id: string;

  @UuidColumn()
  delegate_id: string;

  @Column({ type: 'text', array: true })
  roles: Role[];

  @DateColumn()
  starts_on: CalendarDate;

  @DateColumn()
  ends_on: CalendarDate;

  @TextColumn()
  reason: string;

  @RecordedAtColumn()
  recorded_at: Date;

  @InstantColumn({ nullable: true })
  revoked_at: Date | null;

  @UuidColumn({ nullable: true })
  revoked_by: string | null;

  @TextColumn({ nullable: true })
  revocation_reason: string | null;
}
