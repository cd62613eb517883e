import { counted, dateInWords } from '../parts/words';
import { Crumbs, Layout } from '../parts/layout';
import { pesos } from '../parts/amounts';
import { TableBox, Tag } from '../parts/pieces';
import { taskAddress } from './task-addresses';
import type { TaskItemView, TasksView } from './task-views';
import type { PersonView } from '../client/views';

interface TasksPageProps {
  readonly person: PersonView;
  readonly tasks: TasksView;
}

/** «Qué me espera»: what waits for an act of this person, the longest waiting first. */
export function TasksPage({ person, tasks }: TasksPageProps): JSX.Element {
  const doable = tasks.items.filter((task) => task.doable);
  const own = tasks.items.filter((task) => !task.doable);
  return (
    <Layout title="Qué me espera" person={person}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Qué me espera</h1>
      <p class="lead" safe>
        {inWords(tasks)}
      </p>
      {doable.length === 0 ? (
        <Nothing />
      ) : (
        <TasksTable label="lo que puede hacer usted" tasks={doable} roles={person.roles} />
      )}
      {own.length === 0 ? (
        ''
      ) : (
        <section aria-labelledby="de-otra-persona">
          <h2 id="de-otra-persona">Lo decide otra persona</h2>
          <p class="minor">Lo hizo usted, o quien le delegó: nadie aprueba lo que hizo.</p>
          <TasksTable label="lo que decide otra persona" tasks={own} roles={person.roles} />
        </section>
      )}
      {tasks.nextCursor === null ? (
        ''
      ) : (
        <p>
          <a href={`/escritorio/tareas?desde=${encodeURIComponent(tasks.nextCursor)}`}>Ver las siguientes</a>
        </p>
      )}
    </Layout>
  );
}

/** «3 tareas esperan por usted, 1 con el plazo vencido.» */
export function inWords({ counts }: Pick<TasksView, 'counts'>): string {
  const doable = counts.reduce((sum, count) => sum + count.doable, 0);
  const late = counts.reduce((sum, count) => sum + count.late, 0);
  if (doable === 0) return 'Nada espera por usted ahora.';
  const waiting = `${counted(doable, 'tarea espera', 'tareas esperan')} por usted`;
  return late === 0 ? `${waiting}.` : `${waiting}; ${late} con el plazo vencido.`;
}

function Nothing(): JSX.Element {
  return (
    <div class="card">
      <p>No hay nada por hacer.</p>
      <p class="minor">Lo que espere un acto suyo aparece aquí, y se va cuando se hace.</p>
    </div>
  );
}

interface TasksTableProps {
  readonly label: string;
  readonly tasks: readonly TaskItemView[];
  readonly roles: readonly string[];
}

/** What waits, the longest waiting first, each with the page where it is done. */
export function TasksTable({ label, tasks, roles }: TasksTableProps): JSX.Element {
  return (
    <TableBox label={label}>
      <table class="resolutions cards">
        <caption class="hidden" safe>
          {`Tareas: ${label}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Qué hay que hacer</th>
            <th scope="col" class="amount">
              Valor
            </th>
            <th scope="col">Espera desde</th>
            <th scope="col">Plazo</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <TaskRow task={task} roles={roles} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function TaskRow({ task, roles }: { task: TaskItemView; roles: readonly string[] }): JSX.Element {
  const { allocation, resolution, reason, madeBy, age } = task;
  return (
    <tr>
      <th scope="row" class="resolution">
        <a href={taskAddress(task, roles)} safe>
          {task.todo}
        </a>
        <span class="minor block" safe>
          {[
            resolution?.label,
            allocation === null ? null : `línea ${allocation.line}, ${allocation.municipality}`,
            allocation?.hospital,
          ]
            .filter((part) => part !== null && part !== undefined)
            .join(' · ')}
        </span>
        {reason === null ? '' : <span class="block" safe>{`Motivo: ${reason}`}</span>}
        {madeBy === null ? '' : <span class="minor block" safe>{`Lo hizo ${madeBy.name}`}</span>}
      </th>
      <td class="amount wraps" data-label="Valor" safe>
        {task.amount === null ? '—' : pesos(task.amount)}
      </td>
      <td data-label="Espera desde">
        <span safe>{dateInWords(task.since)}</span>
        <span class="minor block" safe>
          {`${counted(age.days, 'día', 'días')}, ${counted(age.businessDays, 'hábil', 'hábiles')}`}
        </span>
      </td>
      <td data-label="Plazo">
        {task.deadline === null ? (
          <span class="minor">sin plazo</span>
        ) : (
          <>
            <span safe>{dateInWords(task.deadline.dueOn)}</span>
            {task.deadline.late ? <Tag label="Vencido" tone="alert" /> : ''}
          </>
        )}
      </td>
    </tr>
  );
}
