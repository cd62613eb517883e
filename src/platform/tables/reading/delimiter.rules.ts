import type { Delimiter } from './table-file';

/*
 * What parts the cells of a CSV. The first rows are parted with each candidate, quotes respected; the right one parts
 * most rows into the same number of cells. A decimal comma parts some cells of some rows, and never the headings.
 */

const candidates: readonly Delimiter[] = [';', '\t', '|', ','];

export interface DelimiterFound {
  readonly delimiter: Delimiter;
  /** The first line only says so («sep=;»), for a spreadsheet. */
  readonly declared: boolean;
}

/** @param beginning the first lines of the file */
export function delimiterOf(beginning: string): DelimiterFound {
  const declared = /^"?sep=([;,|\t])"?\s*[\r\n]/i.exec(beginning)?.[1];
  if (declared) return { delimiter: declared as Delimiter, declared: true };
  const scored = candidates.map((delimiter) => ({
    delimiter,
    ...agreement(countCells(beginning, delimiter)),
    written: beginning.split(delimiter).length - 1,
  }));
  const [best] = scored.sort((a, b) => b.rows - a.rows || b.cells - a.cells || b.written - a.written);
  return { delimiter: best && best.written > 0 ? best.delimiter : ',', declared: false };
}

/** In how many rows it parts the same number of cells, two or more, and how many. */
function agreement(counts: readonly number[]): { rows: number; cells: number } {
  const frequency = new Map<number, number>();
  for (const count of counts) if (count > 1) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  const [best] = [...frequency].sort(([a, times], [b, others]) => others - times || b - a);
  return best ? { cells: best[0], rows: best[1] } : { cells: 0, rows: 0 };
}

function countCells(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let blank = true;
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    if (letter === '\n' && !quoted) {
      if (!blank) counts.push(cells);
      cells = 1;
      blank = true;
      continue;
    }
    if (letter === delimiter && !quoted) cells += 1;
    else if (letter.trim() !== '') blank = false;
  }
  if (!blank) counts.push(cells);
  return counts;
}
