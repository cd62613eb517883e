import type { PersonView, ResolutionSummaryView } from '../client/views';
import { downloadAt } from '../downloads/downloads';
import { Crumbs, Layout } from '../parts/layout';
import { Siblings } from '../parts/register/siblings';
import { ResolutionForm, type ResolutionChoice } from '../parts/resolution-choice';
import { dateInWords } from '../parts/words';
import type { NarrativeView } from './report.views';
import { nationalAddress, siblings } from './report.words';

interface NationalPageProps {
  readonly person: PersonView;
  readonly choice: ResolutionChoice;
  readonly block: NarrativeView | null;
}

/** The national report's block for a resolution, ready to be copied, and the letters to its hospitals. */
export function NationalPage({ person, choice, block }: NationalPageProps): JSX.Element {
  const { chosen } = choice;
  return (
    <Layout title="Informe nacional y cartas" person={person} at={nationalAddress}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Informe nacional y cartas</h1>
      <p class="lead">
        El texto de la acción para el informe nacional, con las cifras de hoy, y una carta para cada hospital con lo que
        sigue.
      </p>
      <Siblings of={siblings} at={nationalAddress} />
      <ResolutionForm of={choice} address={nationalAddress} />
      {chosen === null || block === null ? (
        <div class="card">
          <p>No hay resoluciones de asignación vigentes.</p>
        </div>
      ) : (
        <Block of={block} resolution={chosen} />
      )}
    </Layout>
  );
}

function Block({ of, resolution }: { of: NarrativeView; resolution: ResolutionSummaryView }): JSX.Element {
  const path = `/resolutions/${resolution.id}`;
  const text = [...of.paragraphs, ...of.lines.map(({ inWords }) => inWords)].join('\n\n');
  return (
    <>
      <p class="as-of" safe>{`Cifras a hoy, ${dateInWords(of.asOf)}.`}</p>
      <section aria-labelledby="bloque">
        <h2 id="bloque">Texto de la acción</h2>
        <div class="field">
          <label for="texto">Para copiar y pegar en el informe</label>
          <textarea id="texto" class="copy" rows="14" readonly safe>
            {text}
          </textarea>
        </div>
        <p hidden>
          <button type="button" class="second" data-copies="texto">
            Copiar el texto
          </button>
        </p>
        <p class="downloads">
          <a href={downloadAt(`${path}/narrative`, { format: 'text', asOf: of.asOf })} download="">
            Texto (TXT)
          </a>{' '}
          <a href={downloadAt(`${path}/narrative`, { format: 'pdf', asOf: of.asOf })} download="">
            PDF
          </a>
        </p>
      </section>
      {of.notes.length === 0 ? (
        ''
      ) : (
        <section aria-labelledby="notas">
          <h2 id="notas">Lo que no debe pasarse por alto</h2>
          <ol>
            {of.notes.map(({ text: said }) => (
              <li safe>{said}</li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="cartas">
        <h2 id="cartas">Cartas a los hospitales</h2>
        <p>Una página por hospital: lo que tiene, y lo que sigue con su plazo.</p>
        <p class="downloads">
          <a href={downloadAt(`${path}/letters`, { format: 'pdf' })} download="">
            Todas las cartas, en un PDF
          </a>
        </p>
      </section>
    </>
  );
}
