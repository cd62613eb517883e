import type { BarChart } from './chart';
import { centavosOf, ratioOf, sharesOf, sumOf } from './amounts';
import { hatched, isDark, tidy } from './hatch';
import { twoLines, widthAbout } from './letters';
import type { Picture, Shape } from './picture';

const bar = { top: 24, height: 34 } as const;
const key = { side: 11, rowHeight: 17, below: 16 } as const;
const size = 8.5;
/** What is there is seen, however small. */
const sliver = 1.5;

/** One bar over the whole width, its parts in their order, and below it a key with amounts and shares. */
export function layBar({ title, parts }: BarChart, width: number): Picture {
  const amounts = parts.map(({ amount }) => centavosOf(amount));
  const shares = sharesOf(amounts);
  const { widths, isToScale } = widthsOf(amounts, width);
  const shapes: Shape[] = [
    { kind: 'text', x: 0, y: 12, text: title, size: 10, anchor: 'start', tone: 'ink', strong: true },
  ];
  if (sumOf(amounts) === 0n) shapes.push(...nothing(width));
  let x = 0;
  for (const [index, part] of widths.entries()) {
    if (part > 0) shapes.push(...segment({ x: tidy(x), width: tidy(part) }, index));
    x += part;
  }
  const top = bar.top + bar.height + key.below;
  for (const [index, part] of parts.entries()) {
    shapes.push(...keyRow({ ...part, share: shares[index] ?? '' }, { index, y: top + index * key.rowHeight, width }));
  }
  const bottom = top + parts.length * key.rowHeight;
  if (!isToScale) shapes.push(footnote(bottom + 6));
  return {
    width,
    height: bottom + (isToScale ? 0 : 12),
    title,
    description: parts.map(({ label, printed }, index) => `${label}: ${printed} (${shares[index] ?? ''})`).join('; '),
    shapes,
  };
}

/** In proportion; a part that would not be seen gets a sliver, taken from the others. */
function widthsOf(amounts: readonly bigint[], width: number): { widths: number[]; isToScale: boolean } {
  const whole = sumOf(amounts);
  const exact = amounts.map((amount) => ratioOf(amount, whole) * width);
  const isTiny = (index: number) => (amounts[index] ?? 0n) > 0n && (exact[index] ?? 0) < sliver;
  const tiny = exact.filter((_, index) => isTiny(index));
  const rest = exact.reduce((sum, each, index) => (isTiny(index) ? sum : sum + each), 0);
  const scale = rest === 0 ? 1 : (width - tiny.length * sliver) / rest;
  return { widths: exact.map((each, index) => (isTiny(index) ? sliver : each * scale)), isToScale: tiny.length === 0 };
}

function segment({ x, width }: { x: number; width: number }, index: number): Shape[] {
  const area = { x, y: bar.top, width, height: bar.height };
  const shapes = hatched(area, index);
  // The number of the part in the key, where it has room to be read.
  if (width < 16) return shapes;
  const [middle, base] = [tidy(x + width / 2), bar.top + bar.height / 2 + 3.2];
  const plate = { x: tidy(middle - 6.5), y: bar.top + bar.height / 2 - 6.5, width: 13, height: 13 };
  return [
    ...shapes,
    ...(isDark(index) ? [] : [{ kind: 'rect', ...plate, fill: 'paper' } as const]),
    {
      kind: 'text',
      x: middle,
      y: base,
      text: String(index + 1),
      size: 9,
      anchor: 'middle',
      tone: isDark(index) ? 'contrast' : 'ink',
      strong: true,
    },
  ];
}

function nothing(width: number): Shape[] {
  return [
    { kind: 'rect', x: 0, y: bar.top, width, height: bar.height, stroke: 'soft' },
    { kind: 'text', x: width / 2, y: bar.top + 20, text: 'Sin valores', size, anchor: 'middle', tone: 'soft' },
  ];
}

function keyRow(
  { label, printed, share }: { label: string; printed: string; share: string },
  { index, y, width }: { index: number; y: number; width: number },
): Shape[] {
  const base = y + 9;
  const shareWidth = 48;
  const room = width - key.side - 26 - shareWidth - widthAbout(printed, size) - 12;
  const [line = '', more] = twoLines(label, { width: room, size });
  return [
    ...hatched({ x: 0, y, width: key.side, height: key.side }, index),
    { kind: 'text', x: key.side + 6, y: base, text: `${index + 1}`, size, anchor: 'start', tone: 'ink', strong: true },
    { kind: 'text', x: key.side + 20, y: base, text: more ? `${line}…` : line, size, anchor: 'start', tone: 'ink' },
    { kind: 'text', x: width - shareWidth, y: base, text: printed, size, anchor: 'end', tone: 'ink' },
    { kind: 'text', x: width, y: base, text: share, size, anchor: 'end', tone: 'soft' },
  ];
}

function footnote(y: number): Shape {
  const text = 'Las partes más pequeñas se dibujan más gruesas para que se vean: no están a escala.';
  return { kind: 'text', x: 0, y, text, size: 7, anchor: 'start', tone: 'soft' };
}
