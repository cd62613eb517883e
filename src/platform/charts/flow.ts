import { invariant } from '../../kernel/errors';
import { centavosOf, ratioOf, sumOf } from './amounts';
import type { FlowBand, FlowChart, FlowColumn, FlowNode } from './chart';
import { tidy } from './hatch';
import { twoLines, widthAbout } from './letters';
import type { Picture, Shape } from './picture';

const top = 44;
const node = { width: 9, gap: 9 } as const;
const words = { size: 7.5, lineHeight: 9.5, left: 5 } as const;
/** The height of the largest column's amounts, in points. */
const tallest = 190;
/** What is there is seen, however small. */
const sliver = 1;

/** A node where it stands; the bands that come and go take their places on it from above to below. */
interface Placed {
  readonly given: FlowNode;
  readonly amount: bigint;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
  taken: { left: number; right: number };
}

/** Columns of nodes, and between them bands as thick as their amounts, all to one scale. */
export function layFlow(chart: FlowChart, width: number): Picture {
  const { title, columns, bands } = chart;
  const amountsOf = (column: FlowColumn) => column.nodes.map(({ amount }) => centavosOf(amount));
  const whole = columns
    .map((column) => sumOf(amountsOf(column)))
    .reduce((most, each) => (each > most ? each : most), 0n);
  const step = columns.length > 1 ? (width - Math.min(150, width * 0.26)) / (columns.length - 1) : width;
  const thickness = (amount: bigint) => (amount > 0n ? Math.max(sliver, ratioOf(amount, whole) * tallest) : 0);
  const placed = columns.map((column, index) =>
    placeColumn(column, { x: index * step, room: roomFor(index, { columns, step, width }), thickness }),
  );
  const bottom = Math.max(top, ...placed.map(({ height }) => top + height));
  const nodes = new Map(
    placed.flatMap(({ nodes: each, height }) =>
      each.map((one) => [one.given.id, moved(one, (bottom - top - height) / 2)] as const),
    ),
  );
  requireSound(chart, nodes);
  const tiny = [...nodes.values()].some(({ amount }) => amount > 0n && ratioOf(amount, whole) * tallest < sliver);
  const drawn = inOrder(bands, nodes).map((band) => ({ band, shapes: drawBand(band, { nodes, thickness }) }));
  const shapes: Shape[] = [
    { kind: 'text', x: 0, y: 12, text: title, size: 10, anchor: 'start', tone: 'ink', strong: true },
    ...columns.map((column, index) => columnTitle(column, index * step)),
    ...[false, true].flatMap((apart) =>
      drawn.filter(({ band }) => (band.apart ?? false) === apart).flatMap((each) => each.shapes),
    ),
    ...[...nodes.values()].flatMap(drawNode),
    ...(tiny ? [footnote(bottom + 14)] : []),
  ];
  return { width, height: tidy(bottom + (tiny ? 18 : 6)), title, description: inWords(chart), shapes };
}

function roomFor(
  index: number,
  { columns, step, width }: { columns: readonly FlowColumn[]; step: number; width: number },
): number {
  const isLast = index === columns.length - 1;
  return (isLast ? width - index * step : step) - node.width - 2 * words.left;
}

function placeColumn(
  { nodes }: FlowColumn,
  { x, room, thickness }: { x: number; room: number; thickness: (amount: bigint) => number },
): { nodes: Placed[]; height: number } {
  let y = top;
  const placed = nodes.map((given) => {
    const amount = centavosOf(given.amount);
    const height = thickness(amount);
    const lines = [...twoLines(given.label, { width: room, size: words.size }), given.printed];
    const slot = Math.max(height, lines.length * words.lineHeight);
    const one: Placed = {
      given,
      amount,
      x: tidy(x),
      y: tidy(y + (slot - height) / 2),
      height,
      lines,
      taken: { left: 0, right: 0 },
    };
    y += slot + node.gap;
    return one;
  });
  return { nodes: placed, height: Math.max(0, y - node.gap - top) };
}

function moved(one: Placed, down: number): Placed {
  return { ...one, y: tidy(one.y + down) };
}

function requireSound({ bands, columns }: FlowChart, nodes: ReadonlyMap<string, Placed>): void {
  const count = columns.reduce((sum, column) => sum + column.nodes.length, 0);
  invariant(nodes.size === count, 'every node of a flow has an id of its own');
  for (const side of ['from', 'to'] as const) {
    const sums = new Map<string, bigint>();
    for (const band of bands) sums.set(band[side], (sums.get(band[side]) ?? 0n) + centavosOf(band.amount));
    for (const [id, sum] of sums) {
      const one = nodes.get(id);
      invariant(one, `a band of a flow goes between nodes that are there, and «${id}» is not`);
      invariant(sum <= one.amount, `no more goes through a node of a flow than it has, and through «${id}» more does`);
    }
  }
}

/** From above to below on both sides, so that bands cross as little as they can. */
function inOrder(bands: readonly FlowBand[], nodes: ReadonlyMap<string, Placed>): FlowBand[] {
  const y = (id: string) => nodes.get(id)?.y ?? 0;
  return [...bands].sort((a, b) => y(a.from) - y(b.from) || y(a.to) - y(b.to));
}

function drawBand(
  band: FlowBand,
  { nodes, thickness }: { nodes: ReadonlyMap<string, Placed>; thickness: (amount: bigint) => number },
): Shape[] {
  const [from, to] = [nodes.get(band.from), nodes.get(band.to)];
  const height = thickness(centavosOf(band.amount));
  if (!from || !to || height === 0) return [];
  const [x1, x2] = [from.x + node.width, to.x];
  const [y1, y2] = [from.y + from.taken.right, to.y + to.taken.left];
  from.taken.right += height;
  to.taken.left += height;
  const middle = tidy((x1 + x2) / 2);
  const [a, b, c, d] = [y1, y2, y2 + height, y1 + height].map(tidy);
  return [
    {
      kind: 'path',
      d: `M${x1} ${a} C${middle} ${a} ${middle} ${b} ${x2} ${b} L${x2} ${c} C${middle} ${c} ${middle} ${d} ${x1} ${d} Z`,
      fill: height > 2 && !band.apart ? 'light' : 'middle',
      ...(band.apart ? { stroke: 'dark' } : height > 2 ? { stroke: 'paper' } : {}),
      says: `De ${from.given.label} a ${to.given.label}: ${band.printed}`,
    },
  ];
}

function drawNode({ amount, x, y, height, lines }: Placed): Shape[] {
  const area = { x, y, width: node.width, height: tidy(Math.max(height, sliver)) };
  const above = y + height / 2 - (lines.length * words.lineHeight) / 2;
  const first = above + words.size;
  const longest = Math.max(...lines.map((line) => widthAbout(line, words.size)));
  // The words stand upon the bands, which would run through them.
  const plate = {
    x: tidy(x + node.width + words.left - 2),
    y: tidy(above - 0.5),
    width: tidy(longest + 2),
    height: tidy(lines.length * words.lineHeight + 1),
  };
  return [
    // What has nothing is there as an empty place.
    amount > 0n ? { kind: 'rect', ...area, fill: 'dark' } : { kind: 'rect', ...area, fill: 'paper', stroke: 'soft' },
    { kind: 'rect', ...plate, fill: 'paper' },
    ...lines.map((text, index): Shape => {
      const isAmount = index === lines.length - 1;
      const at = { x: tidy(x + node.width + words.left), y: tidy(first + index * words.lineHeight) };
      const shape = { kind: 'text', ...at, text, size: words.size, anchor: 'start', tone: 'ink' } as const;
      return isAmount ? { ...shape, strong: true } : shape;
    }),
  ];
}

function columnTitle({ title }: FlowColumn, x: number): Shape {
  return { kind: 'text', x: tidy(x), y: 32, text: title, size: 8, anchor: 'start', tone: 'soft', strong: true };
}

function footnote(y: number): Shape {
  const text = 'Las franjas más finas se dibujan más gruesas para que se vean: no están a escala.';
  return { kind: 'text', x: 0, y: tidy(y), text, size: 7, anchor: 'start', tone: 'soft' };
}

function inWords({ columns, bands }: FlowChart): string {
  const label = new Map(columns.flatMap(({ nodes }) => nodes.map((each) => [each.id, each.label] as const)));
  return bands
    .map(({ from, to, printed }) => `De ${label.get(from) ?? from} a ${label.get(to) ?? to}: ${printed}`)
    .join('; ');
}
