import type { CalendarDate } from '../../kernel/calendar';
import { MoneyBar, segmentsOf, Swatch } from '../parts/money-bar';
import { Tag, type Tone } from '../parts/pieces';
import { allocationStatuses, places, wordFor } from '../parts/words';
import type { PendingView, ResourceView, ToDoView } from './hospital.views';
import { sentencesOf } from './resource-words';
import { ToDoList, WaitingList } from './to-do';

interface CardProps {
  readonly line: ResourceView;
  readonly today: CalendarDate;
  readonly toDo: readonly ToDoView[];
  readonly waiting: PendingView['items'];
}

/** One line: in plain words what became of its money, what to do and by when, and the ways to each act. */
export function ResourceCard({ line, today, toDo, waiting }: CardProps): JSX.Element {
  const { id, municipality, resolution, hospital } = line;
  return (
    <article class="card resource" id={`linea-${id}`} aria-labelledby={`titulo-${id}`}>
      <h2 id={`titulo-${id}`} safe>
        {`${resolution}: ${municipality}`}
      </h2>
      <p class="minor">
        <span safe>{`${hospital?.name ?? 'Hospital por confirmar'} · línea ${line.line} del anexo`}</span>{' '}
        <Tag label={wordFor(allocationStatuses, line.status)} tone={toneOf(line.status)} />
      </p>
      <div class="resource-parts">
        <div>
          <h3>Lo que le toca hacer</h3>
          <ToDoList of={toDo} today={today} />
          <WaitingList of={waiting} />
        </div>
        <div>
          <h3>Su dinero</h3>
          <ul class="told">
            {sentencesOf(line).map((said) => (
              <li safe>{said}</li>
            ))}
          </ul>
          <Picture of={line} />
        </div>
      </div>
      <Ways of={line} />
    </article>
  );
}

function Picture({ of }: { of: ResourceView }): JSX.Element {
  return (
    <>
      <MoneyBar totals={of.places} id={`barra-${of.id}`} label={`Dónde está el dinero de ${of.municipality}`} />
      <ul class="legend">
        {segmentsOf(of.places).map(({ place, amount }) => (
          <li>
            <Swatch place={place} />
            {places[place].name} <span safe>{amount.toSpanish()}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Ways({ of }: { of: ResourceView }): JSX.Element {
  return (
    <p class="other-ways">
      <a href={`/escritorio/asignaciones/${of.id}`}>Todos los movimientos</a>
    </p>
  );
}

function toneOf(status: string): Tone {
  if (status === 'disputed' || status === 'term-expired') return 'alert';
  if (status === 'closed' || status === 'received' || status === 'in-execution') return 'good';
  return status.startsWith('withdr') ? 'over' : 'wait';
}
