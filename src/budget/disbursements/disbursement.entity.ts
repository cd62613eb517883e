import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { DateColumn, MoneyColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import { DecidedRecord } from '../decisions/decided.entity';

/** A payment order, and what was decided about it. What became of it stands in the ledger. */
@Entity('disbursement')
@Index('disbursement_by_amount', ['allocation_id', 'amount'])
export class DisbursementRecord extends DecidedRecord<'approved' | 'refused' | 'returned'> {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'disbursement_pk' })
  id: string;

  @UuidColumn()
  allocation_id: string;

  @MoneyColumn()
  amount: Money;

  @TextColumn({ nullable: true })
  payment_order: string | null;

  @DateColumn()
  ordered_on: CalendarDate;

  @Column({ type: 'text', default: 'exact' })
  date_precision: DatePrecision;

  @TextColumn({ nullable: true })
  note: string | null;

  @TextColumn({ nullable: true })
  source: string | null;
}
