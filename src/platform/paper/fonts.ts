import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font, type GlyphRun } from 'fontkit';
import { codeOf } from '../../kernel/printable';
import type { Run, Weight } from './lines';

// Parsed once for all documents: it costs more than drawing a page.
const fonts = new Map<Weight, Font>();

export function fontOf(weight: Weight): Font {
  const known = fonts.get(weight);
  if (known) return known;
  const file = weight === 'bold' ? 'NotoSans-Bold.ttf' : 'NotoSans-Regular.ttf';
  const parsed = remembering(create(readFileSync(join(__dirname, 'fonts', file))) as Font);
  fonts.set(weight, parsed);
  return parsed;
}

// To shape a word costs more than to draw it, and papers of one kind share most of theirs. Bounded: a process lives long.
const mostShaped = 5_000;

/** The same font, which shapes a word that comes again, in this paper or in another, only once. */
function remembering(font: Font): Font {
  const shape: Font['layout'] = font.layout.bind(font);
  const shaped = new Map<string, GlyphRun>();
  font.layout = (text, features, ...rest) => {
    if (features !== undefined || rest.length > 0) return shape(text, features, ...rest);
    let run = shaped.get(text);
    if (!run) {
      run = shape(text);
      if (shaped.size >= mostShaped) shaped.clear();
      shaped.set(text, run);
    }
    // pdfkit scales positions where they stand.
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.assign(Object.create(Object.getPrototypeOf(run) as object) as GlyphRun, run, { positions });
  };
  return font;
}

// Each word is measured several times.
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
 * for which there is nothing else is told by its number, «(U+1F600)», so that the reader sees what stood there.
 */
export function drawable(text: string): string {
  if (everyDay.test(text)) return text;
  const font = fontOf('regular');
  return Array.from(text.normalize('NFC'))
    .map(
      (sign) =>
        instead[sign] ??
        (sign === '\n' || font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : `(${codeOf(sign)})`),
    )
    .join('');
}
