import { stringify } from 'csv-stringify/sync';
import type { ExecutionStatus, Row, Totals } from './execution-status.contents';
import { figureNames, ratioNames, type Figures, type Percentages, type Yields } from './execution-status.figures';

/** One row of the table: a line, a department's subtotal or the total. */
type TableRow = Figures & { yields: Yields; percentages: Percentages } & (
    | ({ row: 'line' } & Row)
    | { row: 'department'; department: { code: string; name: string } }
    | ({ row: 'total' } & Pick<Totals, 'authorized' | 'undistributed'>)
  );

interface Column {
  readonly name: string;
  readonly of: (row: TableRow, report: ExecutionStatus) => { toString(): string } | null;
}

/** The one definition of the table's columns: names as in the JSON, so that one vocabulary serves both. */
export const executionStatusColumns: readonly Column[] = [
  { name: 'row', of: ({ row }) => row },
  { name: 'resolution', of: (_, { resolution }) => resolution.label },
  { name: 'asOf', of: (_, { asOf }) => asOf },
  { name: 'knownAt', of: (_, { knownAt }) => knownAt },
  { name: 'line', of: (row) => ofLine(row, ({ line }) => line) },
  { name: 'departmentCode', of: (row) => (row.row === 'total' ? null : row.department.code) },
  { name: 'department', of: (row) => (row.row === 'total' ? null : row.department.name) },
  { name: 'divipola', of: (row) => ofLine(row, ({ divipola }) => divipola) },
  { name: 'municipality', of: (row) => ofLine(row, ({ municipality }) => municipality) },
  { name: 'hospital', of: (row) => ofLine(row, ({ hospital }) => hospital?.name ?? null) },
  { name: 'nit', of: (row) => ofLine(row, ({ hospital }) => hospital?.nit ?? null) },
  { name: 'withdrawal', of: (row) => ofLine(row, ({ withdrawal }) => withdrawal) },
  { name: 'lastPaidOn', of: (row) => ofLine(row, ({ payments }) => payments.at(-1)?.paidOn ?? null) },
  { name: 'lastPaidOnPrecision', of: (row) => ofLine(row, ({ payments }) => payments.at(-1)?.datePrecision ?? null) },
  { name: 'authorized', of: (row) => (row.row === 'total' ? row.authorized : null) },
  { name: 'undistributed', of: (row) => (row.row === 'total' ? row.undistributed : null) },
  ...figureNames.map((name): Column => ({ name, of: (row) => row[name] })),
  ...ratioNames.map((name): Column => ({ name, of: ({ percentages }) => percentages[name].percent })),
  { name: 'yieldsEarned', of: ({ yields }) => yields.earned },
  { name: 'yieldsHeld', of: ({ yields }) => yields.held },
  { name: 'yieldsReturned', of: ({ yields }) => yields.returned },
];

/** Comma, UTF-8, ISO dates, codes as text, plain amounts; a text that a spreadsheet would run is made inert. */
export function executionStatusCsv(report: ExecutionStatus): string {
  const table = [
    executionStatusColumns.map(({ name }) => name),
    ...tableRows(report).map((row) => executionStatusColumns.map(({ of }) => of(row, report)?.toString() ?? '')),
  ];
  return stringify(table, { escape_formulas: true, record_delimiter: '\r\n' });
}

/** «resolucion-1409-de-2025-ejecucion-a-2025-11-30.csv» */
export function executionStatusFileName({ resolution, asOf }: ExecutionStatus): string {
  const label = resolution.label
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return `${label}-ejecucion-a-${asOf}.csv`;
}

function tableRows(report: ExecutionStatus): TableRow[] {
  return [
    ...report.rows.map((row) => ({ row: 'line' as const, ...row })),
    ...report.departments.map(({ code, name, ...department }) => ({
      row: 'department' as const,
      ...department,
      department: { code, name },
    })),
    { row: 'total' as const, ...report.totals, percentages: report.percentages },
  ];
}

function ofLine<T>(row: TableRow, value: (line: Row) => T): T | null {
  return row.row === 'line' ? value(row) : null;
}
