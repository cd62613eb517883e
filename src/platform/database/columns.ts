import { Column, type ColumnOptions } from 'typeorm';
import { Money } from '../../kernel/money';

/** Pesos with two decimals, `numeric(20,2)`, always a Money in code. */
export function MoneyColumn(options: { nullable?: boolean } = {}): PropertyDecorator {
  return Column({
    type: 'numeric',
    precision: 20,
    scale: 2,
    nullable: options.nullable ?? false,
    transformer: {
      to: (amount: Money | null | undefined) => amount?.toString() ?? amount,
      from: (text: string | null) => (text === null ? null : Money.of(text)),
    },
  });
}

export function TextColumn(options: { nullable?: boolean } = {}): PropertyDecorator {
  return Column({ type: 'text', nullable: options.nullable ?? false });
}

/** A calendar date: `YYYY-MM-DD` text in code, `date` in the database. */
export function DateColumn(options: { nullable?: boolean } = {}): PropertyDecorator {
  return Column({ type: 'date', nullable: options.nullable ?? false });
}

export function UuidColumn(options: { nullable?: boolean } = {}): PropertyDecorator {
  return Column({ type: 'uuid', nullable: options.nullable ?? false });
}

/** The instant at which the database wrote the row, not that at which its transaction began. */
export function RecordedAtColumn(): PropertyDecorator {
  return InstantColumn({ default: () => 'clock_timestamp()' });
}

export function InstantColumn(options: Pick<ColumnOptions, 'nullable' | 'default'> = {}): PropertyDecorator {
  return Column({ type: 'timestamptz', ...options });
}
