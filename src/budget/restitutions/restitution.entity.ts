import { Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { DateColumn, MoneyColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import { DecidedRecord } from '../decisions/decided.entity';
import type { RestitutionKind } from './restitution.rules';

/** A deposit by which a hospital gives capital or yields back, and what the paymaster saw in the Treasury's account. */
@Entity('restitution')
export class RestitutionRecord extends DecidedRecord<'verified' | 'refused' | 'returned'> {
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
}
