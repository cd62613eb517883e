import type { Shape, Tone } from './picture';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * How the parts of a chart are told apart: by their lines and not by colour alone, so that they are in grey print, on a
 * photocopy and for who does not see colours.
 */
const looks: readonly { readonly fill: Tone; readonly lines: readonly Lines[] }[] = [
  { fill: 'dark', lines: [] },
  { fill: 'paper', lines: ['rising'] },
  { fill: 'middle', lines: [] },
  { fill: 'paper', lines: ['level'] },
  { fill: 'light', lines: [] },
  { fill: 'paper', lines: ['rising', 'falling'] },
  { fill: 'paper', lines: [] },
  { fill: 'light', lines: ['falling'] },
];

type Lines = 'rising' | 'falling' | 'level';

const between = 4;

/** An area in the look of the part with this index: its ground, its lines, its edge. */
export function hatched(area: Area, index: number): Shape[] {
  const look = looks[index % looks.length] ?? { fill: 'paper', lines: [] };
  const d = look.lines.flatMap((lines) => strokesOf(area, lines)).join(' ');
  return [
    { kind: 'rect', ...area, fill: look.fill },
    ...(d === '' ? [] : [{ kind: 'path', d, stroke: 'dark' } as const]),
    { kind: 'rect', ...area, stroke: 'dark' },
  ];
}

/** Whether letters upon it are to be light. */
export function isDark(index: number): boolean {
  return looks[index % looks.length]?.fill === 'dark';
}

/** The lines, cut at the edges of the area. */
function strokesOf({ x, y, width, height }: Area, lines: Lines): string[] {
  const strokes: string[] = [];
  if (lines === 'level') {
    for (let at = between / 2; at < height; at += between) strokes.push(stroke(x, y + at, x + width, y + at));
    return strokes;
  }
  for (let at = between / 2; at < width + height; at += between) {
    // From the upper or left edge, along the diagonal, to the lower or right one.
    const [fromX, fromY] = [Math.min(at, width), Math.max(0, at - width)];
    const [toX, toY] = [Math.max(0, at - height), Math.min(at, height)];
    const mirrored = (across: number) => (lines === 'rising' ? x + across : x + width - across);
    strokes.push(stroke(mirrored(fromX), y + fromY, mirrored(toX), y + toY));
  }
  return strokes;
}

function stroke(x1: number, y1: number, x2: number, y2: number): string {
  return `M${tidy(x1)} ${tidy(y1)} L${tidy(x2)} ${tidy(y2)}`;
}

/** Two decimals of a point: finer than any printer. */
export function tidy(length: number): number {
  return Math.round(length * 100) / 100;
}
