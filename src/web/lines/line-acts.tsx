import type { AllocationView, PersonView } from '../client/views';
import { isZero, pesos } from '../parts/amounts';
import { standingOf } from '../parts/deeds/deed';
import { deedAddress } from '../parts/deeds/deed-choices';
import { orderAddress } from '../payments/order.page';
import { taskAddress } from '../tasks/task-addresses';
import type { TaskItemView } from '../tasks/task-views';
import { lineRoom } from './line.room';

interface LineActsProps {
  readonly line: AllocationView;
  readonly person: PersonView;
  /** What waits for this person on this line. */
  readonly tasks: readonly TaskItemView[];
}

/** What this person can do on the line now: what waits for them first, and what they may begin. */
export function LineActs({ line, person, tasks }: LineActsProps): JSX.Element {
  const doable = tasks.filter((task) => task.doable);
  const begun = lineRoom.deeds.filter(
    (deed) =>
      standingOf(deed, { of: line, person, maker: null }) === 'open' &&
      // The closure is offered where it can be done: the service itself says when.
      deed.slug !== 'cierre',
  );
  const orders = mayOrder(line, person) && !doable.some(({ kind }) => kind === 'disbursement.order');
  if (doable.length === 0 && begun.length === 0 && !orders) return <></>;
  return (
    <section aria-labelledby="actos">
      <h2 id="actos">Lo que puede hacer</h2>
      <ul class="deeds">
        {doable.map((task) => (
          <li>
            <a class="button-link" href={taskAddress(task, person.roles)} safe>
              {task.todo}
            </a>
            {task.amount === null ? (
              ''
            ) : (
              <span class="minor" safe>
                {pesos(task.amount)}
              </span>
            )}
            {task.reason === null ? '' : <span class="minor" safe>{`Motivo: ${task.reason}`}</span>}
          </li>
        ))}
        {orders ? (
          <li>
            <a class="button-link" href={orderAddress(line)}>
              Registrar una orden de pago
            </a>
            <span class="minor" safe>{`Por girar: ${pesos(line.places.assigned)}`}</span>
          </li>
        ) : (
          ''
        )}
        {begun.map((deed) => (
          <li>
            <a class="button-link" href={deedAddress(lineRoom, line, deed.slug)} safe>
              {deed.title}
            </a>
            <span class="minor" safe>
              {deed.means}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function mayOrder({ places, closedOn, withdrawal }: AllocationView, { roles }: PersonView): boolean {
  return roles.includes('registrar') && !isZero(places.assigned) && closedOn === null && withdrawal === null;
}
