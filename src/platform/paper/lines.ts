import type { Span } from './blocks';

export type Weight = 'regular' | 'bold';

/** A piece of a line in one weight; a reference is the number of a note. */
export interface Run {
  readonly text: string;
  readonly weight: Weight;
  readonly reference?: true;
}

export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

type WidthOf = (run: Run) => number;

/**
 * Breaks words into lines that are no wider than `width`, at blanks only: an amount, «m/cte» or a code is never torn. A
 * word that is wider than a whole line is cut where it must be.
 */
export function linesOf(spans: readonly Span[], weight: Weight, width: number, widthOf: WidthOf): Line[] {
  const paragraphs = paragraphsOf(spans, weight).map((words) => fill(words, width, widthOf));
  return paragraphs.flatMap((lines, index) => (index < paragraphs.length - 1 ? withBlank(lines) : lines));
}

/** The width of the widest word: nothing narrower holds the words whole. */
export function longestWordOf(spans: readonly Span[], weight: Weight, widthOf: WidthOf): number {
  return Math.max(0, ...paragraphsOf(spans, weight).flatMap((words) => words.map((word) => measure(word, widthOf))));
}

// Unseen at the end of a line, so that who copies or hears the text gets two words.
function withBlank(lines: readonly Line[]): Line[] {
  const last = lines.at(-1);
  return last ? [...lines.slice(0, -1), { ...last, runs: [...last.runs, blankAfter(last)] }] : [];
}

function blankAfter({ runs }: Line): Run {
  return { text: ' ', weight: runs.at(-1)?.weight ?? 'regular' };
}

type Word = readonly Run[];

/** The words of each forced line, a word being what stands between blanks, in however many weights. */
function paragraphsOf(spans: readonly Span[], weight: Weight): Word[][] {
  const paragraphs: Run[][][] = [[[]]];
  for (const span of spans) {
    if (typeof span !== 'string' && 'reference' in span) {
      paragraphs
        .at(-1)
        ?.at(-1)
        ?.push({ text: String(span.reference), weight, reference: true });
      continue;
    }
    const [text, drawn] = typeof span === 'string' ? [span, weight] : [span.strong, 'bold' as const];
    for (const piece of text.split(/([ \n])/)) {
      if (piece === '\n') paragraphs.push([[]]);
      else if (piece === ' ') paragraphs.at(-1)?.push([]);
      else if (piece !== '') paragraphs.at(-1)?.at(-1)?.push({ text: piece, weight: drawn });
    }
  }
  return paragraphs.map((words) => words.filter((word) => word.length > 0));
}

function fill(words: readonly Word[], width: number, widthOf: WidthOf): Line[] {
  const lines: Line[] = [];
  let line: Line = { runs: [], width: 0 };
  for (const { word, goesOn } of words.flatMap((each) => cut(each, width, widthOf))) {
    const blank = blankAfter(line);
    const added = measure(word, widthOf);
    if (line.runs.length > 0 && line.width + widthOf(blank) + added > width) {
      lines.push(...(goesOn ? [line] : withBlank([line])));
      line = { runs: word, width: added };
    } else if (line.runs.length > 0) {
      line = { runs: [...line.runs, blank, ...word], width: line.width + widthOf(blank) + added };
    } else {
      line = { runs: word, width: added };
    }
  }
  return [...lines, line];
}

/** A word, or the pieces of one that is wider than a line; `goesOn`: the piece before it is of the same word. */
function cut(word: Word, width: number, widthOf: WidthOf): { word: Word; goesOn: boolean }[] {
  if (measure(word, widthOf) <= width) return [{ word, goesOn: false }];
  const pieces: Run[][] = [[]];
  for (const letter of word.flatMap(lettersOf)) {
    const piece = pieces.at(-1) ?? [];
    if (piece.length > 0 && measure([...piece, letter], widthOf) > width) pieces.push([letter]);
    else piece.push(letter);
  }
  return pieces.map((piece, index) => ({ word: piece, goesOn: index > 0 }));
}

function lettersOf(run: Run): Run[] {
  return run.reference ? [run] : Array.from(run.text).map((text) => ({ ...run, text }));
}

function measure(word: Word, widthOf: WidthOf): number {
  return word.reduce((sum, run) => sum + widthOf(run), 0);
}
