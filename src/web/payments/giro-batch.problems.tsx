import type { FormDefinition } from '../parts/forms/definition';
import type { FormState } from '../parts/forms/form-state';
import { ProblemSummary } from '../parts/forms/problem-summary';
import { counted } from '../parts/words';

interface BatchProblemsProps {
  readonly of: FormDefinition;
  readonly state: FormState;
  /** How many of the chosen cannot be done. */
  readonly refused: number;
  /** Something is asked of each, that can be corrected here. */
  readonly asksEach: boolean;
}

/** What is wrong with the form, or how many cannot be done: each says why in its own row. */
export function BatchProblems({ of, state, refused, asksEach }: BatchProblemsProps): JSX.Element {
  if (refused === 0) return <ProblemSummary of={of} state={state} />;
  return (
    <div class="notice notice-alert summary-of-problems" role="alert" tabindex="-1">
      <h2 safe>{`${counted(refused, 'no se puede', 'no se pueden')} hacer; no se hizo ninguna`}</h2>
      <p>
        Están primero en la lista, sin marcar, cada una con su motivo. Con el botón «Revisar el efecto» sigue con las
        demás.
        {asksEach ? ' Si corrige el número o el valor de una, entra otra vez: no hace falta marcarla.' : ''}
      </p>
    </div>
  );
}
