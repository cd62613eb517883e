import type { Language } from '../../kernel/errors';
import type { Column, TextColumn } from '../../platform/tables/table';
import type { ExecutionStatus, Row, Totals } from './execution-status.contents';
import type { Behind } from './execution-status.figures';
import { figureColumns, pesos, type Measured } from './figure-columns';

/** One row of the table: a line, a department's subtotal or the total. */
export type TableRow = Measured &
  (
    | ({ row: 'line' } & Row)
    | { row: 'department'; department: { code: string; name: string } }
    | ({ row: 'total' } & Pick<Totals, 'authorized' | 'undistributed'>)
  );

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

/** Their names are those of the JSON; the Spanish is the office's. */
export function executionStatusColumns(report: ExecutionStatus, rows: readonly TableRow[]): Column<TableRow>[] {
  return [...headColumns(report), ...lineColumns(report), ...wholeColumns, ...figureColumns(rows, behind)];
}

/** What is the same in every row, for who reads rows without titles. */
function headColumns({ resolution, asOf, knownAt }: ExecutionStatus): Column<TableRow>[] {
  const constant = { inWorkbook: false, onPaper: false };
  return [
    { ...said('row', 'fila', ({ row }, language) => word(row, language)), ...constant },
    { ...said('resolution', 'resolución', () => resolution.label), ...constant },
    { ...said('asOf', 'con corte a', () => asOf), ...constant, kind: 'date' },
    { ...said('knownAt', 'conocido al', () => knownAt), ...constant, kind: 'instant' },
  ];
}

function lineColumns({ rows }: ExecutionStatus): Column<TableRow>[] {
  const hidden = { onPaper: false };
  return [
    {
      name: 'line',
      header: { es: 'línea', en: 'line' },
      kind: 'integer',
      identifies: true,
      of: (row) => ofLine(row, ({ line }) => line),
    },
    {
      ...said('departmentCode', 'código del departamento', (row) => (row.row === 'total' ? null : row.department.code)),
      ...hidden,
      kind: 'code',
    },
    {
      ...said('department', 'departamento', (row) => (row.row === 'total' ? null : row.department.name)),
      ...hidden,
    },
    { ...said('divipola', 'DIVIPOLA', (row) => ofLine(row, ({ divipola }) => divipola)), ...hidden, kind: 'code' },
    {
      ...said('municipality', 'municipio', (row) => ofLine(row, ({ municipality }) => municipality)),
      identifies: true,
    },
    {
      ...said('hospital', 'hospital', (row) => ofLine(row, ({ hospital }) => hospital?.name ?? null)),
      onPaper: rows.some(({ hospital }) => hospital !== null),
    },
    { ...said('nit', 'NIT', (row) => ofLine(row, ({ hospital }) => hospital?.nit ?? null)), ...hidden, kind: 'code' },
    {
      ...said('withdrawal', 'desistimiento', (row, language) => word(ofLine(row, wayOut), language)),
      ...hidden,
    },
    { ...said('lastPaidOn', 'último giro', (row) => ofLine(row, lastPaidOn)), ...hidden, kind: 'date' },
    {
      ...said('lastPaidOnPrecision', 'precisión de la fecha', (row, language) =>
        word(ofLine(row, lastPrecision), language),
      ),
      ...hidden,
    },
  ];
}

const wholeColumns: Column<TableRow>[] = [
  {
    ...pesos('authorized', 'autorizado', (row) => (row.row === 'total' ? row.authorized : null), 'own'),
    onPaper: false,
  },
  {
    ...pesos('undistributed', 'por distribuir', (row) => (row.row === 'total' ? row.undistributed : null), 'own'),
    onPaper: false,
  },
];

function said(name: string, spanish: string, of: TextColumn<TableRow>['of']): TextColumn<TableRow> {
  return { name, header: { es: spanish, en: name }, kind: 'text', of };
}

function behind(row: TableRow, names: readonly Behind[]): readonly string[] {
  return row.row === 'line' ? [...new Set(names.flatMap((name) => row.entries[name] ?? []))].sort() : [];
}

function wayOut({ withdrawal }: Row): string | null {
  return withdrawal;
}

function lastPaidOn({ payments }: Row): string | null {
  return payments.at(-1)?.paidOn ?? null;
}

function lastPrecision({ payments }: Row): string | null {
  return payments.at(-1)?.datePrecision ?? null;
}

function ofLine<T>(row: TableRow, value: (line: Row) => T): T | null {
  return row.row === 'line' ? value(row) : null;
}

function word(code: string | null, language: Language): string | null {
  return code === null || language === 'en' ? code : (wordsInSpanish[code] ?? code);
}
