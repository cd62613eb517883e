import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import type { Run, Weight } from './lines';

// Parsed once for all documents: it costs more than drawing a page.
const fonts = new Map<Weight, Font>();

export function fontOf(weight: Weight): Font {
  const known = fonts.get(weight);
  if (known) return known;
  const file = weight === 'bold' ? 'NotoSans-Bold.ttf' : 'NotoSans-Regular.ttf';
  const parsed = create(readFileSync(join(__dirname, 'fonts', file))) as Font;
  fonts.set(weight, parsed);
  return parsed;
}

// To shape a word costs more than to draw it, and each is measured several times. Bounded: a process lives long.
const measured = new Map<string, number>();
const mostMeasured = 50_000;

/** The width of the words in points at a size of one point. */
export function unitWidth({ text, weight }: Pick<Run, 'text' | 'weight'>): number {
  const key = `${weight} ${text}`;
  const known = measured.get(key);
  if (known !== undefined) return known;
  const font = fontOf(weight);
  const width = font.layout(text).advanceWidth / font.unitsPerEm;
  if (measured.size >= mostMeasured) measured.clear();
  measured.set(key, width);
  return width;
}

/** The height of a line in points at a size of one point: equal in both weights, so that they share their base line. */
export function unitHeight(): number {
  const { ascent, descent, lineGap, unitsPerEm } = fontOf('regular');
  return (ascent - descent + lineGap) / unitsPerEm;
}

/** What the font has no sign for and has words or other signs for. */
const instead: Record<string, string> = {
  '\u2212': '–',
  '\u2010': '-',
  '\u2011': '-',
  '\u2009': ' ',
  '\u202f': '\u00a0',
  '→': '->',
  '←': '<-',
  '≥': '>=',
  '≤': '<=',
  '≈': 'aprox. ',
  '\t': ' ',
};

const everyDay = /^[\n -~\u00a0-\u00ff]*$/;

/**
 * The text in signs that the font has, for what it has not would be drawn as an empty box, and PDF/A forbids that. A sign
 * for which there is nothing else is «(?)», so that the reader sees that something stood there.
 */
export function drawable(text: string): string {
  if (everyDay.test(text)) return text;
  const font = fontOf('regular');
  return Array.from(text.normalize('NFC'))
    .map(
      (sign) => instead[sign] ?? (sign === '\n' || font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : '(?)'),
    )
    .join('');
}
