import type { Column } from '../../platform/tables/table';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { LineAt } from './line-at.queries';

/**
 * The columns that name a line, in every report of lines; empty in a row that is of no line.
 * @param onPaper the names of those that stand in the PDF
 */
export function lineColumns<Row>(lineOf: (row: Row) => LineAt | null, onPaper: readonly string[]): Column<Row>[] {
  const text = (name: string, spanish: string, of: (line: LineAt) => string): Column<Row> => ({
    kind: 'text',
    name,
    header: { es: spanish, en: name },
    onPaper: onPaper.includes(name),
    of: (row) => told(lineOf(row), of),
  });
  return [
    text('resolution', 'resolución', ({ resolution }) => resolutionLabel(resolution)),
    {
      kind: 'integer',
      name: 'line',
      header: { es: 'línea', en: 'line' },
      width: 5,
      onPaper: onPaper.includes('line'),
      of: (row) => told(lineOf(row), ({ line }) => line),
    },
    { ...text('divipola', 'DIVIPOLA', ({ divipola }) => divipola), kind: 'code' } as Column<Row>,
    { ...text('municipality', 'municipio', ({ municipality }) => municipality), width: 13 },
    text('hospital', 'hospital', ({ hospital }) => hospital?.name ?? 'por confirmar'),
  ];
}

function told<T>(line: LineAt | null, of: (line: LineAt) => T): T | null {
  return line === null ? null : of(line);
}
