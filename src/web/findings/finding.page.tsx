import { keeping, type Cutoff } from '../parts/cutoff';
import { OnlyToday } from '../parts/cutoff-form';
import { Outcome, type OutcomeWords } from '../parts/outcome';
import { Crumbs, Layout, type Crumb } from '../parts/layout';
import { Fact, Facts, TableBox, Tag } from '../parts/pieces';
import type { EntryView, PersonView, ResolutionView } from '../client/views';
import { counted, dateInWords, instantInWords, wordFor } from '../parts/words';
import { FindingActs } from './finding-acts';
import type { FindingEventView, FindingWithLifeView } from './finding.views';
import {
  ageInWords,
  differenceInWords,
  figureInWords,
  findingEvents,
  findingStates,
  findingTone,
  severityInWords,
  severityTone,
} from './finding.words';
import { findingsAt } from './findings.page';

export interface FindingPageProps {
  readonly person: PersonView;
  readonly cutoff: Cutoff;
  readonly finding: FindingWithLifeView;
  readonly resolution: Pick<ResolutionView, 'id' | 'label'>;
  /** Those behind its figures, the first of them. */
  readonly entries: readonly EntryView[];
  /** The page's `?hecho=`. */
  readonly done: unknown;
}

const outcomes: Readonly<Record<string, OutcomeWords>> = {
  explicado: { said: 'La explicación quedó registrada. Si las cifras cambian, el hallazgo se abre de nuevo.' },
  pedida: { said: 'La exención quedó pedida. La decide otra persona con rol de Aprobación.' },
  aprobada: { said: 'La exención quedó aprobada: el hallazgo se abre de nuevo en su fecha, o si sus cifras cambian.' },
  negada: { said: 'La exención quedó negada: el hallazgo sigue como estaba.' },
};

/** One thing that does not agree: by which rule, with which figures, what is behind them, and what people said of it. */
export function FindingPage(props: FindingPageProps): JSX.Element {
  const { person, cutoff, finding, resolution } = props;
  return (
    <Layout title={finding.title} person={person} at={findingsAt}>
      <Crumbs trail={trailOf(cutoff)} />
      <h1 safe>{finding.title}</h1>
      <p class="lead" safe>
        {finding.detail}
      </p>
      <Outcome of={outcomes} asked={props.done} />
      <OnlyToday cutoff={cutoff} what="Este hallazgo se calcula" />
      <Facts>
        <Fact name="Estado">
          <Tag label={wordFor(findingStates, finding.state)} tone={findingTone(finding.state)} />
        </Fact>
        <Fact name="Severidad">
          <Tag label={severityInWords(finding.severity)} tone={severityTone(finding.severity)} />
        </Fact>
        <Fact name="De qué trata">
          {finding.allocationId === null ? (
            <span safe>{finding.subject.label}</span>
          ) : (
            <a href={keeping(cutoff, `/escritorio/asignaciones/${finding.allocationId}`)} safe>
              {finding.subject.label}
            </a>
          )}
        </Fact>
        <Fact name="Resolución">
          <a href={keeping(cutoff, `/escritorio/resoluciones/${resolution.id}`)} safe>
            {resolution.label}
          </a>
        </Fact>
        <Fact name="Antigüedad" value={ageInWords(finding)} />
      </Facts>
      <Figures of={finding} />
      <section aria-labelledby="regla">
        <h2 id="regla">La regla</h2>
        <p safe>{finding.ground}</p>
        <p class="minor">
          Código <code safe>{finding.code}</code>.{' '}
          <a href={`${findingsAt}?regla=${encodeURIComponent(finding.code)}`}>Ver todos los de esta regla</a>
        </p>
      </section>
      <Behind of={props} />
      <FindingActs person={person} finding={finding} />
      <Life of={finding.life} />
    </Layout>
  );
}

/** The way back up: to the list at the same moment, where there is one. */
export function trailOf(cutoff: Cutoff | null): Crumb[] {
  return [
    { href: '/', label: 'Inicio' },
    { href: keeping(cutoff, findingsAt), label: 'Hallazgos' },
  ];
}

/** Both figures, and what lies between them. */
export function Figures({ of }: { of: FindingWithLifeView }): JSX.Element {
  const figures = [
    { name: 'Esperado', said: figureInWords(of.measure, of.expected) },
    { name: 'Encontrado', said: figureInWords(of.measure, of.actual) },
    { name: 'Diferencia', said: differenceInWords(of) },
  ];
  return (
    <>
      <dl class="figures">
        {figures.map(({ name, said }) => (
          <div class="figure">
            <dt safe>{name}</dt>
            <dd>
              <span class="figure-amount" safe>
                {said}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {of.roundingExplains === null ? (
        ''
      ) : (
        <p class="minor">
          {of.roundingExplains
            ? 'El redondeo del texto anunciado alcanza a explicar la diferencia.'
            : 'El redondeo del texto anunciado no alcanza a explicar la diferencia.'}
        </p>
      )}
    </>
  );
}

function Behind({ of: { finding, entries, cutoff } }: { of: FindingPageProps }): JSX.Element {
  const more = finding.entries.length - entries.length;
  return (
    <section aria-labelledby="detras">
      <h2 id="detras">Lo que está detrás</h2>
      {entries.length === 0 ? (
        <p>Ningún movimiento de dinero: sale de lo que dicen los documentos.</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <li>
              <a href={keeping(cutoff, `/escritorio/movimientos/${entry.id}`)} safe>
                {`${entry.actInSpanish}, ${dateInWords(entry.effectiveOn)}`}
              </a>
              <span class="minor block" safe>
                {entry.document}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? (
        <p>
          <a href={keeping(cutoff, `/escritorio/resoluciones/${finding.resolutionId}/movimientos`)} safe>
            {`Y ${counted(more, 'movimiento', 'movimientos')} más, entre los de la resolución`}
          </a>
        </p>
      ) : (
        ''
      )}
      {finding.documents.length === 0 ? (
        ''
      ) : (
        <>
          <h3>Documentos</h3>
          <ul>
            {finding.documents.map((each) => (
              <li safe>{each}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Life({ of }: { of: readonly FindingEventView[] }): JSX.Element {
  return (
    <section aria-labelledby="vida">
      <h2 id="vida">Su historia</h2>
      <TableBox label="historia del hallazgo">
        <table class="cards">
          <caption class="hidden">Lo que le pasó, en orden</caption>
          <thead>
            <tr>
              <th scope="col">Qué pasó</th>
              <th scope="col">Cuándo</th>
              <th scope="col">Quién</th>
              <th scope="col">Por qué</th>
            </tr>
          </thead>
          <tbody>
            {of.map((event) => (
              <tr>
                <th scope="row" safe>
                  {wordFor(findingEvents, event.kind)}
                </th>
                <td data-label="Cuándo" safe>
                  {instantInWords(event.at)}
                </td>
                <td data-label="Quién" safe>
                  {event.by?.name ?? 'Calculado por el servicio'}
                </td>
                <td data-label="Por qué">
                  <span safe>{event.reason ?? ''}</span>
                  {event.document === null ? (
                    ''
                  ) : (
                    <span class="minor block" safe>{`Documento: ${event.document}`}</span>
                  )}
                  {event.until === null ? (
                    ''
                  ) : (
                    <span class="minor block" safe>{`Hasta el ${dateInWords(event.until)}`}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
