import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Money } from '../../kernel/money';
import { MoneyColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** A line of the annex; once the act that added it is in force, an allocation. Pesos. */
@Entity('annex_line')
@Unique('annex_line_number_once', ['resolution_id', 'line'])
@Unique('annex_line_hospital_once', ['hospital_id', 'resolution_id'])
export class AnnexLineRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'annex_line_pk' })
  id: string;

  @UuidColumn()
  resolution_id: string;

  /** The resolution itself, or the amendment that added the line to it. */
  @UuidColumn()
  added_by_id: string;

  @Column({ type: 'integer' })
  line: number;

  @TextColumn()
  municipality_code: string;

  @UuidColumn({ nullable: true })
  hospital_id: string | null;

  @MoneyColumn()
  amount: Money;

  @TextColumn({ nullable: true })
  source: string | null;
}
