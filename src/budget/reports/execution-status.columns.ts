import type { Language } from '../../kernel/errors';
import { fileNameOf, type Column, type MoneyColumn, type Table, type TextColumn } from '../../platform/tables/table';
import { allocationPlaces, places, type Place } from '../ledger/places';
import type { ExecutionStatus, Row, Totals } from './execution-status.contents';
import {
  figureNames,
  paidPlaces,
  ratios,
  receivedPlaces,
  type Behind,
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

/** The report as a table: the one definition of its columns. */
export function executionStatusTable(report: ExecutionStatus): Table<TableRow> {
  const { resolution, asOf, knownAt } = report;
  return {
    file: executionStatusFileName(report),
    title: 'Estado de ejecución',
    subtitle: `${resolution.label}. ${resolution.title}`,
    issuer: resolution.issuer,
    moment: { asOf, knownAt },
    facts: [{ label: 'Prueba', value: report.proof.line }],
    columns: columnsOf(report),
    nameOf: (row) => (row.row === 'line' ? `Línea ${row.line}, ${row.municipality}` : ''),
    lines: report.rows.map((row) => ({ row: 'line' as const, ...row })),
    groups: {
      by: 'departmentCode',
      of: { es: 'Departamento', en: 'Department' },
      rows: report.departments.map(({ code, name, ...department }) => ({
        name,
        row: { row: 'department' as const, ...department, department: { code, name } },
      })),
    },
    total: { row: 'total' as const, ...report.totals, percentages: report.percentages },
    notes: report.notes,
  };
}

/** «resolucion-1409-de-2025-ejecucion-a-2025-11-30» */
export function executionStatusFileName({ resolution, asOf }: ExecutionStatus): string {
  return fileNameOf(resolution.label, 'ejecucion-a', asOf);
}

/** Their names are those of the JSON; the Spanish is the office's. */
function columnsOf({ resolution, asOf, knownAt }: ExecutionStatus): Column<TableRow>[] {
  return [
    { ...said('row', 'fila', ({ row }, language) => word(row, language)), inWorkbook: false },
    { ...said('resolution', 'resolución', () => resolution.label), inWorkbook: false },
    { ...said('asOf', 'con corte a', () => asOf), kind: 'date', inWorkbook: false },
    { ...said('knownAt', 'conocido al', () => knownAt), kind: 'instant', inWorkbook: false },
    {
      name: 'line',
      header: { es: 'línea', en: 'line' },
      kind: 'integer',
      identifies: true,
      of: (row) => ofLine(row, ({ line }) => line),
    },
    {
      ...said('departmentCode', 'código del departamento', (row) => (row.row === 'total' ? null : row.department.code)),
      kind: 'code',
    },
    said('department', 'departamento', (row) => (row.row === 'total' ? null : row.department.name)),
    { ...said('divipola', 'DIVIPOLA', (row) => ofLine(row, ({ divipola }) => divipola)), kind: 'code' },
    {
      ...said('municipality', 'municipio', (row) => ofLine(row, ({ municipality }) => municipality)),
      identifies: true,
    },
    said('hospital', 'hospital', (row) => ofLine(row, ({ hospital }) => hospital?.name ?? null)),
    { ...said('nit', 'NIT', (row) => ofLine(row, ({ hospital }) => hospital?.nit ?? null)), kind: 'code' },
    said('withdrawal', 'desistimiento', (row, language) =>
      word(
        ofLine(row, ({ withdrawal }) => withdrawal),
        language,
      ),
    ),
    {
      ...said('lastPaidOn', 'último giro', (row) => ofLine(row, ({ payments }) => payments.at(-1)?.paidOn ?? null)),
      kind: 'date',
    },
    said('lastPaidOnPrecision', 'precisión de la fecha', (row, language) =>
      word(
        ofLine(row, ({ payments }) => payments.at(-1)?.datePrecision ?? null),
        language,
      ),
    ),
    pesos('authorized', 'autorizado', (row) => (row.row === 'total' ? row.authorized : null), 'own'),
    pesos('undistributed', 'por distribuir', (row) => (row.row === 'total' ? row.undistributed : null), 'own'),
    ...figureNames.map((name) => ({
      // What is lost of the money that is in no line is in the total alone.
      ...pesos(name, figuresInSpanish[name], (row) => row[name], name === 'lapsed' ? 'own' : 'sum'),
      entries: (row: TableRow) => behind(row, partsOf(name)),
    })),
    ...ratioNames.map((name): Column<TableRow> => ({
      name,
      header: { es: ratiosInSpanish[name], en: name },
      kind: 'percent',
      of: ({ percentages }) => percentages[name],
      divides: ratios[name],
    })),
    yielded('yield-source', 'yieldsEarned', 'rendimientos generados', ({ yields }) => yields.earned),
    yielded('yield-held', 'yieldsHeld', 'rendimientos por reintegrar', ({ yields }) => yields.held),
    yielded('yield-returned', 'yieldsReturned', 'rendimientos reintegrados', ({ yields }) => yields.returned),
  ];
}

function said(name: string, spanish: string, of: TextColumn<TableRow>['of']): TextColumn<TableRow> {
  return { name, header: { es: spanish, en: name }, kind: 'text', of };
}

function pesos(
  name: string,
  spanish: string,
  of: MoneyColumn<TableRow>['of'],
  total: 'sum' | 'own' = 'sum',
): MoneyColumn<TableRow> {
  return { name, header: { es: spanish, en: name }, kind: 'money', of, total };
}

/** Interest is behind its own entries, never behind those of the capital. */
function yielded(place: Behind, name: string, spanish: string, of: MoneyColumn<TableRow>['of']): MoneyColumn<TableRow> {
  return { ...pesos(name, spanish, of), entries: (row) => behind(row, [place]) };
}

function behind(row: TableRow, names: readonly Behind[]): readonly string[] {
  return row.row === 'line' ? [...new Set(names.flatMap((name) => row.entries[name] ?? []))].sort() : [];
}

function partsOf(name: FigureName): readonly Behind[] {
  if (name === 'paid') return paidPlaces;
  return name === 'received' ? receivedPlaces : [name];
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
