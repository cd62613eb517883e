import { pesos, signed } from '../parts/amounts';
import { keeping, momentCarried, type Cutoff } from '../parts/cutoff';
import { CutoffForm } from '../parts/cutoff-form';
import { Crumbs, Layout } from '../parts/layout';
import { TableBox } from '../parts/pieces';
import type { PersonView, ResolutionSummaryView } from '../client/views';
import { accountName, counted, dateInWords, placeNames, places } from '../parts/words';
import { Parcels } from './parcels';
import type { Traced, TraceView } from './trace.views';

const traceAt = '/escritorio/rastro';

interface TracePageProps {
  readonly person: PersonView;
  readonly cutoff: Cutoff;
  readonly traced: Traced;
  readonly resolutions: readonly ResolutionSummaryView[];
  readonly subject: { readonly label: string; readonly href: string } | null;
  readonly trace: TraceView | null;
}

/** From a figure to every movement that made it; and of the money of a line, where it came from and where it went. */
export function TracePage(props: TracePageProps): JSX.Element {
  const { person, cutoff, traced, subject, trace } = props;
  return (
    <Layout title="Rastro de un peso" person={person} at={traceAt}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Rastro de un peso</h1>
      <p class="lead">
        De una cifra a los movimientos que la hicieron, y de cada peso de una línea a su origen y destino.
      </p>
      {traced.movimiento === '' ? (
        <CutoffForm cutoff={cutoff} address={keepingChoice(traced)}>
          <Choice of={props} />
        </CutoffForm>
      ) : (
        ''
      )}
      {subject === null ? '' : <Subject of={subject} cutoff={cutoff} />}
      {trace === null ? (
        <p>Escoja una resolución y un lugar. El rastro de una línea se abre desde su página.</p>
      ) : (
        <>
          <Figure of={trace} />
          {trace.flow === null ? '' : <Flow of={trace.flow} cutoff={cutoff} />}
          <Entries of={trace} cutoff={cutoff} />
          {trace.nextCursor === null ? '' : <More traced={traced} cutoff={cutoff} cursor={trace.nextCursor} />}
        </>
      )}
    </Layout>
  );
}

function keepingChoice(traced: Traced): string {
  const given = Object.entries(traced).filter(([, value]) => value !== '') as [string, string][];
  return given.length === 0 ? traceAt : `${traceAt}?${new URLSearchParams(given).toString()}`;
}

function Choice({ of: { traced, resolutions } }: { of: TracePageProps }): JSX.Element {
  return (
    <>
      {traced.linea === '' ? (
        <div class="field">
          <label for="resolucion">Resolución</label>
          <select id="resolucion" name="resolucion">
            <option value="">Escoja…</option>
            {resolutions.map(({ id, label }) => (
              <option value={id} selected={id === traced.resolucion} safe>
                {label}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <input type="hidden" name="linea" value={traced.linea} />
      )}
      <div class="field">
        <label for="lugar">Lugar</label>
        <select id="lugar" name="lugar">
          <option value="">Escoja…</option>
          {placeNames.map((place) => (
            <option value={place} selected={place === traced.lugar}>
              {places[place].name}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

function Subject({ of, cutoff }: { of: { label: string; href: string }; cutoff: Cutoff }): JSX.Element {
  return (
    <p>
      <a href={keeping(cutoff, of.href)} safe>
        {of.label}
      </a>
    </p>
  );
}

function Figure({ of: { figure } }: { of: TraceView }): JSX.Element {
  if (figure.amount === null || figure.place === null) return <></>;
  return (
    <dl class="figures">
      <div class="figure">
        <dt safe>{accountName(figure.place)}</dt>
        <dd>
          <span class="figure-amount" safe>
            {pesos(figure.amount)}
          </span>
        </dd>
      </div>
    </dl>
  );
}

function Flow({ of, cutoff }: { of: NonNullable<TraceView['flow']>; cutoff: Cutoff }): JSX.Element {
  return (
    <>
      <Parcels title="De dónde vino lo que hay" id="origen" of={of.cameFrom} cutoff={cutoff} />
      <Parcels title="A dónde fue lo que hubo" id="destino" of={of.wentTo} cutoff={cutoff} />
      <p class="minor" safe>
        {of.convention}
      </p>
    </>
  );
}

function Entries({ of, cutoff }: { of: TraceView; cutoff: Cutoff }): JSX.Element {
  if (of.entries.length === 0) return <p>Ningún movimiento tocó este lugar a esta fecha.</p>;
  return (
    <section aria-labelledby="movimientos">
      <h2 id="movimientos">Los movimientos de la cifra</h2>
      <TableBox label="movimientos de la cifra">
        <table class="cards">
          <caption safe>
            {counted(of.entries.length, 'movimiento', 'movimientos')}, en el orden en que se registraron
          </caption>
          <thead>
            <tr>
              <th scope="col">Acto</th>
              <th scope="col">Fecha</th>
              <th scope="col" class="amount">
                Puso o quitó
              </th>
              <th scope="col">Documento</th>
              <th scope="col">Quién</th>
              <th scope="col">Eventos del registro</th>
            </tr>
          </thead>
          <tbody>
            {of.entries.map(({ entry, amount, events }) => (
              <tr>
                <th scope="row">
                  <a href={keeping(cutoff, `/escritorio/movimientos/${entry.id}`)} safe>
                    {entry.actInSpanish}
                  </a>
                </th>
                <td data-label="Fecha" safe>
                  {dateInWords(entry.effectiveOn)}
                </td>
                <td class="amount" data-label="Puso o quitó" safe>
                  {amount === null ? '' : signed(amount)}
                </td>
                <td data-label="Documento" safe>
                  {entry.document}
                </td>
                <td data-label="Quién">
                  <span safe>{`Registró: ${entry.recordedBy.name}`}</span>
                  {entry.approvedBy === null ? (
                    ''
                  ) : (
                    <span class="block" safe>{`Aprobó: ${entry.approvedBy.name}`}</span>
                  )}
                </td>
                <td data-label="Eventos del registro" safe>
                  {events.map(({ id }) => id).join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function More({ traced, cutoff, cursor }: { traced: Traced; cutoff: Cutoff; cursor: string }): JSX.Element {
  const given = Object.entries({ ...traced, ...momentCarried(cutoff), desde: cursor }).filter(
    ([, value]) => value !== '',
  );
  return (
    <nav class="pages" aria-label="Páginas del rastro">
      <span />
      <a href={`${traceAt}?${new URLSearchParams(given).toString()}`}>Siguientes</a>
    </nav>
  );
}
