/** A work's cost, in milliseconds, at each length of history. */
export interface Series {
  readonly name: string;
  readonly points: readonly { readonly size: number; readonly cost: number }[];
  readonly exponent: number;
}

const colours = ['#0b5394', '#b45f06', '#38761d', '#741b47', '#666666', '#bf9000'];
const frame = { left: 70, top: 20, width: 480, height: 300 };

/** Both axes logarithmic, so that a work's slope is its exponent; each line ends in its name. */
export function chartOf(series: readonly Series[]): string {
  const sizes = series.flatMap(({ points }) => points.map(({ size }) => size));
  const costs = series.flatMap(({ points }) => points.map(({ cost }) => cost));
  const across = scaleOf(sizes, frame.left, frame.left + frame.width);
  const up = scaleOf(costs, frame.top + frame.height, frame.top);
  const ends = spread(series.map(({ points }) => up.at(points.at(-1)?.cost ?? 1)));
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 370" font-family="sans-serif" font-size="12">',
    '<rect width="900" height="370" fill="white"/>',
    ...across.decades.map((size) => {
      const x = across.at(size).toFixed(1);
      return `<path d="M${x} ${frame.top}V${frame.top + frame.height}" stroke="#ddd"/><text x="${x}" y="340" text-anchor="middle">${named(size)}</text>`;
    }),
    ...up.decades.map((cost) => {
      const y = up.at(cost).toFixed(1);
      return `<path d="M${frame.left} ${y}H${frame.left + frame.width}" stroke="#ddd"/><text x="62" y="${y}" dy="4" text-anchor="end">${named(cost)} ms</text>`;
    }),
    ...series.map(({ name, points, exponent }, index) => {
      const colour = colours[index % colours.length] ?? 'black';
      const path = points.map(({ size, cost }) => `${across.at(size).toFixed(1)} ${up.at(cost).toFixed(1)}`).join('L');
      return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/><text x="562" y="${(ends[index] ?? 0).toFixed(1)}" dy="4" fill="${colour}">${name} (${exponent.toFixed(2)})</text>`;
    }),
    `<text x="${frame.left + frame.width / 2}" y="362" text-anchor="middle">postings in the ledger; in brackets, the exponent</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function scaleOf(values: readonly number[], from: number, to: number) {
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const span = Math.max(1, high - low);
  return {
    at: (value: number) => from + ((Math.log10(value) - low) / span) * (to - from),
    decades: Array.from({ length: span + 1 }, (_, index) => 10 ** (low + index)),
  };
}

/** Names that would lie on each other are moved apart, downwards. */
function spread(heights: readonly number[]): number[] {
  const order = heights.map((height, index) => ({ height, index })).sort((a, b) => a.height - b.height);
  const placed = [...heights];
  let last = -Infinity;
  for (const { height, index } of order) {
    last = Math.max(height, last + 16);
    placed[index] = last;
  }
  return placed;
}

function named(value: number): string {
  return value.toLocaleString('es-CO');
}
