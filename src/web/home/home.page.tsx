import { Money } from '../../kernel/money';
import { Layout } from '../parts/layout';
import { MoneyBar, segmentsOf, Swatch } from '../parts/money-bar';
import { isZero, percentInWords, pesos } from '../parts/amounts';
import { TableBox, Tag, type Tone } from '../parts/pieces';
import { inWords } from '../tasks/tasks.page';
import type { TasksView } from '../tasks/task-views';
import type { PersonView, Places, ResolutionSummaryView } from '../client/views';
import { counted, dateInWords, placeNames, places, resolutionKinds, resolutionStatuses, wordFor } from '../parts/words';

interface HomePageProps {
  readonly person: PersonView;
  readonly tasks: Pick<TasksView, 'counts'>;
  readonly resolutions: readonly ResolutionSummaryView[];
  /** Where the money of some of them is, by their id. */
  readonly totals: ReadonlyMap<string, Places>;
}

/** «Inicio»: the acts, and where the money of each one is. */
export function HomePage({ person, tasks, resolutions, totals }: HomePageProps): JSX.Element {
  return (
    <Layout title="Inicio" person={person} at="/">
      <h1>Inicio</h1>
      <p class="lead">Las resoluciones y dónde está el dinero de cada una.</p>
      <p>
        <a href="/escritorio/tareas">Qué me espera</a>: <span safe>{inWords(tasks)}</span>
      </p>
      {resolutions.length === 0 ? <Empty /> : <Resolutions of={resolutions} totals={totals} />}
    </Layout>
  );
}

/** For an account that manages accounts: its role sees no money. */
export function NothingToSeePage({ person }: { person: PersonView }): JSX.Element {
  return (
    <Layout title="Inicio" person={person} at="/">
      <h1>Inicio</h1>
      <p class="lead">Su cuenta administra usuarios: no ve dinero ni resoluciones.</p>
    </Layout>
  );
}

function Empty(): JSX.Element {
  return (
    <div class="card">
      <p>Todavía no hay resoluciones que usted pueda ver.</p>
      <p class="minor">Aparecen aquí cuando alguien de Registro proyecta la primera.</p>
    </div>
  );
}

function Resolutions({
  of,
  totals,
}: {
  of: HomePageProps['resolutions'];
  totals: HomePageProps['totals'];
}): JSX.Element {
  return (
    <TableBox label="resoluciones">
      <table class="resolutions">
        <caption safe>{counted(of.length, 'resolución', 'resoluciones')}</caption>
        <thead>
          <tr>
            <th scope="col">Resolución</th>
            <th scope="col" class="amount">
              Autorizado
            </th>
            <th scope="col">Estado</th>
            <th scope="col">Tipo</th>
            <th scope="col">Vigencia</th>
          </tr>
        </thead>
        <tbody>
          {of.map((each) => (
            <ResolutionRow of={each} totals={totals.get(each.id) ?? {}} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function ResolutionRow({ of, totals }: { of: ResolutionSummaryView; totals: Places }): JSX.Element {
  return (
    <tr>
      <th scope="row" class="resolution">
        <a href={`/escritorio/resoluciones/${of.id}`} safe>
          {of.label}
        </a>
        <span class="minor block" safe>{`Expedida el ${dateInWords(of.issuedOn)}`}</span>
        <span class="title block" safe>
          {of.title}
        </span>
        {isAnywhere(totals) ? <Whereabouts of={of} totals={totals} /> : ''}
      </th>
      <td class="amount wraps" safe>
        {isAnywhere(totals) ? pesos(sumOf(totals)) : authorizedInWords(of)}
      </td>
      <td>
        <Tag label={wordFor(resolutionStatuses, of.status)} tone={resolutionTone(of.status)} />
      </td>
      <td safe>{wordFor(resolutionKinds, of.kind)}</td>
      <td>{of.fiscalYear}</td>
    </tr>
  );
}

function Whereabouts({ of, totals }: { of: ResolutionSummaryView; totals: Places }): JSX.Element {
  return (
    <>
      <MoneyBar totals={totals} id={`r-${of.id}`} label={`Dónde está el dinero de la ${of.label}`} />
      <ul class="legend">
        {segmentsOf(totals).map(({ place, percent }) => (
          <li>
            <Swatch place={place} />
            {places[place].name} <span safe>{percentInWords(percent)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is authorised now: amendments may have changed what the act itself says. */
function sumOf(totals: Places): string {
  return Money.sum(placeNames.map((place) => Money.of(totals[place] ?? '0'))).toString();
}

function authorizedInWords({ kind, authorizedAmount }: ResolutionSummaryView): string {
  if (kind === 'strategy') return 'no mueve dinero';
  if (kind === 'amendment' && authorizedAmount === null) return 'según sus cambios';
  return pesos(authorizedAmount);
}

export function resolutionTone(status: string): Tone {
  if (status === 'in-force') return 'good';
  if (status === 'draft' || status === 'in-review') return 'wait';
  return 'over';
}

function isAnywhere(totals: Places): boolean {
  return placeNames.some((place) => !isZero(totals[place]));
}
