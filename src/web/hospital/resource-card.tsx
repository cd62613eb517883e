import type { CalendarDate } from '../../kernel/calendar';
import { isZero } from '../parts/amounts';
import { MoneyBar, segmentsOf, Swatch } from '../parts/money-bar';
import { Tag, type Tone } from '../parts/pieces';
import { allocationStatuses, places, wordFor } from '../parts/words';
import { actAt } from './addresses';
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

/** What can be done besides what waits, as the line stands. */
function Ways({ of }: { of: ResourceView }): JSX.Element {
  const { id, places: at, withdrawal } = of;
  const received = [at.held, at.executed, at.returned].some((amount) => !isZero(amount));
  const ways = [
    ...(received
      ? [
          { href: actAt(id, 'informe'), label: 'Informar la ejecución' },
          { href: actAt(id, 'rendimientos'), label: 'Registrar rendimientos' },
          { href: actAt(id, 'incorporacion'), label: 'Registrar la incorporación' },
          { href: actAt(id, 'reintegro'), label: 'Reintegrar' },
        ]
      : []),
    { href: actAt(id, 'pisis'), label: 'Subir el archivo de PISIS' },
    { href: actAt(id, 'papeles'), label: 'Papeles y certificados' },
    { href: `/escritorio/asignaciones/${id}`, label: 'Todos los movimientos' },
    ...(withdrawal === null ? [{ href: actAt(id, 'desistimiento'), label: 'Desistir' }] : []),
  ];
  return (
    <nav aria-label={`Otros actos de ${of.municipality}, ${of.resolution}`}>
      <ul class="other-ways">
        {ways.map(({ href, label }) => (
          <li>
            <a href={href} safe>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function toneOf(status: string): Tone {
  if (status === 'disputed' || status === 'term-expired') return 'alert';
  if (status === 'closed' || status === 'received' || status === 'in-execution') return 'good';
  return status.startsWith('withdr') ? 'over' : 'wait';
}
