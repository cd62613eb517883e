import type { CalendarDate } from '../../kernel/calendar';
import type { PersonView } from '../client/views';
import { Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { counted, dateInWords } from '../parts/words';
import { actAt, home } from './addresses';
import type { PendingView, ResourceView, ToDoView } from './hospital.views';
import { outcomes } from './outcomes';
import { ResourceCard } from './resource-card';

export interface ResourcesProps {
  readonly person: PersonView;
  readonly today: CalendarDate;
  readonly lines: readonly ResourceView[];
  readonly toDo: readonly ToDoView[];
  /** What the ministry owes to do on these lines. */
  readonly waiting: PendingView['items'];
  /** The act that led here, as the address says it. */
  readonly done: unknown;
}

/** «Mis recursos»: what a hospital was given, where it is, and what it must do next. */
export function ResourcesPage({ person, today, lines, toDo, waiting, done }: ResourcesProps): JSX.Element {
  const open = lines.filter(({ closedOn }) => closedOn === null);
  const closed = lines.filter(({ closedOn }) => closedOn !== null);
  return (
    <Layout title="Mis recursos" person={person} at={home} light>
      <h1>Mis recursos</h1>
      <p class="lead" safe>
        {inWords(toDo)}
      </p>
      <Outcome of={outcomes} asked={done} />
      <p class="as-of" safe>{`Cifras a hoy, ${dateInWords(today)}.`}</p>
      {lines.length === 0 ? <Nothing /> : ''}
      {open.map((line) => (
        <ResourceCard
          line={line}
          today={today}
          toDo={toDo.filter(({ allocation }) => allocation?.id === line.id)}
          waiting={waiting.filter((each) => each.line.allocationId === line.id)}
        />
      ))}
      {closed.length === 0 ? '' : <Closed lines={closed} />}
    </Layout>
  );
}

/** «Le toca hacer 3 cosas; 1 con el plazo vencido.» */
function inWords(toDo: readonly ToDoView[]): string {
  if (toDo.length === 0) return 'Ahora no le toca hacer nada. Cuando le toque, aparece aquí y en «Qué me espera».';
  const late = toDo.filter(({ deadline }) => deadline?.late === true).length;
  const said = `Le toca hacer ${counted(toDo.length, 'cosa', 'cosas')}`;
  return late === 0 ? `${said}; ningún plazo ha vencido.` : `${said}; ${late} con el plazo vencido.`;
}

function Nothing(): JSX.Element {
  return (
    <div class="card">
      <p>Todavía no hay recursos asignados a su hospital.</p>
      <p class="minor">
        Aparecen aquí el día en que se publica una resolución que los asigna. Si ya salió y no la ve, pida al ministerio
        que registre su hospital en la línea que le corresponde.
      </p>
    </div>
  );
}

function Closed({ lines }: { lines: readonly ResourceView[] }): JSX.Element {
  return (
    <section aria-labelledby="cerradas">
      <h2 id="cerradas">Líneas cerradas, a paz y salvo</h2>
      <ul>
        {lines.map((line) => (
          <li id={`linea-${line.id}`}>
            <a href={`/escritorio/asignaciones/${line.id}`} safe>
              {`${line.resolution}, línea ${line.line}`}
            </a>{' '}
            <span safe>{`${line.municipality}. Cerrada el ${dateInWords(line.closedOn ?? '')}.`}</span>{' '}
            <a href={actAt(line.id, 'papeles')}>Papeles y certificados</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
