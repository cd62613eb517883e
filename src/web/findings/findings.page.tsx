import { downloadAt } from '../downloads/downloads';
import { keeping, momentCarried, type Cutoff } from '../parts/cutoff';
import { OnlyToday } from '../parts/cutoff-form';
import { Crumbs, Layout } from '../parts/layout';
import { Select } from '../parts/select';
import { TableBox, Tag } from '../parts/pieces';
import type { PageView, PersonView, ResolutionSummaryView } from '../client/views';
import { counted, dateInWords, severities, wordFor } from '../parts/words';
import type { CatalogueView, FindingCountsView, FindingView } from './finding.views';
import {
  ageInWords,
  differenceInWords,
  figureInWords,
  findingStates,
  findingTone,
  severityInWords,
  severityTone,
} from './finding.words';
import type { FindingsChoice } from './findings.choice';

export const findingsAt = '/escritorio/hallazgos';

interface FindingsPageProps {
  readonly person: PersonView;
  readonly cutoff: Cutoff;
  readonly choice: FindingsChoice;
  readonly found: PageView<FindingView>;
  readonly counts: FindingCountsView;
  readonly catalogue: CatalogueView;
  readonly resolutions: readonly ResolutionSummaryView[];
}

/** What does not agree: the gravest first, and within them the oldest. */
export function FindingsPage(props: FindingsPageProps): JSX.Element {
  const { person, cutoff, choice, found } = props;
  return (
    <Layout title="Hallazgos" person={person} at={findingsAt}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Hallazgos</h1>
      <p class="lead">
        Lo que no concuerda, calculado por reglas y no escogido: primero lo más grave y, dentro de ello, lo más antiguo.
      </p>
      <OnlyToday cutoff={cutoff} what="Los hallazgos se calculan" />
      <p>
        <a href={keeping(cutoff, '/escritorio/desconocidos')}>Lo que no se sabe, por su antigüedad</a>
      </p>
      <Counts of={props} />
      <Filters of={props} />
      {found.items.length === 0 ? <Nothing choice={choice} /> : <FindingsTable of={props} />}
      <Pages of={props} />
      <Exports choice={choice} />
    </Layout>
  );
}

function Counts({ of: { counts, choice } }: { of: FindingsPageProps }): JSX.Element {
  const some = counts.items.filter(({ count }) => count > 0);
  if (some.length === 0) return <></>;
  return (
    <ul class="counts">
      {some.map(({ severity, count, oldestSince }) => (
        <li>
          <a
            href={choice.with({ severidad: severity })}
            {...(choice.severity === severity ? { 'aria-current': 'true' } : {})}
          >
            <Tag label={severityInWords(severity)} tone={severityTone(severity)} /> <strong>{count}</strong>
            {oldestSince === null ? (
              ''
            ) : (
              <span class="minor block" safe>{`el más antiguo, del ${dateInWords(oldestSince)}`}</span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

const standings: readonly (readonly [string, string])[] = [
  ['', 'Los que siguen en pie'],
  ['todos', 'Todos, también los resueltos'],
  ...Object.entries(findingStates),
];

function Filters({ of: { choice, catalogue, resolutions, cutoff } }: { of: FindingsPageProps }): JSX.Element {
  const { asked } = choice;
  return (
    <form method="get" action={findingsAt} class="ask">
      <div class="field">
        <label for="texto">Palabras</label>
        <input id="texto" name="texto" type="search" value={asked.texto} maxlength="200" />
      </div>
      <Select
        name="resolucion"
        label="Resolución"
        value={asked.resolucion}
        choices={[['', 'Todas'], ...resolutions.map(({ id, label }) => [id, label] as const)]}
      />
      <Select name="estado" label="Estado" value={asked.estado} choices={standings} />
      <Select
        name="severidad"
        label="Severidad"
        value={asked.severidad}
        choices={[['', 'Todas'], ...Object.entries(severities)]}
      />
      <Select
        name="regla"
        label="Regla"
        value={asked.regla}
        choices={[['', 'Todas'], ...catalogue.rules.map(({ code, title }) => [code, title.es] as const)]}
      />
      {Object.entries(momentCarried(cutoff)).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="second">
        Filtrar
      </button>
      <a href={keeping(cutoff, findingsAt)}>Quitar los filtros</a>
    </form>
  );
}

function Nothing({ choice }: { choice: FindingsChoice }): JSX.Element {
  return (
    <div class="card">
      <p>{choice.isNarrow ? 'Ningún hallazgo responde a estos filtros.' : 'Nada deja de concordar.'}</p>
      <p class="minor">
        Las reglas se calculan de nuevo después de cada acto; lo que deje de cuadrar aparece aquí con sus dos cifras.
      </p>
    </div>
  );
}

function FindingsTable({ of: { found, counts, choice, cutoff } }: { of: FindingsPageProps }): JSX.Element {
  const shown = found.items.length;
  const all = counts.items
    .filter(({ severity }) => choice.severity === undefined || severity === choice.severity)
    .reduce((sum, { count }) => sum + count, 0);
  const many = counted(all, 'hallazgo', 'hallazgos');
  return (
    <TableBox label="hallazgos">
      <table class="cards">
        <caption safe>{shown < all ? `${shown} de ${many}` : many}</caption>
        <thead>
          <tr>
            <th scope="col">Qué no concuerda</th>
            <th scope="col">Severidad</th>
            <th scope="col" class="amount">
              Esperado
            </th>
            <th scope="col" class="amount">
              Encontrado
            </th>
            <th scope="col" class="amount">
              Diferencia
            </th>
            <th scope="col">Antigüedad</th>
            <th scope="col">Estado</th>
          </tr>
        </thead>
        <tbody>
          {found.items.map((finding) => (
            <FindingRow of={finding} cutoff={cutoff} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function FindingRow({ of, cutoff }: { of: FindingView; cutoff: Cutoff }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <a href={keeping(cutoff, `${findingsAt}/${of.id}`)} safe>
          {of.title}
        </a>
        <span class="block" safe>
          {of.subject.label}
        </span>
        <span class="minor block" safe>
          {of.detail}
        </span>
      </th>
      <td data-label="Severidad">
        <Tag label={severityInWords(of.severity)} tone={severityTone(of.severity)} />
      </td>
      <td class="amount wraps" data-label="Esperado" safe>
        {figureInWords(of.measure, of.expected)}
      </td>
      <td class="amount wraps" data-label="Encontrado" safe>
        {figureInWords(of.measure, of.actual)}
      </td>
      <td class="amount wraps" data-label="Diferencia" safe>
        {differenceInWords(of)}
      </td>
      <td data-label="Antigüedad" safe>
        {ageInWords(of)}
      </td>
      <td data-label="Estado">
        <Tag label={wordFor(findingStates, of.state)} tone={findingTone(of.state)} />
      </td>
    </tr>
  );
}

function Pages({ of: { choice, found } }: { of: FindingsPageProps }): JSX.Element {
  if (found.nextCursor === null && choice.cursor === null) return <></>;
  return (
    <nav class="pages" aria-label="Páginas de hallazgos">
      {choice.cursor === null ? <span /> : <a href={choice.with({})}>Desde el principio</a>}
      {found.nextCursor === null ? <span /> : <a href={choice.with({ desde: found.nextCursor })}>Siguientes</a>}
    </nav>
  );
}

function Exports({ choice }: { choice: FindingsChoice }): JSX.Element {
  const { resolucion } = choice.asked;
  if (resolucion === '')
    return <p class="minor">Escoja una resolución para descargar su conciliación en PDF, Excel o CSV.</p>;
  const path = `/resolutions/${encodeURIComponent(resolucion)}/reconciliation`;
  return (
    <p class="downloads">
      <a href={downloadAt(path, { format: 'pdf' })} download="">
        Conciliación en PDF
      </a>{' '}
      <a href={downloadAt(path, { format: 'xlsx' })} download="">
        En Excel
      </a>{' '}
      <a href={downloadAt(path, { format: 'csv' })} download="">
        En CSV
      </a>
    </p>
  );
}
