import type { PageView, PersonView, ResolutionSummaryView } from '../client/views';
import { downloadAt } from '../downloads/downloads';
import { Crumbs, Layout } from '../parts/layout';
import { TableBox, Tag } from '../parts/pieces';
import { Siblings } from '../parts/register/siblings';
import { counted, dateInWords } from '../parts/words';
import type { ListedView } from './certificate.views';
import { certificatesAddress, issues, siblings, states, types } from './certificate.words';

/** What the list is asked in its address. */
export interface Searched {
  readonly type: string;
  readonly state: string;
  readonly resolution: string;
  readonly number: string;
  readonly year: string;
  readonly words: string;
  readonly code: string;
  readonly flagged: boolean;
  readonly from: string;
}

interface CertificatesPageProps {
  readonly person: PersonView;
  readonly asked: Searched;
  readonly resolutions: readonly ResolutionSummaryView[];
  readonly found: PageView<ListedView>;
  readonly problem: string | null;
}

/** «Certificados»: found by what one knows of them, with where each stands. */
export function CertificatesPage({ person, asked, resolutions, found, problem }: CertificatesPageProps): JSX.Element {
  const mayIssue = person.roles.some((role) => issues.includes(role));
  return (
    <Layout title="Certificados" person={person} at={certificatesAddress}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Certificados</h1>
      <p class="lead">
        Lo que el ministerio certifica, numerado sin saltos: nada se borra, y lo anulado queda a la vista.
      </p>
      {mayIssue ? <Siblings of={siblings} at={certificatesAddress} /> : ''}
      <Search asked={asked} resolutions={resolutions} />
      {problem === null ? (
        ''
      ) : (
        <div class="notice notice-alert" role="alert">
          <p safe>{problem}</p>
        </div>
      )}
      {found.items.length === 0 ? (
        <div class="card">
          <p>Ningún certificado cumple esta búsqueda.</p>
        </div>
      ) : (
        <Found of={found.items} />
      )}
      {found.nextCursor === null ? '' : <Next asked={asked} cursor={found.nextCursor} />}
      <form method="get" action="/verificar" class="ask" aria-label="Verificar un certificado">
        <div class="field">
          <label for="codigo">Verificar por código</label>
          <input id="codigo" name="codigo" maxlength="40" placeholder="7Q4K-M2XD-P9RT" autocomplete="off" />
        </div>
        <button type="submit" class="second">
          Verificar
        </button>
        <a href="/verificar">Verificar con el archivo PDF</a>
      </form>
    </Layout>
  );
}

function Search({ asked, resolutions }: Pick<CertificatesPageProps, 'asked' | 'resolutions'>): JSX.Element {
  return (
    <form method="get" action={certificatesAddress} class="ask" role="search" aria-label="Buscar certificados">
      <Kinds asked={asked} resolutions={resolutions} />
      <div class="field">
        <label for="numero">Número</label>
        <input id="numero" name="numero" inputmode="numeric" size="6" value={asked.number} maxlength="9" />
      </div>
      <div class="field">
        <label for="anio">Año</label>
        <input id="anio" name="anio" inputmode="numeric" size="5" value={asked.year} maxlength="4" />
      </div>
      <div class="field">
        <label for="q">Hospital o municipio</label>
        <input id="q" name="q" type="search" value={asked.words} maxlength="100" autocomplete="off" />
      </div>
      <div class="field">
        <label for="de-codigo">Código</label>
        <input id="de-codigo" name="codigo" value={asked.code} maxlength="40" autocomplete="off" />
      </div>
      <div class="choice">
        <input type="checkbox" id="cambiados" name="cambiados" value="si" checked={asked.flagged} />
        <label for="cambiados">Solo los que hoy dirían otra cosa</label>
      </div>
      <button type="submit" class="second">
        Buscar
      </button>
    </form>
  );
}

function Kinds({ asked, resolutions }: Pick<CertificatesPageProps, 'asked' | 'resolutions'>): JSX.Element {
  return (
    <>
      <div class="field">
        <label for="tipo">Clase</label>
        <select id="tipo" name="tipo">
          <option value="">Todas</option>
          {Object.entries(types).map(([type, { label }]) => (
            <option value={type} selected={type === asked.type} safe>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="estado">Estado</label>
        <select id="estado" name="estado">
          <option value="">Todos</option>
          {Object.entries(states).map(([state, { label }]) => (
            <option value={state} selected={state === asked.state} safe>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="resolucion">Resolución</label>
        <select id="resolucion" name="resolucion">
          <option value="">Todas</option>
          {resolutions.map(({ id, label }) => (
            <option value={id} selected={id === asked.resolution} safe>
              {label}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

function Found({ of }: { of: readonly ListedView[] }): JSX.Element {
  return (
    <TableBox label="certificados">
      <table class="cards">
        <caption
          safe
        >{`${counted(of.length, 'certificado', 'certificados')} en esta página, el último primero`}</caption>
        <thead>
          <tr>
            <th scope="col">Certificado</th>
            <th scope="col">Corte</th>
            <th scope="col">Expedido el</th>
            <th scope="col">Estado</th>
            <th scope="col">Archivo</th>
          </tr>
        </thead>
        <tbody>
          {of.map((each) => (
            <tr>
              <th scope="row">
                <a href={`${certificatesAddress}/${each.id}`} safe>
                  {each.title}
                </a>
                <span class="minor block" safe>
                  {each.subtitle}
                </span>
              </th>
              <td data-label="Corte" safe>
                {dateInWords(each.cutoff)}
              </td>
              <td data-label="Expedido el" safe>
                {dateInWords(each.issuedOn)}
              </td>
              <td data-label="Estado">
                <Tag label={states[each.state].label} tone={states[each.state].tone} />
              </td>
              <td data-label="Archivo">
                <a href={downloadAt(`/certificates/${each.id}/pdf`)} download="" aria-label={`PDF de ${each.title}`}>
                  PDF
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Next({ asked, cursor }: { asked: Searched; cursor: string }): JSX.Element {
  const given = {
    ...{ tipo: asked.type, estado: asked.state, resolucion: asked.resolution, numero: asked.number, anio: asked.year },
    ...{ q: asked.words, codigo: asked.code, cambiados: asked.flagged ? 'si' : '', desde: cursor },
  };
  const search = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString();
  return (
    <p>
      <a href={`${certificatesAddress}?${search}`}>Ver los anteriores</a>
    </p>
  );
}
