import type { PersonView, ResolutionSummaryView } from '../client/views';
import { Crumbs, Layout } from '../parts/layout';
import { TableBox } from '../parts/pieces';
import { Siblings } from '../parts/register/siblings';
import { newAddress, siblings, types } from './certificate.words';

/** Something that can be certified. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

export interface Choosing {
  readonly type: string;
  readonly resolution: string;
  readonly words: string;
}

interface ChoosePageProps {
  readonly person: PersonView;
  readonly asked: Choosing;
  readonly resolutions: readonly ResolutionSummaryView[];
  /** Null until a type and a resolution are chosen. */
  readonly candidates: readonly Candidate[] | null;
}

/** What is certified: the type, the resolution, and of what. */
export function ChoosePage({ person, asked, resolutions, candidates }: ChoosePageProps): JSX.Element {
  return (
    <Layout title="Expedir un certificado" person={person} at={newAddress}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Expedir un certificado</h1>
      <p class="lead">Escoja la clase y de qué se expide. Antes de expedirlo se muestra lo que va a decir.</p>
      <Siblings of={siblings} at={newAddress} />
      <form method="get" action={newAddress} class="card form act">
        <fieldset class="field choices">
          <legend>Clase</legend>
          {Object.entries(types).map(([type, { label, means }]) => (
            <div class="choice">
              <input type="radio" id={`tipo-${type}`} name="tipo" value={type} checked={type === asked.type} />
              <label for={`tipo-${type}`}>
                <span safe>{label}</span>
                <span class="minor block" safe>
                  {means}
                </span>
              </label>
            </div>
          ))}
        </fieldset>
        <div class="field">
          <label for="resolucion">Resolución</label>
          <select id="resolucion" name="resolucion">
            {resolutions.map(({ id, label }) => (
              <option value={id} selected={id === asked.resolution} safe>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="q">Municipio u hospital (opcional)</label>
          <input id="q" name="q" type="search" value={asked.words} maxlength="100" autocomplete="off" />
        </div>
        <div class="buttons">
          <button type="submit">Buscar</button>
        </div>
      </form>
      {candidates === null ? '' : <Candidates of={candidates} type={asked.type} />}
    </Layout>
  );
}

function Candidates({ of, type }: { of: readonly Candidate[]; type: string }): JSX.Element {
  if (of.length === 0) {
    return (
      <div class="card">
        <p>No hay de qué expedirlo con esta búsqueda.</p>
      </div>
    );
  }
  return (
    <section aria-labelledby="de-que">
      <h2 id="de-que">De qué se expide</h2>
      <TableBox label="de qué se expide">
        <table class="cards">
          <caption class="hidden">Lo que se puede certificar</caption>
          <thead>
            <tr>
              <th scope="col">Municipio y hospital (E.S.E.)</th>
              <th scope="col">Expedir</th>
            </tr>
          </thead>
          <tbody>
            {of.map(({ id, name, detail }) => (
              <tr>
                <th scope="row">
                  <span safe>{name}</span>
                  <span class="minor block" safe>
                    {detail}
                  </span>
                </th>
                <td>
                  <a href={`${newAddress}/${type}/${id}`} aria-label={`Expedir el de ${name}`}>
                    Expedir…
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
