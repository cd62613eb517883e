import { pesos } from '../parts/amounts';
import { keeping, momentCarried, type Cutoff } from '../parts/cutoff';
import { OnlyToday } from '../parts/cutoff-form';
import { Crumbs, Layout } from '../parts/layout';
import { TableBox } from '../parts/pieces';
import { Select } from '../parts/select';
import type { PersonView, RangeView, ResolutionSummaryView } from '../client/views';
import { counted, dateInWords, ranges, unknownFields, wordFor } from '../parts/words';

export const unknownsAt = '/escritorio/desconocidos';

export interface AgeingView {
  readonly items: readonly AgedView[];
  readonly nextCursor: string | null;
  readonly totals: Readonly<Record<string, RangeView>> | null;
}

interface AgedView {
  readonly resolution: { readonly id: string; readonly number: number; readonly year: number } | null;
  readonly line: { readonly id: string; readonly line: number; readonly municipality: string } | null;
  readonly field: string;
  readonly reason: string;
  readonly source: string;
  readonly since: string;
  readonly ageDays: number;
  readonly settledBy: { readonly how: string };
}

interface UnknownsPageProps {
  readonly person: PersonView;
  readonly cutoff: Cutoff;
  readonly resolutions: readonly ResolutionSummaryView[];
  readonly ageing: AgeingView;
  /** «» for all. */
  readonly resolution: string;
}

/** What nobody knows, the oldest first, with who could settle it and what it changes. */
export function UnknownsPage({ person, cutoff, resolutions, ageing, resolution }: UnknownsPageProps): JSX.Element {
  const more = new URLSearchParams({ resolucion: resolution, desde: ageing.nextCursor ?? '' }).toString();
  return (
    <Layout title="Lo que no se sabe" person={person}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Lo que no se sabe</h1>
      <p class="lead">
        Cada dato que ninguna fuente da, con su antigüedad y quién puede establecerlo. Nada se supone en su lugar.
      </p>
      <OnlyToday cutoff={cutoff} what="La antigüedad se cuenta" />
      <form method="get" action={unknownsAt} class="ask">
        <Select
          name="resolucion"
          label="Resolución"
          value={resolution}
          choices={[['', 'Todas'], ...resolutions.map(({ id, label }) => [id, label] as const)]}
        />
        {Object.entries(momentCarried(cutoff)).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="second">
          Consultar
        </button>
      </form>
      {ageing.totals === null ? '' : <Readings of={ageing.totals} />}
      {ageing.items.length === 0 ? (
        <p>Nada consta como desconocido.</p>
      ) : (
        <Unknowns of={ageing.items} cutoff={cutoff} />
      )}
      {ageing.nextCursor === null ? (
        ''
      ) : (
        <nav class="pages" aria-label="Páginas">
          <span />
          <a href={keeping(cutoff, `${unknownsAt}?${more}`)}>Siguientes</a>
        </nav>
      )}
    </Layout>
  );
}

function Readings({ of }: { of: Readonly<Record<string, RangeView>> }): JSX.Element {
  return (
    <TableBox label="totales según se lea">
      <table class="cards">
        <caption>Los totales, según se establezca lo que no se sabe</caption>
        <thead>
          <tr>
            <th scope="col">Total</th>
            <th scope="col" class="amount">
              Mínimo
            </th>
            <th scope="col" class="amount">
              Según la fuente
            </th>
            <th scope="col" class="amount">
              Máximo
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(of).map(([name, { minimum, reported, maximum }]) => (
            <tr>
              <th scope="row" safe>
                {wordFor(ranges, name)}
              </th>
              <td class="amount" data-label="Mínimo" safe>
                {pesos(minimum)}
              </td>
              <td class="amount" data-label="Según la fuente" safe>
                {reported === null ? 'no lo dice' : pesos(reported)}
              </td>
              <td class="amount" data-label="Máximo" safe>
                {pesos(maximum)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Unknowns({ of, cutoff }: { of: readonly AgedView[]; cutoff: Cutoff }): JSX.Element {
  return (
    <TableBox label="lo que no se sabe">
      <table class="cards">
        <caption safe>{counted(of.length, 'dato', 'datos')} en esta página, el más antiguo primero</caption>
        <thead>
          <tr>
            <th scope="col">Dato</th>
            <th scope="col">De qué</th>
            <th scope="col">Antigüedad</th>
            <th scope="col">Por qué no se sabe</th>
            <th scope="col">Cómo se establece</th>
          </tr>
        </thead>
        <tbody>
          {of.map((fact) => (
            <tr>
              <th scope="row" safe>
                {wordFor(unknownFields, fact.field)}
              </th>
              <td data-label="De qué">
                <Subject of={fact} cutoff={cutoff} />
              </td>
              <td data-label="Antigüedad" safe>
                {`${counted(fact.ageDays, 'día', 'días')}, desde el ${dateInWords(fact.since)}`}
              </td>
              <td data-label="Por qué no se sabe">
                <span safe>{fact.reason}</span>
                <span class="minor block" safe>{`Fuente: ${fact.source}`}</span>
              </td>
              <td data-label="Cómo se establece" safe>
                {fact.settledBy.how}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Subject({ of: { resolution, line }, cutoff }: { of: AgedView; cutoff: Cutoff }): JSX.Element {
  return (
    <>
      {resolution === null ? (
        'Un hospital'
      ) : (
        <a class="block" href={keeping(cutoff, `/escritorio/resoluciones/${resolution.id}`)} safe>
          {`Resolución ${resolution.number} de ${resolution.year}`}
        </a>
      )}
      {line === null ? (
        ''
      ) : (
        <a class="block" href={keeping(cutoff, `/escritorio/asignaciones/${line.id}`)} safe>
          {`Línea ${line.line}, ${line.municipality}`}
        </a>
      )}
    </>
  );
}
