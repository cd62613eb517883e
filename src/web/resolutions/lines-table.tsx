import { AmountCell, isZero, pesos } from '../parts/amounts';
import { keeping, type Cutoff } from '../parts/cutoff';
import { linesIn, mostLines } from './lines.filter';
import { TableBox, Tag, type Tone } from '../parts/pieces';
import type { DepartmentView, ExecutionStatusView, Places, RowView } from '../client/views';
import { allocationStatuses, counted, places, wordFor, withdrawals, type PlaceName } from '../parts/words';

export const linePlaces = [
  'assigned',
  'ordered',
  'transit',
  'held',
  'executed',
  'returned',
  'released',
  'contested',
] as const satisfies readonly PlaceName[];

export interface LinesProps {
  /** The moment that its links keep. */
  readonly cutoff: Cutoff;
  readonly report: ExecutionStatusView;
  /** Today's status of each line; null when the page speaks of another day, of which only the money is known. */
  readonly statuses: ReadonlyMap<string, string> | null;
  /** The department whose lines are asked for; null for all. */
  readonly department: string | null;
  readonly departmentAddress: (code: string) => string;
}

export interface Table extends Pick<LinesProps, 'statuses' | 'cutoff'> {
  readonly columns: readonly PlaceName[];
}

/** Every line where it stands, by department with its subtotal; only places in which there is any money. */
export function Lines(props: LinesProps): JSX.Element {
  const { report, department } = props;
  const departments = report.departments.filter(({ code }) => department === null || code === department);
  const columns = linePlaces.filter((place) => departments.some((each) => !isZero(each.places[place])));
  const table = { ...props, columns };
  const isLong = department === null && linesIn(report) > mostLines;
  return (
    <TableBox label="líneas del anexo">
      <table class="lines">
        <caption safe>{captionOf(props, departments)}</caption>
        <Head of={table} />
        {departments.map((each) => (
          <tbody>
            <Subtotal of={each} table={table} linked={isLong} />
            {isLong
              ? ''
              : report.rows
                  .filter((row) => row.department.code === each.code)
                  .map((row) => <Line of={row} table={table} />)}
          </tbody>
        ))}
        {department === null ? <Total of={table} /> : ''}
      </table>
    </TableBox>
  );
}

function captionOf({ report, department }: LinesProps, departments: readonly DepartmentView[]): string {
  const count = counted(linesIn({ departments }), 'línea', 'líneas');
  if (department === null) return `${count} en ${counted(departments.length, 'departamento', 'departamentos')}`;
  return `${count} de ${departments[0]?.name ?? 'este departamento'}, de ${linesIn(report)} en total`;
}

export function Head({ of: { columns } }: { of: Table }): JSX.Element {
  return (
    <thead>
      <tr>
        <th scope="col" class="number">
          N.º
        </th>
        <th scope="col">Municipio y hospital (E.S.E.)</th>
        <th scope="col" class="amount">
          Asignado
        </th>
        {columns.map((place) => (
          <th scope="col" class="amount">
            {places[place].name}
          </th>
        ))}
        <th scope="col">Situación</th>
      </tr>
    </thead>
  );
}

function Subtotal({
  of,
  table,
  linked,
}: {
  of: DepartmentView;
  table: Table & LinesProps;
  linked: boolean;
}): JSX.Element {
  return (
    <tr class="subtotal">
      <th scope="rowgroup" colspan={2}>
        {linked ? (
          <a href={table.departmentAddress(of.code)} safe>
            {of.name}
          </a>
        ) : (
          <span safe>{of.name}</span>
        )}
        <span class="minor" safe>{` ${counted(of.lines, 'línea', 'líneas')}`}</span>
      </th>
      <AmountCell of={of.amount} />
      <Amounts of={of.places} columns={table.columns} />
      <td />
    </tr>
  );
}

export function Line({ of, table }: { of: RowView; table: Table }): JSX.Element {
  return (
    <tr>
      <td class="number">{of.line}</td>
      <th scope="row">
        <a href={lineAt(table, of.allocationId, null)} safe>
          {of.municipality}
        </a>
        <span class="minor block" safe>
          {of.hospital?.name ?? 'E.S.E. por confirmar'}
        </span>
      </th>
      <AmountCell of={of.amount} />
      <Amounts of={of.places} columns={table.columns} hrefOf={(place) => lineAt(table, of.allocationId, place)} />
      <td class="standing">
        <Standing of={of} status={table.statuses?.get(of.allocationId) ?? null} />
      </td>
    </tr>
  );
}

interface AmountsProps {
  readonly of: Places;
  readonly columns: readonly PlaceName[];
  /** Where each amount leads: to the movements that made it. */
  readonly hrefOf?: (place: PlaceName) => string;
}

export function Amounts({ of, columns, hrefOf }: AmountsProps): JSX.Element {
  return (
    <>
      {columns.map((place) =>
        hrefOf === undefined || isZero(of[place]) ? (
          <AmountCell of={of[place]} />
        ) : (
          <td class="amount">
            <a class="plain-link" href={hrefOf(place)} safe>
              {pesos(of[place])}
            </a>
          </td>
        ),
      )}
    </>
  );
}

/** A line at the moment of its table; with a place, the movements that put its money there. */
function lineAt({ cutoff }: Table, id: string, place: PlaceName | null): string {
  return keeping(cutoff, `/escritorio/asignaciones/${id}${place === null ? '' : `?lugar=${place}#movimientos`}`);
}

function Standing({ of, status }: { of: RowView; status: string | null }): JSX.Element {
  if (status !== null) return <Tag label={wordFor(allocationStatuses, status)} tone={statusTone(status)} />;
  if (of.withdrawal !== null) return <Tag label={wordFor(withdrawals, of.withdrawal)} tone="over" />;
  const filled = linePlaces.filter((place) => !isZero(of.places[place]));
  return (
    <span class="minor" safe>
      {filled.map((place) => places[place].name).join(', ')}
    </span>
  );
}

function Total({ of: { report, columns } }: { of: Table & LinesProps }): JSX.Element {
  return (
    <tfoot>
      <tr>
        <th scope="row" colspan={2}>
          Total de las líneas
        </th>
        <td class="amount" safe>
          {pesos(report.totals.amount)}
        </td>
        <Amounts of={report.totals} columns={columns} />
        <td />
      </tr>
    </tfoot>
  );
}

export function statusTone(status: string): Tone {
  if (['disputed', 'term-expired', 'withdrawal-payment-unknown', 'withdrawn-after'].includes(status)) return 'alert';
  if (['received', 'in-execution', 'closed'].includes(status)) return 'good';
  if (status === 'withdrawn-before') return 'over';
  return 'wait';
}
