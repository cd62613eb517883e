import type { Column, MoneyColumn } from '../../platform/tables/table';
import { allocationPlaces, places, type Place } from '../ledger/places';
import {
  figureNames,
  paidPlaces,
  ratioNames,
  ratioOf,
  ratios,
  receivedPlaces,
  type Behind,
  type FigureName,
  type Figures,
  type Yields,
} from './execution-status.figures';

/** Whatever is said in pesos: a line, or any set of lines. */
export interface Measured extends Figures {
  readonly yields: Yields;
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

/** The entries behind these, of a row; nothing for what is a sum of rows. */
type EntriesOf<Row> = (row: Row, names: readonly Behind[]) => readonly string[];

/** Every figure, percentage and yield, in the order of the story. On paper only what some row has. */
export function figureColumns<Row extends Measured>(
  rows: readonly Row[],
  behind: EntriesOf<Row> = () => [],
): Column<Row>[] {
  const isAnywhere = (name: FigureName) => rows.some((row) => !row[name].isZero());
  return [
    ...figureNames.map((name): MoneyColumn<Row> => ({
      // What is lost of the money that is in no line is in the total alone.
      ...pesos(name, figuresInSpanish[name], (row) => row[name], name === 'lapsed' ? 'own' : 'sum'),
      onPaper: name === 'amount' || (!isSum(name) && isAnywhere(name)),
      entries: (row) => behind(row, partsOf(name)),
    })),
    ...ratioNames.map((name): Column<Row> => ({
      name,
      header: { es: ratiosInSpanish[name], en: name },
      kind: 'percent',
      onPaper: name === 'executedOfAssigned' || name === 'paidOfAssigned',
      of: (row) => ratioOf(row, name),
      divides: ratios[name],
    })),
    ...yieldColumns(behind),
  ];
}

/** Interest is behind its own entries, never behind those of the capital. */
function yieldColumns<Row extends Measured>(behind: EntriesOf<Row>): Column<Row>[] {
  const yielded = (place: Behind, column: MoneyColumn<Row>): Column<Row> => ({
    ...column,
    onPaper: false,
    entries: (row) => behind(row, [place]),
  });
  return [
    yielded(
      'yield-source',
      pesos('yieldsEarned', 'rendimientos generados', ({ yields }) => yields.earned),
    ),
    yielded(
      'yield-held',
      pesos('yieldsHeld', 'rendimientos por reintegrar', ({ yields }) => yields.held),
    ),
    yielded(
      'yield-returned',
      pesos('yieldsReturned', 'rendimientos reintegrados', ({ yields }) => yields.returned),
    ),
  ];
}

export function pesos<Row>(
  name: string,
  spanish: string,
  of: MoneyColumn<Row>['of'],
  total: 'sum' | 'own' = 'sum',
): MoneyColumn<Row> {
  return { name, header: { es: spanish, en: name }, kind: 'money', of, total };
}

function isSum(name: FigureName): boolean {
  return name === 'paid' || name === 'received';
}

function partsOf(name: FigureName): readonly Behind[] {
  if (name === 'paid') return paidPlaces;
  return name === 'received' ? receivedPlaces : [name];
}

function placesInSpanish<P extends Place>(names: readonly P[]): Record<P, string> {
  return Object.fromEntries(names.map((name) => [name, places[name].spanish])) as Record<P, string>;
}
