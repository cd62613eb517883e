import { invariant } from '../../kernel/errors';
import { percentage } from '../../kernel/money';
import type { PercentageFacts } from './facts';

/*
 * A percentage as it was written, against its own numbers, exactly: a/b compared with p by multiplying across, never by
 * dividing. The last digit that is written counts as meant, zeros included.
 */

type Reported = Pick<PercentageFacts, 'percent' | 'numerator' | 'denominator'>;

/** "81.82": two decimals, half up. */
export function exactPercentage({ numerator, denominator }: Omit<Reported, 'percent'>): string {
  const exact = percentage(numerator, denominator);
  invariant(exact !== null, 'a reported percentage has a denominator');
  return exact;
}

/** Whether rounding to the last digit that was written, to either side, can give what was reported. */
export function withinRounding({ percent, numerator, denominator }: Reported): boolean {
  const scale = 10n ** BigInt(decimalsOf(percent));
  const [above, below] = [centavosOf(numerator.toString()), centavosOf(denominator.toString())];
  // |100·a/b − p| ≤ half a unit of the last digit, times 2·b·scale.
  const difference = 2n * (100n * above * scale - digitsOf(percent) * below);
  return (difference < 0n ? -difference : difference) <= below;
}

/** Percentage points between two written percentages, with the decimals of the finer one and no fewer than two. */
export function percentageDistance(one: string, other: string): string {
  const decimals = Math.max(decimalsOf(one), decimalsOf(other), 2);
  const difference = scaled(one, decimals) - scaled(other, decimals);
  const digits = String(difference < 0n ? -difference : difference).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function decimalsOf(written: string): number {
  return written.split('.')[1]?.length ?? 0;
}

function digitsOf(written: string): bigint {
  return BigInt(written.replace('.', ''));
}

function scaled(written: string, decimals: number): bigint {
  return digitsOf(written) * 10n ** BigInt(decimals - decimalsOf(written));
}

function centavosOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}
