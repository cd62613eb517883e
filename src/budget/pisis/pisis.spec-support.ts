import { calendarDate } from '../../kernel/calendar';
import type { FileName } from './file-name.rules';
import type { Convention, PisisFile } from './pisis-file';
import { readPisis } from './reading.rules';
import { errorsOf, type Note } from './notes';

/* EJEMPLO: an invented hospital, resource and contracts. */

export const nit = '900123457';
export const resource = '2000000001';
export const convention: Convention = { totalCounts: 'details', firstConsecutive: 1, encoding: 'windows-1252' };

export const nameOf = (cutoff: string): FileName => ({ cutoff: calendarDate(cutoff), nit, resource });
export const fileNameOf = (cutoff: string) => `SER124DREC${cutoff.replaceAll('-', '')}NI000${nit}ID${resource}.TXT`;

/** One line for each kind of record, in order, as a hospital would report its June. */
export const june: readonly string[] = [
  `2|I|4|123|2025-06-03|100000.00`,
  `3|I|1|045-2025|2025-06-05|2025-12-30|APOYO PSICOSOCIAL AL BARRIO LA NIÑA|60000.00|CC|1000000001|NOMBRE EJEMPLO UNO|CC|1000000002|NOMBRE EJEMPLO DOS`,
  `4|I|1|045-2025|POL-1|2025-06-06`,
  `5|I|1|045-2025|1|1|2025-06-28|20000.00|15000.50|25.00|AVANCE SEGUN LO PREVISTO`,
  `6|NA|||||||||`,
  `7|NA|||||||||`,
];

/** Short lines (kind|indicator|fields) as the whole lines of a file, with its control record. */
export function linesOf(short: readonly string[], cutoff = '2025-06-30', by: Convention = convention): string[] {
  const total = short.length + (by.totalCounts === 'all' ? 1 : 0);
  return [
    `1|NI|${nit}|${cutoff.slice(0, 7)}-01|${cutoff}|${total}`,
    ...short.map((line, index) => {
      const [kind, ...rest] = line.split('|');
      return [kind, index + by.firstConsecutive, `ID${resource}`, nit, ...rest].join('|');
    }),
  ];
}

/** In Windows-1252, one line end after each line: every character here is in Latin-1. */
export const bytesOf = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1');

/** Reads lines that must be without error. */
export function fileOf(short: readonly string[], cutoff = '2025-06-30'): PisisFile {
  const { file, notes } = readPisis({ name: fileNameOf(cutoff), bytes: bytesOf(linesOf(short, cutoff)) }, convention);
  if (file === null) throw new Error(JSON.stringify(errorsOf(notes)));
  return file;
}

/** «3 pisis.accent objeto»: line, code and field of each note. */
export const said = (notes: readonly Note[]) =>
  notes.map(({ problem: { line, code, field } }) => [line, code, field].filter((each) => each !== undefined).join(' '));
