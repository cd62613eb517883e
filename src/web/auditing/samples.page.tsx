import { pesos } from '../parts/amounts';
import { ActForm } from '../parts/forms/act-form';
import type { FormDefinition } from '../parts/forms/definition';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout } from '../parts/layout';
import { TableBox } from '../parts/pieces';
import type { PageView, PersonView } from '../client/views';
import { counted, instantInWords, wordFor } from '../parts/words';
import { recordAt } from './record.page';
import { sampleMethods } from './sample.forms';
import type { SampleView } from './sample.views';

export const samplesAt = '/escritorio/muestras';

export const samplesTrail = [
  { href: '/', label: 'Inicio' },
  { href: recordAt, label: 'Registro' },
];

/** The samples that were drawn, the latest first. */
export function SamplesPage({ person, samples }: { person: PersonView; samples: PageView<SampleView> }): JSX.Element {
  const { items, nextCursor } = samples;
  return (
    <Layout title="Muestras" person={person} at={recordAt}>
      <Crumbs trail={samplesTrail} />
      <h1>Muestras</h1>
      <p class="lead">
        Movimientos escogidos por una semilla que queda registrada: con ella, cualquiera saca los mismos, con lápiz y
        SHA-256.
      </p>
      <p>
        <a class="button-link" href={`${samplesAt}/nueva`}>
          Sacar una muestra
        </a>
      </p>
      {items.length === 0 ? (
        <div class="card">
          <p>Nadie ha sacado una muestra todavía.</p>
        </div>
      ) : (
        <TableBox label="muestras">
          <table class="cards">
            <caption safe>{counted(items.length, 'muestra', 'muestras')} en esta página</caption>
            <thead>
              <tr>
                <th scope="col">Semilla</th>
                <th scope="col">Cómo</th>
                <th scope="col" class="amount">
                  Movimientos
                </th>
                <th scope="col" class="amount">
                  De una población de
                </th>
                <th scope="col">Cuándo</th>
              </tr>
            </thead>
            <tbody>
              {items.map((sample) => (
                <SampleRow of={sample} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {nextCursor === null ? (
        ''
      ) : (
        <nav class="pages" aria-label="Páginas de muestras">
          <span />
          <a href={`${samplesAt}?desde=${encodeURIComponent(nextCursor)}`}>Anteriores</a>
        </nav>
      )}
    </Layout>
  );
}

function SampleRow({ of: sample }: { of: SampleView }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <a href={`${samplesAt}/${sample.id}`} class="hash" safe>
          {sample.seed}
        </a>
      </th>
      <td data-label="Cómo" safe>
        {sample.ruleInSpanish ?? wordFor(sampleMethods, sample.method)}
      </td>
      <td class="amount" data-label="Movimientos">
        {sample.size}
      </td>
      <td class="amount" data-label="De una población de" safe>
        {`${sample.population.entries}, por ${pesos(sample.population.amount)}`}
      </td>
      <td data-label="Cuándo" safe>
        {instantInWords(sample.drawnAt)}
      </td>
    </tr>
  );
}

interface SampleFormProps {
  readonly person: PersonView;
  readonly form: FormDefinition;
  readonly state: FormState;
}

export function SampleFormPage({ person, form, state }: SampleFormProps): JSX.Element {
  const title = state.problems.length > 0 ? 'Error en la muestra' : 'Sacar una muestra';
  return (
    <Layout title={title} person={person} at={recordAt}>
      <Crumbs trail={[...samplesTrail, { href: samplesAt, label: 'Muestras' }]} />
      <h1>Sacar una muestra</h1>
      <ActForm action={`${samplesAt}/nueva`} of={form} state={state} button="Sacarla" back={samplesAt} />
    </Layout>
  );
}
