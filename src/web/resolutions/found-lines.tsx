import { Money } from '../../kernel/money';
import type { ExecutionStatusView, Places, RowView } from '../client/views';
import { isZero, pesos } from '../parts/amounts';
import { keeping, momentCarried } from '../parts/cutoff';
import { TableBox } from '../parts/pieces';
import { allocationStatuses, counted, places, type PlaceName } from '../parts/words';
import { Amounts, Head, Line, linePlaces } from './lines-table';
import { isWholeAnnex, linesFound, linesIn, mostLines, orders, searchOfLines, type LinesFilter } from './lines.filter';
import type { ResolutionPageProps } from './resolution.contents';

interface FoundProps {
  readonly of: ResolutionPageProps;
  readonly report: ExecutionStatusView;
}

/** The lines that the filter finds, and what they add up to. */
export function FoundLines({ of, report }: FoundProps): JSX.Element {
  const { filter, statuses } = of;
  const found = linesFound(report.rows, filter, statuses);
  if (found.length === 0) return <p class="card">Ninguna línea cumple lo que pidió. Quite algún filtro.</p>;
  const pages = Math.ceil(found.length / mostLines);
  const page = Math.min(filter.page, pages);
  const columns = linePlaces.filter((place) => found.some((row) => !isZero(row.places[place])));
  const table = { statuses, columns, cutoff: of.cutoff };
  return (
    <>
      <TableBox label="líneas del anexo">
        <table class="lines">
          <caption safe>{`${counted(found.length, 'línea', 'líneas')} de ${report.rows.length}`}</caption>
          <Head of={table} />
          <tbody>
            {found.slice((page - 1) * mostLines, page * mostLines).map((row) => (
              <Line of={row} table={table} />
            ))}
          </tbody>
          <Total of={found} columns={columns} />
        </table>
      </TableBox>
      {pages === 1 ? '' : <Pages of={of} page={page} pages={pages} />}
    </>
  );
}

/** Of all that was found, not of the page that is shown. */
function Total({ of, columns }: { of: readonly RowView[]; columns: readonly PlaceName[] }): JSX.Element {
  const sum = (amounts: readonly (string | null | undefined)[]) =>
    Money.sum(amounts.map((amount) => Money.of(amount ?? '0.00'))).toString();
  const totals: Places = Object.fromEntries(columns.map((place) => [place, sum(of.map((row) => row.places[place]))]));
  return (
    <tfoot>
      <tr>
        <th scope="row" colspan={2} safe>
          {`Total de ${of.length === 1 ? 'esta línea' : `estas ${of.length} líneas`}`}
        </th>
        <td class="amount" safe>
          {pesos(sum(of.map(({ amount }) => amount)))}
        </td>
        <Amounts of={totals} columns={columns} />
        <td />
      </tr>
    </tfoot>
  );
}

function Pages({ of, page, pages }: { of: ResolutionPageProps; page: number; pages: number }): JSX.Element {
  const to = (number: number) => addressWith(of, of.filter, number);
  return (
    <nav class="pages" aria-label="Páginas de líneas">
      {page > 1 ? <a href={to(page - 1)}>Anteriores</a> : <span />}
      <span safe>{`Página ${page} de ${pages}`}</span>
      {page < pages ? <a href={to(page + 1)}>Siguientes</a> : <span />}
    </nav>
  );
}

function addressWith({ resolution, cutoff }: ResolutionPageProps, filter: LinesFilter, page: number): string {
  const search = new URLSearchParams(searchOfLines(filter, page)).toString();
  return keeping(cutoff, `/escritorio/resoluciones/${resolution.id}${search === '' ? '' : `?${search}`}#lineas`);
}

/** Text, department, standing, place and order: all in the address. */
export function LinesForm({ of, report }: FoundProps): JSX.Element {
  const { filter, resolution, cutoff, statuses } = of;
  if (linesIn(report) < 2) return <></>;
  const address = `/escritorio/resoluciones/${resolution.id}`;
  const departments = Object.fromEntries(report.departments.map(({ code, name }) => [code, name]));
  const filled = linePlaces.filter((place) => !isZero(report.totals[place]));
  const placesNow = Object.fromEntries(filled.map((place) => [place, places[place].name]));
  const present = new Set(statuses?.values() ?? []);
  const statusesNow = Object.fromEntries(Object.entries(allocationStatuses).filter(([status]) => present.has(status)));
  return (
    <form method="get" action={`${address}#lineas`} class="ask" {...refreshing(address)}>
      {Object.entries(momentCarried(cutoff)).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="field">
        <label for="texto">Municipio, hospital o NIT</label>
        <input id="texto" name="texto" type="search" value={filter.text} maxlength="100" />
      </div>
      <Select name="departamento" label="Departamento" all="Todos" words={departments} chosen={filter.department} />
      {statuses === null ? (
        ''
      ) : (
        <Select name="situacion" label="Situación" all="Todas" words={statusesNow} chosen={filter.status} />
      )}
      <Select name="lugar" label="Con dinero en" all="Cualquier lugar" words={placesNow} chosen={filter.place} />
      <Select name="orden" label="Orden" all={null} words={orders} chosen={filter.order} />
      <button type="submit" class="second">
        Mostrar
      </button>
      {isWholeAnnex(filter) && filter.department === '' ? (
        ''
      ) : (
        <a href={keeping(cutoff, `${address}#lineas`)}>Ver todas las líneas</a>
      )}
    </form>
  );
}

// With htmx only the lines are asked for again; without, the button sends the same question.
function refreshing(address: string): Record<string, string> {
  return {
    'hx-get': address,
    'hx-target': '#encontradas',
    'hx-select': '#encontradas',
    'hx-swap': 'outerHTML',
    'hx-push-url': 'true',
    'hx-trigger': 'change, submit, input delay:400ms from:#texto',
  };
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  /** What asks for all of them; null where one is always chosen. */
  readonly all: string | null;
  readonly words: Readonly<Record<string, string>>;
  readonly chosen: string | undefined;
}

/** One choice of a form that asks. */
export function Select({ name, label, all, words, chosen }: SelectProps): JSX.Element {
  return (
    <div class="field">
      <label for={name} safe>
        {label}
      </label>
      <select id={name} name={name}>
        {all === null ? (
          ''
        ) : (
          <option value="" safe>
            {all}
          </option>
        )}
        {Object.entries(words).map(([value, word]) => (
          <option value={value} selected={value === chosen} safe>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
