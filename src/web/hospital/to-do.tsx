import type { CalendarDate } from '../../kernel/calendar';
import { pesos } from '../parts/amounts';
import { requirements, wordFor } from '../parts/words';
import { pageOf } from './addresses';
import type { PendingView, ToDoView } from './hospital.views';
import { termInWords } from './term';

/** What to do, each with its button, and by when as the act counts it. */
export function ToDoList({ of, today }: { of: readonly ToDoView[]; today: CalendarDate }): JSX.Element {
  if (of.length === 0) return <p>Nada, por ahora.</p>;
  return (
    <ol class="to-do">
      {[...of].sort(moreUrgent).map((each) => (
        <ToDo of={each} today={today} />
      ))}
    </ol>
  );
}

/** Money that arrived is confirmed first; then what falls due first; then what has no term. */
function moreUrgent(one: ToDoView, other: ToDoView): number {
  return rankOf(one).localeCompare(rankOf(other));
}

function rankOf({ kind, deadline, since }: ToDoView): string {
  if (kind === 'receipt.confirm') return `0 ${since}`;
  return deadline === null ? `2 ${since}` : `1 ${deadline.dueOn}`;
}

function ToDo({ of, today }: { of: ToDoView; today: CalendarDate }): JSX.Element {
  const page = pageOf(of);
  const said = wordsOf(of);
  return (
    <li>
      {page === null ? (
        <strong safe>{said}</strong>
      ) : (
        <a class="button" href={page} safe>
          {said}
        </a>
      )}
      <p class={of.deadline?.late === true ? 'late' : 'minor'} safe>
        {of.deadline === null ? 'No tiene plazo: la resolución no se lo pone.' : termInWords(of.deadline, today)}
      </p>
      {of.reason === null ? '' : <p safe>{`El ministerio lo devolvió: ${of.reason}`}</p>}
    </li>
  );
}

/** «Confirmar el recibo del giro: $200.000» */
export function wordsOf({ kind, todo, detail, amount }: ToDoView): string {
  if (kind === 'requirement.fulfil') return `Entregar: ${wordFor(requirements, detail ?? '').toLowerCase()}`;
  if (kind === 'restitution.report')
    return `Reintegrar ${pesos(amount)} de ${detail === 'yields' ? 'rendimientos' : 'capital'}`;
  return amount === null ? todo : `${todo}: ${pesos(amount)}`;
}

/** The ministry's own steps: told apart, for that time is not the hospital's. */
export function WaitingList({ of }: { of: PendingView['items'] }): JSX.Element {
  const now = of.filter(({ due }) => due.state !== 'upcoming');
  if (now.length === 0) return <></>;
  return (
    <>
      <h3>Lo que le toca al ministerio</h3>
      <ul>
        {now.map(({ due }) => (
          <li safe>{due.what}</li>
        ))}
      </ul>
      <p class="minor">Ese tiempo no cuenta contra usted.</p>
    </>
  );
}
