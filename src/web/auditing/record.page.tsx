import { downloadAt } from '../downloads/downloads';
import { Crumbs, Layout } from '../parts/layout';
import { Fact, Facts, TableBox, Tag } from '../parts/pieces';
import type { PersonView } from '../client/views';
import { counted, instantInWords } from '../parts/words';
import { CheckCards } from './check-cards';
import type { Check, CheckName } from './checks';
import type { EventView, KeysView, SealView } from './record.views';

export const recordAt = '/escritorio/registro';

export const checkNames = ['registro', 'libro', 'soportes'] as const satisfies readonly CheckName[];

interface RecordPageProps {
  readonly person: PersonView;
  /** Milliseconds, by the clock of the service. */
  readonly now: number;
  readonly seals: readonly SealView[];
  readonly keys: KeysView;
  readonly latest: EventView | null;
  readonly checks: ReadonlyMap<CheckName, Check | null>;
}

/** The record of every act: checked here, or taken away and checked elsewhere. */
export function RecordPage({ person, now, seals, keys, latest, checks }: RecordPageProps): JSX.Element {
  return (
    <Layout title="Registro" person={person} at={recordAt}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Registro</h1>
      <p class="lead">
        Cada acto quedó escrito en su orden, encadenado al anterior por su huella y cubierto por sellos firmados. Nada
        se borra ni se reescribe; aquí se comprueba.
      </p>
      <Facts>
        <Fact name="Último evento">
          <a href={`${recordAt}/eventos`} safe>
            {latest === null ? 'Ninguno' : `N.º ${String(latest.id)}`}
          </a>
        </Fact>
        <Fact name="Último acto" value={latest === null ? 'Ninguno' : instantInWords(latest.at)} />
        <Fact name="Último sello" value={seals[0] === undefined ? 'Ninguno todavía' : `N.º ${seals[0].number}`} />
      </Facts>
      <p>
        <a href={`${recordAt}/eventos`}>Todos los eventos</a> · <a href="/escritorio/rastro">Rastro de un peso</a> ·{' '}
        <a href="/escritorio/muestras">Muestras</a> · <a href="/escritorio/desconocidos">Lo que no se sabe</a>
      </p>
      <CheckCards now={now} checks={checks} />
      <Elsewhere />
      <Seals of={seals} />
      <Keys of={keys} />
    </Layout>
  );
}

/** Nobody has to believe this service: the same, to be checked away from it. */
function Elsewhere(): JSX.Element {
  return (
    <section aria-labelledby="fuera">
      <h2 id="fuera">Comprobarlo fuera de aquí</h2>
      <ul>
        <li>
          <a href={downloadAt('/audit/kit')} download="">
            Paquete de auditoría
          </a>
          : los libros, el registro, los sellos y un verificador que no necesita nada de este servicio, en un ZIP.
        </li>
        <li>
          El libro en texto, para otro programa contable:{' '}
          {['hledger', 'ledger', 'beancount'].map((format) => (
            <>
              <a href={downloadAt('/ledger/journal', { format })} download="" safe>
                {format}
              </a>{' '}
            </>
          ))}
        </li>
      </ul>
    </section>
  );
}

function Seals({ of }: { of: readonly SealView[] }): JSX.Element {
  return (
    <section aria-labelledby="sellos">
      <h2 id="sellos">Sellos</h2>
      {of.length === 0 ? (
        <p>Todavía no hay sellos. Se hace uno por hora mientras haya actos nuevos.</p>
      ) : (
        <TableBox label="sellos">
          <table class="cards">
            <caption safe>{`Los últimos ${counted(of.length, 'sello', 'sellos')}`}</caption>
            <thead>
              <tr>
                <th scope="col">Sello</th>
                <th scope="col">Hecho</th>
                <th scope="col" class="amount">
                  Eventos
                </th>
                <th scope="col">Raíz</th>
              </tr>
            </thead>
            <tbody>
              {of.map((seal) => (
                <tr>
                  <th scope="row">N.º {seal.number}</th>
                  <td data-label="Hecho" safe>
                    {instantInWords(seal.sealedAt)}
                  </td>
                  <td class="amount" data-label="Eventos">
                    {seal.size}
                  </td>
                  <td data-label="Raíz">
                    <code class="hash" safe>
                      {seal.root}
                    </code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}

function Keys({ of }: { of: KeysView }): JSX.Element {
  return (
    <section aria-labelledby="llaves">
      <h2 id="llaves">Llaves públicas de los sellos</h2>
      {of.items.map(({ id, algorithm, publicKey, validFrom, retiredAt }) => (
        <div class="card">
          <p>
            <code class="hash" safe>
              {id}
            </code>{' '}
            <Tag label={retiredAt === null ? 'En uso' : 'Retirada'} tone={retiredAt === null ? 'good' : 'over'} />
          </p>
          <p class="minor" safe>
            {`${algorithm}, desde el ${instantInWords(validFrom)}${retiredAt === null ? '' : ` hasta el ${instantInWords(retiredAt)}`}.`}
          </p>
          <pre class="key" tabindex="0" safe>
            {publicKey}
          </pre>
        </div>
      ))}
    </section>
  );
}
