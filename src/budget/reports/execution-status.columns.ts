import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../kernel/errors';
import { allocationPlaces, places, type Place } from '../ledger/places';
import type { ExecutionStatus, Row, Totals } from './execution-status.contents';
import {
  figureNames,
  ratioNames,
  type FigureName,
  type Figures,
  type Percentages,
  type Yields,
} from './execution-status.figures';

/** One row of the table: a line, a department's subtotal or the total. */
type TableRow = Figures & { yields: Yields; percentages: Percentages } & (
    | ({ row: 'line' } & Row)
    | { row: 'department'; department: { code: string; name: string } }
    | ({ row: 'total' } & Pick<Totals, 'authorized' | 'undistributed'>)
  );

interface Column {
  readonly name: string;
  readonly spanish: string;
  readonly of: (row: TableRow, report: ExecutionStatus, language: Language) => { toString(): string } | null;
}

const figuresInSpanish: Record<FigureName, string> = {
  amount: 'asignado',
  ...placesInSpanish(allocationPlaces),
  lapsed: places.lapsed.spanish,
  restored: 'restablecido',
  paid: 'girado',
  received: 'recibido',
};

const ratiosInSpanish: Record<(typeof ratioNames)[number], string> = {
  executedOfAssigned: '% ejecutado de lo asignado',
  executedOfPaid: '% ejecutado de lo girado',
  paidOfAssigned: '% girado de lo asignado',
  receivedOfPaid: '% recibido de lo girado',
};

const wordsInSpanish: Record<string, string> = {
  line: 'línea',
  department: 'departamento',
  total: 'total',
  before: 'antes del giro',
  after: 'después del giro',
  unknown: 'por establecer',
  exact: 'exacta',
  'on-or-after': 'desde esa fecha',
  month: 'en ese mes',
};

/** The one definition of the table's columns: their names as in the JSON, and as the office says them. */
export const executionStatusColumns: readonly Column[] = [
  { name: 'row', spanish: 'fila', of: ({ row }, _, language) => word(row, language) },
  { name: 'resolution', spanish: 'resolución', of: (_, { resolution }) => resolution.label },
  { name: 'asOf', spanish: 'con corte a', of: (_, { asOf }) => asOf },
  { name: 'knownAt', spanish: 'conocido al', of: (_, { knownAt }) => knownAt },
  { name: 'line', spanish: 'línea', of: (row) => ofLine(row, ({ line }) => line) },
  {
    name: 'departmentCode',
    spanish: 'código del departamento',
    of: (row) => (row.row === 'total' ? null : row.department.code),
  },
  { name: 'department', spanish: 'departamento', of: (row) => (row.row === 'total' ? null : row.department.name) },
  { name: 'divipola', spanish: 'DIVIPOLA', of: (row) => ofLine(row, ({ divipola }) => divipola) },
  { name: 'municipality', spanish: 'municipio', of: (row) => ofLine(row, ({ municipality }) => municipality) },
  { name: 'hospital', spanish: 'hospital', of: (row) => ofLine(row, ({ hospital }) => hospital?.name ?? null) },
  { name: 'nit', spanish: 'NIT', of: (row) => ofLine(row, ({ hospital }) => hospital?.nit ?? null) },
  {
    name: 'withdrawal',
    spanish: 'desistimiento',
    of: (row, _, language) =>
      word(
        ofLine(row, ({ withdrawal }) => withdrawal),
        language,
      ),
  },
  {
    name: 'lastPaidOn',
    spanish: 'último giro',
    of: (row) => ofLine(row, ({ payments }) => payments.at(-1)?.paidOn ?? null),
  },
  {
    name: 'lastPaidOnPrecision',
    spanish: 'precisión de la fecha',
    of: (row, _, language) =>
      word(
        ofLine(row, ({ payments }) => payments.at(-1)?.datePrecision ?? null),
        language,
      ),
  },
  { name: 'authorized', spanish: 'autorizado', of: (row) => (row.row === 'total' ? row.authorized : null) },
  { name: 'undistributed', spanish: 'por distribuir', of: (row) => (row.row === 'total' ? row.undistributed : null) },
  ...figureNames.map((name): Column => ({ name, spanish: figuresInSpanish[name], of: (row) => row[name] })),
  ...ratioNames.map((name): Column => ({
    name,
    spanish: ratiosInSpanish[name],
    of: ({ percentages }) => percentages[name].percent,
  })),
  { name: 'yieldsEarned', spanish: 'rendimientos generados', of: ({ yields }) => yields.earned },
  { name: 'yieldsHeld', spanish: 'rendimientos por reintegrar', of: ({ yields }) => yields.held },
  { name: 'yieldsReturned', spanish: 'rendimientos reintegrados', of: ({ yields }) => yields.returned },
];

/** In Spanish, or with the JSON's names in English. Comma, UTF-8, ISO dates, codes as text, plain amounts; a text that a spreadsheet would run is made inert. */
export function executionStatusCsv(report: ExecutionStatus, language: Language): string {
  const table = [
    executionStatusColumns.map(({ name, spanish }) => (language === 'es' ? spanish : name)),
    ...tableRows(report).map((row) =>
      executionStatusColumns.map(({ of }) => of(row, report, language)?.toString() ?? ''),
    ),
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

function placesInSpanish<P extends Place>(names: readonly P[]): Record<P, string> {
  return Object.fromEntries(names.map((name) => [name, places[name].spanish])) as Record<P, string>;
}

function word(code: string | null, language: Language): string | null {
  return code === null || language === 'en' ? code : (wordsInSpanish[code] ?? code);
}
