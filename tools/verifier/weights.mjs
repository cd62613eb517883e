// A weight for each name, which nobody knows before the verification begins: sums that differ for any name give, weighed,
// another total, but for one chance in 2^64; whoever alters a kit cannot choose amounts that hide it.

import { plus } from './centavos.mjs';

const mostKept = 4_000;

/** @returns the weight of a name, 64 bits at random and the same each time */
export function newWeights(platform) {
  const key = platform.random();
  return (name) => BigInt(`0x${platform.hashOf(`${key} ${name}`).slice(0, 16)}`);
}

/** @returns `add(name, centavos)`; `total()`: the sums of all names, each by its weight, as one number */
export function newWeighed(weightOf) {
  let total = 0n;
  // What comes again soon is weighed once.
  const kept = new Map();
  const weigh = () => {
    for (const [name, sum] of kept) total += BigInt(sum) * weightOf(name);
    kept.clear();
  };
  return {
    add(name, centavos) {
      const sum = kept.get(name);
      kept.set(name, sum === undefined ? centavos : plus(sum, centavos));
      if (kept.size >= mostKept) weigh();
    },
    total() {
      weigh();
      return total;
    },
  };
}
