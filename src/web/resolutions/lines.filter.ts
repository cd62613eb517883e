import { foldSpanish } from '../../kernel/text';
import { Money } from '../../kernel/money';
import type { ExecutionStatusView, RowView } from '../client/views';
import { isZero } from '../parts/amounts';
import { allocationStatuses, isPlace, type PlaceName } from '../parts/words';

/** Which lines of a resolution are shown, and in which order: it lives in the address. */
export interface LinesFilter {
  readonly text: string;
  readonly department: string;
  readonly status: string;
  readonly place: PlaceName | '';
  readonly order: LinesOrder;
  readonly page: number;
}

export const orders = {
  anexo: 'Como en el anexo',
  valor: 'De mayor a menor valor',
  municipio: 'Por municipio',
} as const;

export type LinesOrder = keyof typeof orders;

/** Reads the address; what no control of the page offers asks for nothing. */
export function linesFilterOf(asked: Readonly<Record<string, unknown>>): LinesFilter {
  const said = (name: string) => (typeof asked[name] === 'string' ? asked[name].trim().slice(0, 100) : '');
  const [department, status, place, order] = [said('departamento'), said('situacion'), said('lugar'), said('orden')];
  const page = /^\d{1,4}$/.test(said('pagina')) ? Math.max(Number(said('pagina')), 1) : 1;
  return {
    text: said('texto'),
    department: /^\d{2}$/.test(department) ? department : '',
    status: Object.hasOwn(allocationStatuses, status) ? status : '',
    place: isPlace(place) ? place : '',
    order: Object.hasOwn(orders, order) ? (order as LinesOrder) : 'anexo',
    page,
  };
}

/** Whether all the lines are shown as the annex has them, department by department. */
export function isWholeAnnex({ text, status, place, order }: LinesFilter): boolean {
  return text === '' && status === '' && place === '' && order === 'anexo';
}

/** The most lines that a page shows at once; beyond them, departments first. */
export const mostLines = 150;

/** Whether lines are shown, or only departments. @param lines how many the annex has */
export function showsEachLine(filter: LinesFilter, lines: number): boolean {
  return !isWholeAnnex(filter) || filter.department !== '' || lines <= mostLines;
}

/** How many lines the annex had, whether or not they were asked for. */
export function linesIn({ departments }: Pick<ExecutionStatusView, 'departments'>): number {
  return departments.reduce((sum, { lines }) => sum + lines, 0);
}

/** As the address says it, with another page. */
export function searchOfLines(filter: LinesFilter, page: number): Record<string, string> {
  const { text, department, status, place, order } = filter;
  const given = { texto: text, departamento: department, situacion: status, lugar: place };
  const said = Object.entries(given).filter(([, value]) => value !== '');
  return {
    ...Object.fromEntries(said),
    ...(order === 'anexo' ? {} : { orden: order }),
    ...(page > 1 ? { pagina: String(page) } : {}),
  };
}

/** The rows that the filter finds, in its order. @param statuses today's of each line; null for another day */
export function linesFound(
  rows: readonly RowView[],
  filter: LinesFilter,
  statuses: ReadonlyMap<string, string> | null,
): RowView[] {
  const text = foldSpanish(filter.text);
  const found = rows.filter(
    (row) =>
      (filter.department === '' || row.department.code === filter.department) &&
      (filter.status === '' || statuses?.get(row.allocationId) === filter.status) &&
      (filter.place === '' || !isZero(row.places[filter.place])) &&
      (text === '' ||
        foldSpanish(`${row.municipality} ${row.hospital?.name ?? ''} ${row.hospital?.nit ?? ''}`).includes(text)),
  );
  switch (filter.order) {
    case 'anexo':
      return found;
    case 'valor':
      return found.sort((a, b) => (Money.of(a.amount).isLessThan(Money.of(b.amount)) ? 1 : -1));
    case 'municipio':
      return found.sort((a, b) => a.municipality.localeCompare(b.municipality, 'es'));
  }
}
