import type { PersonView } from '../client/views';
import { pesos } from '../parts/amounts';
import { keeping, momentCarried, type Cutoff } from '../parts/cutoff';
import { OnlyToday } from '../parts/cutoff-form';
import { Layout } from '../parts/layout';
import { MoneyBar, segmentsOf, Swatch } from '../parts/money-bar';
import { counted, placeNames, places, resolutionKinds, resolutionStatuses } from '../parts/words';
import { Select } from './found-lines';
import { isAnywhere, ResolutionsTable, sumOf } from './resolutions-table';
import { addressOf, isFiltered, type ResolutionsFilter } from './resolutions.filter';
import type { ResolutionsView } from './resolutions.views';

interface ResolutionsPageProps {
  readonly person: PersonView;
  readonly filter: ResolutionsFilter;
  readonly list: ResolutionsView;
  readonly cutoff: Cutoff;
}

/** «Resoluciones»: those that the filter finds, and where their money is. */
export function ResolutionsPage({ person, filter, list, cutoff }: ResolutionsPageProps): JSX.Element {
  return (
    <Layout title="Resoluciones" person={person} at="/escritorio/resoluciones">
      <h1>Resoluciones</h1>
      <p class="lead">Los actos que asignan el dinero, los que los sustentan y los que los modifican.</p>
      {person.roles.includes('registrar') ? (
        <p class="buttons">
          <a class="button-link" href="/escritorio/resoluciones/nueva">
            Nueva resolución
          </a>
        </p>
      ) : (
        ''
      )}
      <OnlyToday cutoff={cutoff} what="Los estados y el dinero de esta lista se muestran" />
      <FilterForm of={filter} cutoff={cutoff} />
      <div id="lista">
        {list.count === 0 ? (
          <Nothing filtered={isFiltered(filter)} />
        ) : (
          <>
            <Found list={list} filtered={isFiltered(filter)} />
            <ResolutionsTable of={list.items} caption={captionOf(list)} cutoff={cutoff} totals={list.totals} />
            <Pages filter={filter} next={list.nextCursor} cutoff={cutoff} />
          </>
        )}
      </div>
    </Layout>
  );
}

function captionOf({ count, items }: ResolutionsView): string {
  const all = counted(count, 'resolución', 'resoluciones');
  return items.length === count ? all : `${items.length} de ${all}`;
}

/** Where the money of all that was found is: the same figures that the last row adds up to. */
function Found({ list: { totals, count }, filtered }: { list: ResolutionsView; filtered: boolean }): JSX.Element {
  if (!isAnywhere(totals)) return <></>;
  const which = filtered ? (count === 1 ? 'que cumple lo pedido' : 'que cumplen lo pedido') : 'en total';
  return (
    <section aria-labelledby="suma" class="found">
      <h2 id="suma" safe>{`${pesos(sumOf(totals))} en ${counted(count, 'resolución', 'resoluciones')} ${which}`}</h2>
      <MoneyBar totals={totals} id="suma-barra" label="Dónde está el dinero de las resoluciones de la lista" />
      <ul class="legend">
        {segmentsOf(totals).map(({ place, amount }) => (
          <li>
            <Swatch place={place} />
            {places[place].name} <span safe>{amount.toSpanish()}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Nothing({ filtered }: { filtered: boolean }): JSX.Element {
  return filtered ? (
    <div class="card">
      <p>Ninguna resolución cumple lo que pidió.</p>
      <p>
        <a href="/escritorio/resoluciones">Ver todas</a>
      </p>
    </div>
  ) : (
    <div class="card">
      <p>Todavía no hay resoluciones.</p>
      <p class="minor">Aparecen aquí desde que alguien de Registro proyecta la primera.</p>
    </div>
  );
}

// With htmx only the list is asked for again; without, the button sends the same question.
const refreshing = {
  'hx-get': '/escritorio/resoluciones',
  'hx-target': '#lista',
  'hx-select': '#lista',
  'hx-swap': 'outerHTML',
  'hx-push-url': 'true',
  'hx-trigger': 'change, submit, input delay:400ms from:#buscar',
};

function FilterForm({ of, cutoff }: { of: ResolutionsFilter; cutoff: Cutoff }): JSX.Element {
  const moneyPlaces = Object.fromEntries(placeNames.map((place) => [place, places[place].name]));
  return (
    <form method="get" action="/escritorio/resoluciones" class="ask" role="search" {...refreshing}>
      <div class="field">
        <label for="buscar">Número, título o emisor</label>
        <input id="buscar" name="buscar" type="search" value={of.q ?? ''} maxlength="100" />
      </div>
      <Select name="tipo" label="Tipo" all="Todos" words={resolutionKinds} chosen={of.kind} />
      <Select name="estado" label="Estado" all="Todos" words={resolutionStatuses} chosen={of.status} />
      <Select name="lugar" label="Con dinero en" all="Cualquier lugar" words={moneyPlaces} chosen={of.place} />
      <div class="field">
        <label for="anio">Año</label>
        <input id="anio" name="anio" inputmode="numeric" value={of.year ?? ''} maxlength="4" class="year" />
      </div>
      {Object.entries(momentCarried(cutoff)).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="second">
        Buscar
      </button>
      {isFiltered(of) ? <a href={keeping(cutoff, '/escritorio/resoluciones')}>Quitar los filtros</a> : ''}
    </form>
  );
}

interface PagesProps {
  readonly filter: ResolutionsFilter;
  readonly next: string | null;
  readonly cutoff: Cutoff;
}

function Pages({ filter, next, cutoff }: PagesProps): JSX.Element {
  const { cursor, ...rest } = filter;
  if (cursor === undefined && next === null) return <></>;
  return (
    <nav class="pages" aria-label="Páginas de resoluciones">
      {cursor === undefined ? <span /> : <a href={keeping(cutoff, addressOf(rest))}>Volver al principio</a>}
      {next === null ? <span /> : <a href={keeping(cutoff, addressOf({ ...rest, cursor: next }))}>Siguientes</a>}
    </nav>
  );
}
