import { Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import {
  DateColumn,
  InstantColumn,
  MoneyColumn,
  RecordedAtColumn,
  TextColumn,
  UuidColumn,
} from '../../platform/database/columns';
import type { RestitutionKind } from './restitution.rules';

/** A deposit by which a hospital gives capital or yields back, and what the paymaster saw in the Treasury's account. */
@Entity('restitution')
export class RestitutionRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'restitution_pk' })
  id: string;

  @UuidColumn()
  allocation_id: string;

  @TextColumn()
  kind: RestitutionKind;

  @MoneyColumn()
  amount: Money;

  @DateColumn()
  deposited_on: CalendarDate;

  @TextColumn()
  portfolio: string;

  @TextColumn()
  reference: string;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;

  @TextColumn({ nullable: true })
  decision: 'verified' | 'refused' | 'returned' | null;

  @UuidColumn({ nullable: true })
  decided_by: string | null;

  @InstantColumn({ nullable: true })
  decided_at: Date | null;

  @TextColumn({ nullable: true })
  decision_reason: string | null;
}
