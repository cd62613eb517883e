import type { Span } from './blocks';
import { drawable, unitHeight, unitWidth } from './fonts';
import { linesOf, longestWordOf, type Line, type Run, type Weight } from './lines';
import { ink } from './sheet';

export interface Style {
  readonly weight?: Weight;
  readonly size: number;
  readonly color?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Points between the lines, besides the font's own. */
  readonly leading?: number;
}

/** Where a text goes, in points from the upper left corner of the sheet. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The letters of a reference, relative to the words it stands in. */
const raised = { size: 0.65, above: 0.32 } as const;

export function layOut(spans: readonly Span[], width: number, style: Style): Line[] {
  return linesOf(spans.map(inSigns), style.weight ?? 'regular', width, (run) => widthOf(run, style.size));
}

function inSigns(span: Span): Span {
  if (typeof span === 'string') return drawable(span);
  return 'strong' in span ? { strong: drawable(span.strong) } : span;
}

/** The width in points of the words on one line. */
export function naturalWidth(spans: readonly Span[], style: Style): number {
  return Math.max(...layOut(spans, Infinity, style).map(({ width }) => width));
}

/** The width in points of the longest word. */
export function longestWord(spans: readonly Span[], style: Style): number {
  return longestWordOf(spans.map(inSigns), style.weight ?? 'regular', (run) => widthOf(run, style.size));
}

/** The height in points that the words take. */
export function heightOf(spans: readonly Span[], width: number, style: Style): number {
  return layOut(spans, width, style).length * lineHeight(style);
}

export function lineHeight({ size, leading = 0 }: Style): number {
  return unitHeight() * size + leading;
}

/** Draws the words in the box; the document's `y` is then below them. */
export function write(doc: PDFKit.PDFDocument, spans: readonly Span[], box: Box, style: Style): void {
  drawLines(doc, layOut(spans, box.width, style), box, style);
}

export function drawLines(doc: PDFKit.PDFDocument, lines: readonly Line[], box: Box, style: Style): void {
  for (const run of placed(lines, box, style)) drawRun(doc, run);
  doc.y = box.y + lines.length * lineHeight(style);
}

/** A run where it is to be drawn: `y` is the upper edge of its line. */
export interface PlacedRun extends Run {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
}

export function placed(lines: readonly Line[], box: Box, style: Style): PlacedRun[] {
  const height = lineHeight(style);
  const { size, color = ink.text } = style;
  return lines.flatMap((line, index) => {
    let x = box.x + (box.width - line.width) * shares[style.align ?? 'left'] + hanging(line, style);
    return joined(line.runs).map((run) => {
      const one = { ...run, x, y: box.y + index * height, size, color };
      x += widthOf(run, size);
      return one;
    });
  });
}

export function drawRun(doc: PDFKit.PDFDocument, run: PlacedRun): void {
  const { text, weight, x, y, size, color, reference } = run;
  doc.fillColor(color).font(weight);
  if (!reference) {
    doc.fontSize(size).text(text, x, y, { lineBreak: false });
    return;
  }
  const lowered = (1 - raised.size) * unitHeight() * 0.72;
  doc.fontSize(size * raised.size).text(text, x, y + size * (lowered - raised.above), { lineBreak: false });
}

/** The number of a note hangs over the right edge, so that the figures of a column stand under one another. */
function hanging({ runs }: Line, { align, size }: Style): number {
  const last = runs.at(-1);
  return align === 'right' && last?.reference ? widthOf(last, size) : 0;
}

const shares = { left: 0, center: 0.5, right: 1 } as const;

function widthOf(run: Run, size: number): number {
  return unitWidth(run) * size * (run.reference ? raised.size : 1);
}

/** Neighbours of one weight are drawn at once. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last?.weight === run.weight && !last.reference && !run.reference) {
      all[all.length - 1] = { ...last, text: last.text + run.text };
    } else all.push(run);
  }
  return all;
}
