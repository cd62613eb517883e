import type { Children } from '@kitajs/html';
import type { FormDefinition } from './definition';
import { Fields } from './fields';
import type { FormState } from './form-state';
import { ProblemSummary } from './problem-summary';

interface ActFormProps {
  readonly action: string;
  readonly of: FormDefinition;
  readonly state: FormState;
  /** What the button says: the act in an infinitive, «Revisar la orden». */
  readonly button: string;
  /** Leave it without doing anything. */
  readonly back?: string;
  readonly light?: boolean;
  /** Instead of all the fields one after another. */
  readonly children?: Children;
}

/** A form of an act: problems on top, the fields, one button; what was typed stays, and it is done once. */
export function ActForm({ action, of, state, button, back, light = false, children }: ActFormProps): JSX.Element {
  const carriesFile = Object.values(of).some(({ kind }) => kind === 'file');
  return (
    <form
      method="post"
      action={action}
      class="card form act"
      novalidate
      {...(carriesFile ? { enctype: 'multipart/form-data' } : {})}
    >
      <ProblemSummary of={of} state={state} />
      <input type="hidden" name="acto" value={state.act} />
      {children ?? <Fields of={of} state={state} live={!light} />}
      <div class="buttons">
        <button type="submit" safe>
          {button}
        </button>
        {back === undefined ? '' : <a href={back}>Cancelar</a>}
      </div>
    </form>
  );
}

/** What was typed, carried unseen to the next step. */
export function Carried({ state }: { state: FormState }): JSX.Element {
  return (
    <>
      <input type="hidden" name="acto" value={state.act} />
      {Object.entries(state.values).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
