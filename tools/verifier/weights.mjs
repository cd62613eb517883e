// A weight for each name, which nobody knows before the verification begins: sums that differ for any name give, weighed,
// another total, but for one chance in 2^64; whoever alters a kit cannot choose amounts that hide it.

const mostKept = 10_000;

/** @returns the weight of a name, 64 bits at random and the same each time */
export function newWeights(platform) {
  const key = platform.random();
  const kept = new Map();
  return (name) => {
    let weight = kept.get(name);
    if (weight !== undefined) return weight;
    weight = BigInt(`0x${platform.hashOf(`${key} ${name}`).slice(0, 16)}`);
    if (kept.size >= mostKept) kept.clear();
    // A part of a line would keep all that was read with it.
    kept.set(`${name} `.slice(0, -1), weight);
    return weight;
  };
}
