import { invariant } from './errors';

/**
 * Shares whole units (centavos) in proportion to the weights by largest remainder (Hamilton): each part is the exact
 * share rounded down or up, the parts add up to the total, and a tie goes to the weight that stands first.
 * @throws InvariantBroken on no weights, a negative weight, or weights that are all zero.
 */
export function apportion(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  invariant(
    weights.every((weight) => weight >= 0n),
    'a weight is not negative',
  );
  invariant(sum > 0n, 'something is shared only among weights that are not all zero');
  if (total < 0n) return apportion(-total, weights).map((part) => -part);

  const shares = weights.map((weight, place) => ({
    place,
    part: (total * weight) / sum,
    remainder: (total * weight) % sum,
  }));
  const left = total - shares.reduce((all, share) => all + share.part, 0n);
  const byRemainder = [...shares].sort((a, b) => sign(b.remainder - a.remainder) || a.place - b.place);
  for (const share of byRemainder.slice(0, Number(left))) share.part += 1n;
  return shares.map((share) => share.part);
}

function sign(difference: bigint): number {
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
