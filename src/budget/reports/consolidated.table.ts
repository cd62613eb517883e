import type { Block } from '../../platform/paper/blocks';
import { fileNameOf, type Column, type Table, type TextColumn } from '../../platform/tables/table';
import { allocationPlaces, type Place } from '../ledger/places';
import type { Money } from '../../kernel/money';
import type { Consolidated, Consolidation, Group, Grouping } from './consolidated.contents';
import { viewConsolidated } from './consolidated.dto';
import { isOfResolutions } from './consolidated.rules';
import { figureColumns, pesos } from './figure-columns';
import { keyFigures } from './key-figures';
import { whereBlocks, type WhereMoneyIs } from './where-money-is';

/** A group, or the total. */
type ConsolidatedRow = Consolidation & (({ row: 'group' } & Pick<Group, 'key' | 'name' | 'nit'>) | { row: 'total' });

const groupingsInSpanish: Record<Grouping, { one: string; many: string }> = {
  strategy: { one: 'estrategia', many: 'Estrategias' },
  'fiscal-year': { one: 'vigencia', many: 'Vigencias' },
  department: { one: 'departamento', many: 'Departamentos' },
  hospital: { one: 'hospital', many: 'Hospitales' },
  resolution: { one: 'resolución', many: 'Resoluciones' },
};

/** The consolidated report as a table, one line a group: for CSV, XLSX and PDF. */
export function consolidatedTable(report: Consolidated): Table<ConsolidatedRow> {
  const { by, asOf, knownAt, totals } = report;
  const lines = report.groups.map((group): ConsolidatedRow => ({ row: 'group', ...group }));
  const total: ConsolidatedRow = { row: 'total', ...totals };
  return {
    file: fileNameOf('ejecucion-consolidada-por', groupingsInSpanish[by].one, ...filterWords(report), 'a', asOf),
    title: 'Estado de ejecución consolidado',
    subtitle: [`Por ${groupingsInSpanish[by].one}`, ...filterWords(report)].join(' · '),
    issuer: [...new Set(report.resolutions.map(({ issuer }) => issuer))].join('; ') || 'Por confirmar',
    moment: { asOf, knownAt },
    facts: [
      {
        label: totals.proof.holds ? 'Cada peso está en un lugar' : 'NO CUADRA: falta dinero por ubicar',
        value: totals.proof.line,
      },
    ],
    columns: columnsOf(report, [...lines, total]),
    nameOf: (row) => (row.row === 'group' ? row.name : 'Total'),
    lines,
    total,
    notes: report.notes,
    paper: paperOf(report),
    data: viewConsolidated(report),
  };
}

function filterWords({ filter, resolutions, groups, by }: Consolidated): string[] {
  const strategy = resolutions.find((each) => each.strategy?.id === filter.strategy)?.strategy;
  const department = by === 'department' ? groups.find(({ key }) => key === filter.department)?.name : undefined;
  return [
    ...(filter.strategy === undefined ? [] : [strategy?.label ?? 'Estrategia sin resoluciones']),
    ...(filter.fiscalYear === undefined ? [] : [`Vigencia ${filter.fiscalYear}`]),
    ...(filter.department === undefined ? [] : [department ?? `Departamento ${filter.department}`]),
  ];
}

function columnsOf(report: Consolidated, rows: readonly ConsolidatedRow[]): Column<ConsolidatedRow>[] {
  const { by, asOf, knownAt } = report;
  const isWhole = isOfResolutions(by) ? 'sum' : 'own';
  const constant = { inWorkbook: false, onPaper: false };
  return [
    { ...said('row', 'fila', ({ row }, language) => (language === 'es' ? rowsInSpanish[row] : row)), ...constant },
    {
      ...said('by', 'consolidado por', (_, language) => (language === 'es' ? groupingsInSpanish[by].one : by)),
      ...constant,
    },
    { ...said('asOf', 'con corte a', () => asOf), ...constant, kind: 'date' },
    { ...said('knownAt', 'conocido al', () => knownAt), ...constant, kind: 'instant' },
    { ...said('name', groupingsInSpanish[by].one, (row) => (row.row === 'group' ? row.name : null)), identifies: true },
    { ...said('key', 'código', (row) => (row.row === 'group' ? row.key : null)), kind: 'code', onPaper: false },
    {
      ...said('nit', 'NIT', (row) => (row.row === 'group' ? row.nit : null)),
      kind: 'code',
      onPaper: false,
      inWorkbook: by === 'hospital',
    },
    counted('resolutions', 'resoluciones', ({ resolutions }) => resolutions.length),
    counted('lines', 'líneas', ({ lines }) => lines),
    { ...pesos('authorized', 'autorizado', ({ authorized }) => authorized, isWhole), onPaper: isOfResolutions(by) },
    {
      ...pesos('undistributed', 'por distribuir', ({ undistributed }) => undistributed, isWhole),
      onPaper: rows.some(({ undistributed }) => undistributed?.isPositive() ?? false),
    },
    ...figureColumns(rows),
    { ...said('proof', 'prueba', ({ proof }) => proof.line), onPaper: false },
  ];
}

const rowsInSpanish = { group: 'grupo', total: 'total' } as const;

function said(name: string, spanish: string, of: TextColumn<ConsolidatedRow>['of']): TextColumn<ConsolidatedRow> {
  return { name, header: { es: spanish, en: name }, kind: 'text', of };
}

function counted(name: string, spanish: string, of: (row: ConsolidatedRow) => number): Column<ConsolidatedRow> {
  return { name, header: { es: spanish, en: name }, kind: 'integer', of };
}

/** The charts, and the proof of each group beside its name: on paper it would have no room in the table. */
function paperOf(report: Consolidated): Block[] {
  if (report.groups.length === 0) return [];
  const { one } = groupingsInSpanish[report.by];
  return [
    keyFigures(report.totals),
    ...whereBlocks(whereMoneyIs(report)),
    {
      kind: 'table',
      caption: 'Prueba de cada grupo: lo autorizado (o lo dado a sus líneas) es la suma de sus lugares',
      dense: true,
      columns: [
        { header: `${one.slice(0, 1).toUpperCase()}${one.slice(1)}`, width: 2 },
        { header: 'Prueba', width: 7 },
      ],
      rows: report.groups.map(({ name, proof }) => ({ cells: [name, proof.line] })),
    },
  ];
}

function whereMoneyIs({ by, totals, groups, scope }: Consolidated): WhereMoneyIs {
  return {
    whole: { name: scope === 'resolution' ? 'Todo lo consolidado' : 'Sus líneas', places: inPlaces(totals) },
    partsTitle: groupingsInSpanish[by].many,
    parts: groups.map((group) => ({ name: group.name, places: inPlaces(group) })),
  };
}

function inPlaces(of: Consolidation): Partial<Record<Place, Money>> {
  const lines = Object.fromEntries(allocationPlaces.map((place) => [place, of[place]]));
  return of.undistributed === null ? lines : { ...lines, undistributed: of.undistributed, lapsed: of.lapsed };
}
