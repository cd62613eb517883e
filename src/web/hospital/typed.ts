import { Money } from '../../kernel/money';

/**
 * An amount as it stands in a field beforehand, «250.000,00»: with its cents, for «250.000» can be read two ways.
 * Nothing of nothing.
 */
export function typed(amount: string): string {
  const money = Money.of(amount);
  const written = money.toSpanish().replace('$', '');
  if (!money.isPositive()) return '';
  return written.includes(',') ? written : `${written},00`;
}
