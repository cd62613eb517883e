import { keeping, type Cutoff } from '../parts/cutoff';
import { OnlyToday } from '../parts/cutoff-form';
import { Layout } from '../parts/layout';
import { TableBox, Tag } from '../parts/pieces';
import { pesos } from '../parts/amounts';
import type { PageView } from '../client/views';
import { counted, dateInWords, resolutionStatuses, wordFor } from '../parts/words';
import type { PublicResolutionView } from './figures.views';

export const figuresAt = '/cifras';

interface FiguresListProps {
  readonly resolutions: PageView<PublicResolutionView>;
  readonly cutoff: Cutoff;
}

/** Every published resolution that moves money. */
export function FiguresListPage({ resolutions, cutoff }: FiguresListProps): JSX.Element {
  const { items, nextCursor } = resolutions;
  return (
    <Layout
      title="Cifras abiertas"
      person={null}
      description="Dónde está cada peso que el ministerio asignó a hospitales públicos, resolución por resolución, para cualquiera y sin cuenta."
    >
      <h1>Cifras abiertas</h1>
      <p class="lead">
        Dónde está el dinero que cada resolución asigna a hospitales públicos: cuánto se giró, cuánto se recibió, cuánto
        se gastó y cuánto volvió. Para cualquiera, sin cuenta.
      </p>
      <OnlyToday cutoff={cutoff} what="Lo autorizado se muestra" />
      {items.length === 0 ? (
        <div class="card">
          <p>Todavía no hay resoluciones publicadas.</p>
          <p class="minor">Aparecen aquí cuando el ministerio publica la primera.</p>
        </div>
      ) : (
        <TableBox label="resoluciones publicadas">
          <table class="cards">
            <caption safe>{counted(items.length, 'resolución publicada', 'resoluciones publicadas')}</caption>
            <thead>
              <tr>
                <th scope="col">Resolución</th>
                <th scope="col" class="amount">
                  Autorizado
                </th>
                <th scope="col" class="amount">
                  Líneas
                </th>
                <th scope="col">Expedida</th>
                <th scope="col">Estado</th>
              </tr>
            </thead>
            <tbody>
              {items.map((each) => (
                <ResolutionRow of={each} cutoff={cutoff} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {nextCursor === null ? (
        ''
      ) : (
        <nav class="pages" aria-label="Páginas de resoluciones">
          <span />
          <a href={keeping(cutoff, `${figuresAt}?desde=${encodeURIComponent(nextCursor)}`)}>Siguientes</a>
        </nav>
      )}
      <OpenData />
    </Layout>
  );
}

function ResolutionRow({ of, cutoff }: { of: PublicResolutionView; cutoff: Cutoff }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <a href={keeping(cutoff, `${figuresAt}/${of.id}`)} safe>
          {of.label}
        </a>
        <span class="block" safe>
          {of.title}
        </span>
        <span class="minor block" safe>
          {of.issuer}
        </span>
      </th>
      <td class="amount" data-label="Autorizado" safe>
        {pesos(of.authorized)}
      </td>
      <td class="amount" data-label="Líneas">
        {of.lines}
      </td>
      <td data-label="Expedida" safe>
        {dateInWords(of.issuedOn)}
      </td>
      <td data-label="Estado">
        <Tag label={wordFor(resolutionStatuses, of.status)} />
      </td>
    </tr>
  );
}

/** The same as files, for who works with them. */
export function OpenData(): JSX.Element {
  return (
    <section aria-labelledby="datos">
      <h2 id="datos">Los datos</h2>
      <p>
        <a href="/api/v1/open-data/package.zip" download="">
          Descargar todo
        </a>{' '}
        (CSV con su diccionario, en un ZIP), o mirar <a href="/api/v1/open-data">el catálogo</a> con cada tabla, su peso
        y su suma SHA-256. Se publica cada noche.
      </p>
    </section>
  );
}
