import { Entity, PrimaryColumn } from 'typeorm';
import type { Money } from '../../kernel/money';
import { MoneyColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import type { Change, ChangeKind } from './amendment.rules';

/** One change that an amendment makes; pesos. */
@Entity('amendment_change')
export class AmendmentChangeRecord implements Change {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'amendment_change_pk' })
  amendment_id: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'amendment_change_pk' })
  position: number;

  @TextColumn()
  change: ChangeKind;

  @UuidColumn({ nullable: true })
  from_allocation_id: string | null;

  @UuidColumn({ nullable: true })
  to_allocation_id: string | null;

  @TextColumn({ nullable: true })
  municipality_code: string | null;

  @UuidColumn({ nullable: true })
  hospital_id: string | null;

  @MoneyColumn()
  amount: Money;
}
