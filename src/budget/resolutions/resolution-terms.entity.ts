import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Money } from '../../kernel/money';
import { MoneyColumn, TextColumn } from '../../platform/database/columns';
import type { Deadline, DeadlineKind, DeadlineUnit, RequirementKind } from './resolution-terms.rules';

/** What a source announced that the act would give, as it was said; pesos. */
@Entity('announced_amount')
export class AnnouncedAmountRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'announced_amount_pk' })
  resolution_id: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'announced_amount_pk' })
  position: number;

  @MoneyColumn()
  amount: Money;

  @TextColumn()
  text: string;

  @TextColumn()
  source: string;
}

@Entity('deadline')
export class DeadlineRecord implements Deadline {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'deadline_pk' })
  resolution_id: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'deadline_pk' })
  kind: DeadlineKind;

  @Column({ type: 'integer' })
  days: number;

  @TextColumn()
  unit: DeadlineUnit;
}

/** What must be fulfilled before a giro. */
@Entity('requirement')
export class RequirementRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'requirement_pk' })
  resolution_id: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'requirement_pk' })
  kind: RequirementKind;
}
