import { pesos } from '../parts/amounts';
import { ActForm } from '../parts/forms/act-form';
import type { FormState } from '../parts/forms/form-state';
import { Outcome, type OutcomeWords } from '../parts/outcome';
import { Crumbs, Layout } from '../parts/layout';
import { Fact, Facts, TableBox } from '../parts/pieces';
import type { PersonView } from '../client/views';
import { counted, instantInWords, wordFor } from '../parts/words';
import { recordAt } from './record.page';
import { noteForm, sampleMethods } from './sample.forms';
import type { NoteView, SampleView } from './sample.views';
import { samplesAt, samplesTrail } from './samples.page';

interface SamplePageProps {
  readonly person: PersonView;
  readonly sample: SampleView;
  readonly notes: readonly NoteView[];
  readonly state: FormState;
  readonly done: unknown;
}

const outcomes: Readonly<Record<string, OutcomeWords>> = {
  sacada: { said: 'La muestra quedó sacada, con su semilla. Con ella sale siempre la misma.' },
  nota: { said: 'La nota quedó escrita. La leen solo las cuentas de auditoría.' },
};

/** One sample: how it was drawn, what came out, and what auditors noted of it. */
export function SamplePage({ person, sample, notes, state, done }: SamplePageProps): JSX.Element {
  return (
    <Layout title={state.problems.length > 0 ? 'Error en la nota' : 'Muestra'} person={person} at={recordAt}>
      <Crumbs trail={[...samplesTrail, { href: samplesAt, label: 'Muestras' }]} />
      <h1 safe>{`Muestra de ${counted(sample.size, 'movimiento', 'movimientos')}`}</h1>
      <Outcome of={outcomes} asked={done} />
      <Facts>
        <Fact name="Cómo se escogieron" value={wordFor(sampleMethods, sample.method)} />
        {sample.ruleInSpanish === null ? '' : <Fact name="Regla" value={sample.ruleInSpanish} />}
        <Fact name="Semilla">
          <code class="hash" safe>
            {sample.seed}
          </code>
        </Fact>
        <Fact
          name="De una población de"
          value={`${counted(sample.population.entries, 'movimiento', 'movimientos')}, por ${pesos(sample.population.amount)}`}
        />
        <Fact name="Con lo registrado hasta el" value={`${instantInWords(sample.knownAt)} (hora de Bogotá)`} />
      </Facts>
      <Drawn of={sample} />
      <section aria-labelledby="notas">
        <h2 id="notas">Notas</h2>
        {notes.length === 0 ? <p>Ninguna todavía.</p> : ''}
        <ul>
          {notes.map(({ text, writtenBy, writtenAt }) => (
            <li>
              <p safe>{text}</p>
              <p class="minor" safe>{`${writtenBy.name}, ${instantInWords(writtenAt)}`}</p>
            </li>
          ))}
        </ul>
        <ActForm action={`${samplesAt}/${sample.id}/notas`} of={noteForm} state={state} button="Guardar la nota" />
      </section>
    </Layout>
  );
}

function Drawn({ of }: { of: SampleView }): JSX.Element {
  return (
    <TableBox label="movimientos de la muestra">
      <table class="cards">
        <caption safe>{counted(of.items.length, 'movimiento', 'movimientos')}, en el orden en que salieron</caption>
        <thead>
          <tr>
            <th scope="col">Movimiento</th>
            <th scope="col" class="amount">
              Valor
            </th>
            <th scope="col">Por qué salió</th>
          </tr>
        </thead>
        <tbody>
          {of.items.map((item) => (
            <tr>
              <th scope="row">
                <a href={`/escritorio/movimientos/${item.entryId}`} safe>
                  {item.document}
                </a>
              </th>
              <td class="amount" data-label="Valor" safe>
                {pesos(item.amount)}
              </td>
              <td data-label="Por qué salió">
                {item.hash === null ? (
                  <span class="minor" safe>{`Centavos ${item.hits.join(', ')}`}</span>
                ) : (
                  <code class="hash" safe>
                    {item.hash}
                  </code>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
