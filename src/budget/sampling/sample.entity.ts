import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Money } from '../../kernel/money';
import { InstantColumn, MoneyColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';
import type { SampleMethod, SampleRule } from './sample.rules';

@Entity('sample')
export class SampleRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sample_pk' })
  id: string;

  @UuidColumn({ nullable: true })
  resolution_id: string | null;

  @TextColumn()
  method: SampleMethod;

  @TextColumn({ nullable: true })
  rule: SampleRule | null;

  @Column({ type: 'integer' })
  size: number;

  @TextColumn()
  seed: string;

  @InstantColumn()
  known_at: string;

  @Column({ type: 'integer' })
  population: number;

  @MoneyColumn()
  population_amount: Money;

  @Column({ type: 'jsonb' })
  items: object[];

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: string;
}
