import type { PersonView } from '../client/views';
import { keeping, type Cutoff } from '../parts/cutoff';
import { CutoffForm, OnlyToday } from '../parts/cutoff-form';
import { Layout } from '../parts/layout';
import { TableBox, Tag } from '../parts/pieces';
import { counted, dateInWords } from '../parts/words';
import { isAnywhere, ResolutionsTable } from '../resolutions/resolutions-table';
import { addressOf } from '../resolutions/resolutions.filter';
import type { ResolutionsView } from '../resolutions/resolutions.views';
import { WhereMoneyIs } from '../resolutions/where-money-is';
import type { TasksView } from '../tasks/task-views';
import { inWords, TasksTable } from '../tasks/tasks.page';
import type { AllMoneyView, FindingCountsView, PendingItemView, PendingView } from './ministry.views';
import { NewFindings } from './new-findings';

export interface MinistryHomeProps {
  readonly person: PersonView;
  readonly cutoff: Cutoff;
  /** Null where the moment that was asked for is none. */
  readonly money: AllMoneyView | null;
  readonly tasks: TasksView;
  readonly pending: PendingView;
  readonly findings: FindingCountsView;
  readonly resolutions: ResolutionsView;
}

/** «Inicio» of who works with all the money: where it is, what waits, what is late, and what does not agree. */
export function MinistryHomePage(props: MinistryHomeProps): JSX.Element {
  const { person, cutoff, money, tasks, pending, findings, resolutions } = props;
  return (
    <Layout title="Inicio" person={person} at="/">
      <h1>Inicio</h1>
      <p class="lead" safe>{`${inWords(tasks)} ${lateInWords(pending)}`}</p>
      <CutoffForm cutoff={cutoff} address="/" />
      {money === null ? (
        ''
      ) : isAnywhere(money.totals) ? (
        <WhereMoneyIs
          report={money}
          label="suma de todas las resoluciones"
          movementsOf={(place) => keeping(cutoff, addressOf({ place }))}
        />
      ) : (
        <NoMoney resolutions={resolutions.count} />
      )}
      <OnlyToday cutoff={cutoff} what="Lo que sigue se muestra" />
      <Waiting tasks={tasks} roles={person.roles} />
      <Late pending={pending} />
      <NewFindings of={findings} />
      {resolutions.count === 0 ? '' : <Latest of={resolutions} cutoff={cutoff} />}
    </Layout>
  );
}

function NoMoney({ resolutions }: { resolutions: number }): JSX.Element {
  return (
    <section aria-labelledby="donde">
      <h2 id="donde">Dónde está el dinero</h2>
      <div class="card">
        <p>Ninguna resolución vigente mueve dinero todavía.</p>
        <p class="minor">
          {resolutions === 0
            ? 'Aquí se ve cada peso desde que se publica la primera resolución que asigna recursos.'
            : 'Cuando se publique la primera que asigna recursos, aquí se ve en qué lugar está cada peso.'}
        </p>
      </div>
    </section>
  );
}

function Waiting({ tasks, roles }: { tasks: TasksView; roles: readonly string[] }): JSX.Element {
  const doable = tasks.items.filter((task) => task.doable);
  return (
    <section aria-labelledby="espera">
      <h2 id="espera">Qué me espera</h2>
      {doable.length === 0 ? (
        <p>No hay nada por hacer. Lo que espere un acto suyo aparece aquí, y se va cuando se hace.</p>
      ) : (
        <TasksTable label="lo primero que espera por usted" tasks={doable} roles={roles} />
      )}
      <p>
        <a href="/escritorio/tareas">Ver todo lo que me espera</a>
      </p>
    </section>
  );
}

const mostLate = 5;

/** What a term of its own act has run out for, the longest overdue first, whoever owes it. */
function Late({ pending }: { pending: PendingView }): JSX.Element {
  const overdue = pending.items
    .filter(({ due }) => due.state === 'overdue')
    .sort((a, b) => (a.due.dueOn ?? '').localeCompare(b.due.dueOn ?? ''));
  return (
    <section aria-labelledby="vencido">
      <h2 id="vencido">Lo vencido</h2>
      {overdue.length === 0 ? (
        <p>Ningún plazo de las resoluciones está vencido.</p>
      ) : (
        <>
          <p safe>{lateInWords(pending)}</p>
          <LateTable of={overdue.slice(0, mostLate)} all={overdue.length} />
        </>
      )}
    </section>
  );
}

function LateTable({ of, all }: { of: readonly PendingItemView[]; all: number }): JSX.Element {
  return (
    <TableBox label="lo vencido">
      <table class="resolutions cards">
        <caption safe>
          {of.length === all
            ? counted(all, 'paso vencido', 'pasos vencidos')
            : `Los ${of.length} más antiguos de ${all}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Qué falta</th>
            <th scope="col">Quién lo debe</th>
            <th scope="col">Venció el</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ line, due }) => (
            <tr>
              <th scope="row">
                <a href={`/escritorio/asignaciones/${line.allocationId}`} safe>
                  {due.what}
                </a>
                <span class="minor block" safe>
                  {`${line.resolution} · línea ${line.line}, ${line.municipality}`}
                </span>
              </th>
              <td data-label="Quién lo debe" safe>
                {due.who === 'ministry' ? 'El ministerio' : (line.hospital?.name ?? 'E.S.E. por confirmar')}
              </td>
              <td data-label="Venció el">
                <span safe>{due.dueOn === null ? 'por confirmar' : dateInWords(due.dueOn)}</span>{' '}
                {due.daysOverdue === null ? '' : <Tag label={overdueInWords(due)} tone="alert" />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function overdueInWords({ daysOverdue, term }: PendingItemView['due']): string {
  const businessDays = term?.unit === 'business-days';
  return `hace ${counted(daysOverdue ?? 0, businessDays ? 'día hábil' : 'día', businessDays ? 'días hábiles' : 'días')}`;
}

function lateInWords({ counts }: PendingView): string {
  const { hospital, ministry } = counts;
  if (hospital.overdue + ministry.overdue === 0) return 'Ningún plazo está vencido.';
  return `Plazos vencidos: ${hospital.overdue} de los hospitales, ${ministry.overdue} del ministerio.`;
}

function Latest({ of, cutoff }: { of: ResolutionsView; cutoff: Cutoff }): JSX.Element {
  return (
    <section aria-labelledby="ultimas">
      <h2 id="ultimas">Las últimas resoluciones</h2>
      <ResolutionsTable
        of={of.items}
        cutoff={cutoff}
        caption={of.items.length === of.count ? 'Todas' : `Las ${of.items.length} más recientes de ${of.count}`}
      />
      <p>
        <a href={keeping(cutoff, '/escritorio/resoluciones')}>Ver todas las resoluciones</a>
      </p>
    </section>
  );
}
