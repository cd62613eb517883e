import { Crumbs, Layout } from '../parts/layout';
import { Problems } from '../parts/form-parts';
import { TableBox } from '../parts/pieces';
import type { PageView, PersonView } from '../client/views';
import { eventInWords, subjectWords } from '../parts/act-words';
import { counted, instantInWords } from '../parts/words';
import type { EventsChoice } from './events.choice';
import { recordAt } from './record.page';
import type { EventView } from './record.views';

interface EventsPageProps {
  readonly person: PersonView;
  readonly choice: EventsChoice;
  readonly events: PageView<EventView>;
}

/** Every act that was recorded, the latest first, with the text whose hash it is. */
export function EventsPage({ person, choice, events }: EventsPageProps): JSX.Element {
  return (
    <Layout title="Eventos del registro" person={person} at={recordAt}>
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: recordAt, label: 'Registro' },
        ]}
      />
      <h1>Eventos del registro</h1>
      <p class="lead">
        Quién hizo qué y cuándo; lo último primero. Cada evento lleva el texto exacto cuya huella está encadenada.
      </p>
      <Problems of={choice.problem === null ? [] : [choice.problem]} />
      <Filters of={choice} />
      {events.items.length === 0 ? <p>Ningún evento responde a estos filtros.</p> : <EventsTable of={events.items} />}
      <nav class="pages" aria-label="Páginas de eventos">
        {choice.isFirst ? <span /> : <a href={`${recordAt}/eventos`}>Desde el último</a>}
        {events.nextCursor === null ? <span /> : <a href={choice.with(events.nextCursor)}>Anteriores</a>}
      </nav>
    </Layout>
  );
}

function Filters({ of: { typed } }: { of: EventsChoice }): JSX.Element {
  return (
    <form method="get" action={`${recordAt}/eventos`} class="ask">
      <div class="field">
        <label for="acto">Acto</label>
        <input id="acto" name="acto" type="text" value={typed.acto} placeholder="disbursement.settle" maxlength="100" />
      </div>
      <div class="field">
        <label for="dia">Desde el</label>
        <input id="dia" name="dia" type="text" class="date" value={typed.dia} placeholder="d/mm/aaaa" maxlength="40" />
      </div>
      <div class="field">
        <label for="hasta">Hasta el</label>
        <input
          id="hasta"
          name="hasta"
          type="text"
          class="date"
          value={typed.hasta}
          placeholder="d/mm/aaaa"
          maxlength="40"
        />
      </div>
      {typed.persona === '' ? '' : <input type="hidden" name="persona" value={typed.persona} />}
      {typed.asunto === '' ? '' : <input type="hidden" name="asunto" value={typed.asunto} />}
      <button type="submit" class="second">
        Filtrar
      </button>
      <a href={`${recordAt}/eventos`}>Quitar los filtros</a>
    </form>
  );
}

function EventsTable({ of }: { of: readonly EventView[] }): JSX.Element {
  return (
    <TableBox label="eventos">
      <table class="cards">
        <caption safe>{counted(of.length, 'evento', 'eventos')} en esta página</caption>
        <thead>
          <tr>
            <th scope="col">Evento</th>
            <th scope="col">Cuándo</th>
            <th scope="col">Quién</th>
            <th scope="col">Acto</th>
            <th scope="col">Texto y huella</th>
          </tr>
        </thead>
        <tbody>
          {of.map((event) => (
            <tr>
              <th scope="row">{event.id}</th>
              <td data-label="Cuándo" safe>
                {instantInWords(event.at)}
              </td>
              <td data-label="Quién">
                {event.person === null ? (
                  'El servicio'
                ) : (
                  <a href={`${recordAt}/eventos?persona=${event.person.id}`} safe>
                    {event.person.name}
                  </a>
                )}
              </td>
              <td data-label="Acto">
                <a href={`${recordAt}/eventos?acto=${encodeURIComponent(event.act)}`} title={event.act} safe>
                  {eventInWords(event.act)}
                </a>
                <a class="minor block" href={`${recordAt}/eventos?asunto=${event.subject.id}`} safe>
                  {`Todo lo ${subjectWords[event.subject.kind] ?? `de ${event.subject.kind}`}`}
                </a>
              </td>
              <td data-label="Texto y huella">
                <Proof of={event} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Proof({ of }: { of: EventView }): JSX.Element {
  return (
    <details>
      <summary safe>
        {of.position === null ? 'Sin sello todavía' : `Sellado, hoja ${of.position + 1}`}
        {`: evento ${of.id}`}
      </summary>
      <pre class="key" tabindex="0" safe>
        {of.canonical}
      </pre>
      <p class="minor">
        Huella:{' '}
        <code class="hash" safe>
          {of.hash}
        </code>
      </p>
      <p class="minor">
        Huella anterior:{' '}
        <code class="hash" safe>
          {of.previousHash ?? 'ninguna: es el primero de su cadena'}
        </code>
      </p>
    </details>
  );
}
