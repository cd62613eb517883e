import { invariant } from '../../kernel/errors';

/** The centavos of an exact decimal text. @throws InvariantBroken when it is negative or no amount */
export function centavosOf(amount: string): bigint {
  const [, pesos, decimals = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  invariant(pesos !== undefined, `a chart is drawn of amounts that are not negative, and not of «${amount}»`);
  return BigInt(pesos) * 100n + BigInt(decimals.padEnd(2, '0'));
}

export function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, each) => sum + each, 0n);
}

/** A part of a whole, between 0 and 1; of nothing, 0. Only ever used to draw. */
export function ratioOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000_000n) / whole) / 1_000_000_000;
}

/**
 * The shares of the parts in tenths of a hundredth, as they are read: they add up to «100,0 %» (largest remainder). What
 * is there and would read as nothing is «< 0,1 %», and what would then read as all is «> 99,9 %».
 */
export function sharesOf(parts: readonly bigint[]): string[] {
  const whole = sumOf(parts);
  if (whole === 0n) return parts.map(() => '—');
  const tenths = parts.map((part) => (part * 1000n) / whole);
  const missing = Number(1000n - sumOf(tenths));
  const owed = parts
    .map((part, index) => ({ index, rest: (part * 1000n) % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  for (const { index } of owed.slice(0, missing)) tenths[index] = (tenths[index] ?? 0n) + 1n;
  return parts.map((part, index) => inWords(tenths[index] ?? 0n, { part, whole }));
}

function inWords(tenths: bigint, { part, whole }: { part: bigint; whole: bigint }): string {
  if (tenths === 0n && part > 0n) return '< 0,1 %';
  if (tenths === 1000n && part < whole) return '> 99,9 %';
  return `${tenths / 10n},${tenths % 10n} %`;
}
