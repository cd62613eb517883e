import { dateInSpanish, dateWithPrecision } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { fileNameOf, type Column, type Table } from '../../platform/tables/table';
import type { LineAt } from '../allocations/line-at.queries';
import { lineColumns } from '../allocations/line-columns';
import { places, type Balances } from '../ledger/places';
import { viewStatement } from './statement.dto';
import type { Stated } from './statement.service';
import {
  inWords,
  movedIn,
  statementPlaces,
  type Doer,
  type Period,
  type StatementLine,
  type StatementMovement,
} from './statement.rules';

/** A line of the paper: what was there before, one movement, or what was there at the end. */
interface StatementRow {
  readonly row: 'opening' | 'movement' | 'closing';
  readonly line: LineAt;
  readonly movement: StatementMovement | null;
  readonly balances: Balances;
}

const rowsInSpanish = { opening: 'saldo inicial', movement: 'movimiento', closing: 'saldo final' } as const;

/** The statement as a table: of each line its opening balances, its movements and its closing balances. */
export function statementTable({ head, statement }: Stated): Table<StatementRow> {
  const { period, moment, subject } = head;
  const lines = statement.lines.flatMap(rowsOfLine);
  return {
    file: fileNameOf('extracto', subject.name, 'a', period.to),
    title: 'Extracto',
    subtitle: subject.name,
    issuer: [...new Set(statement.lines.map(({ line }) => line.resolution.issuer))].join('; ') || 'Por confirmar',
    moment,
    facts: [
      { label: 'Periodo', value: periodInWords(period) },
      { label: 'Movimientos', value: String(lines.filter(({ row }) => row === 'movement').length) },
    ],
    columns: columnsOf(lines, statement.lines.length > 1),
    lines,
    notes: statement.notes,
    data: viewStatement(head, statement),
  };
}

function periodInWords({ from, to }: Period): string {
  const start = from === null ? 'Desde el comienzo' : `Del ${dateInSpanish(from)}`;
  return `${start} al ${dateInSpanish(to)}`;
}

function rowsOfLine({ line, opening, movements, closing }: StatementLine): StatementRow[] {
  return [
    { row: 'opening', line, movement: null, balances: opening },
    ...movements.map((movement) => ({ row: 'movement' as const, line, movement, balances: movement.balances })),
    { row: 'closing', line, movement: null, balances: closing },
  ];
}

function columnsOf(lines: readonly StatementRow[], isOfMany: boolean): Column<StatementRow>[] {
  return [
    rowColumn,
    ...lineColumns<StatementRow>(({ line }) => line, isOfMany ? ['line'] : []),
    ...movementColumns,
    ...statementPlaces.map((place) => balanceColumn(place, lines)),
  ];
}

const rowColumn: Column<StatementRow> = {
  kind: 'text',
  name: 'row',
  header: { es: 'fila', en: 'row' },
  onPaper: false,
  of: ({ row }, language) => (language === 'es' ? rowsInSpanish[row] : row),
};

const movementColumns: Column<StatementRow>[] = [
  {
    kind: 'date',
    name: 'effectiveOn',
    header: { es: 'fecha de efecto', en: 'effectiveOn' },
    onPaper: false,
    of: ({ movement }) => movement?.effectiveOn ?? null,
  },
  {
    kind: 'text',
    name: 'effectiveInWords',
    header: { es: 'fecha', en: 'effectiveInWords' },
    width: 13,
    of: ({ row, movement }) =>
      movement ? dateWithPrecision(movement.effectiveOn, movement.datePrecision) : rowsInSpanish[row],
  },
  {
    kind: 'instant',
    name: 'recordedAt',
    header: { es: 'registrado', en: 'recordedAt' },
    onPaper: false,
    of: ({ movement }) => movement?.recordedAt ?? null,
  },
  {
    kind: 'text',
    name: 'act',
    header: { es: 'acto', en: 'act' },
    width: 16,
    of: ({ movement }, language) => (language === 'es' ? actAndFate(movement) : (movement?.act ?? null)),
  },
  {
    kind: 'text',
    name: 'document',
    header: { es: 'documento', en: 'document' },
    width: 18,
    of: ({ movement }) => movement?.document ?? null,
  },
  {
    kind: 'text',
    name: 'recordedBy',
    header: { es: 'registró; aprobó', en: 'recordedBy' },
    width: 18,
    of: ({ movement }) => movement && [doer(movement.recordedBy), doer(movement.approvedBy)].filter(Boolean).join('; '),
  },
  {
    kind: 'text',
    name: 'changes',
    header: { es: 'valor y lugares', en: 'changes' },
    width: 22,
    of: ({ movement }) => movement && inWords(movement.changes, movement.ofAct),
  },
  {
    kind: 'money',
    name: 'amount',
    header: { es: 'valor', en: 'amount' },
    total: 'own',
    onPaper: false,
    of: ({ movement }) => movement && valueOf(movement),
    entries: ({ movement }) => (movement ? [movement.entryId] : []),
  },
  {
    kind: 'text',
    name: 'entry',
    header: { es: 'asiento', en: 'entry' },
    onPaper: false,
    of: ({ movement }) => movement?.entryId ?? null,
  },
  {
    kind: 'text',
    name: 'reverses',
    header: { es: 'anula el asiento', en: 'reverses' },
    onPaper: false,
    of: ({ movement }) => movement?.reverses ?? null,
  },
  {
    kind: 'text',
    name: 'reversedBy',
    header: { es: 'anulado por el asiento', en: 'reversedBy' },
    onPaper: false,
    of: ({ movement }) => movement?.reversedBy ?? null,
  },
];

/** On paper only the places in which this money ever was: the others would be columns of zeros. */
function balanceColumn(place: (typeof statementPlaces)[number], lines: readonly StatementRow[]): Column<StatementRow> {
  return {
    kind: 'money',
    name: place,
    header: { es: `saldo ${places[place].spanish}`, en: place },
    shortHeader: shortNames[place],
    width: 12,
    total: 'own',
    onPaper: lines.some(({ balances }) => !balances[place].isZero()),
    of: ({ balances }) => balances[place],
  };
}

const shortNames: Record<(typeof statementPlaces)[number], string> = {
  assigned: 'por girar',
  ordered: 'en orden',
  transit: 'sin confirmar',
  held: 'en caja',
  executed: 'ejecutado',
  returned: 'reintegrado',
  released: 'liberado',
  contested: 'por establecer',
  'yield-held': 'rend. por reintegrar',
  'yield-returned': 'rend. reintegrados',
};

function actAndFate(movement: StatementMovement | null): string | null {
  if (!movement) return null;
  return movement.reversedBy === null ? movement.actInSpanish : `${movement.actInSpanish} (anulado después)`;
}

/** What moved, capital before yields, without its sign: the same as in the words beside it. */
function valueOf({ changes }: StatementMovement): Money | null {
  const capital = changes.filter(({ place }) => places[place].kind === 'capital');
  const moved = capital.length > 0 ? capital : changes;
  return moved.length === 0 ? null : movedIn(moved);
}

function doer(who: Doer | null): string {
  if (!who) return '';
  return who.name ?? who.office;
}
