import type { FormDefinition } from './definition';
import type { FormState } from './form-state';

/** What is wrong, all of it, on top of the form: each with a way to its field. */
export function ProblemSummary({ of, state }: { of: FormDefinition; state: FormState }): JSX.Element {
  const { problems } = state;
  if (problems.length === 0) return <></>;
  return (
    <div class="notice notice-alert summary-of-problems" role="alert" tabindex="-1">
      <h2 safe>{problems.length === 1 ? 'Hay algo por corregir' : `Hay ${problems.length} cosas por corregir`}</h2>
      <ul>
        {problems.map(({ field, said }) => (
          <li>
            {field === null ? (
              <span safe>{said}</span>
            ) : (
              <a href={`#${targetOf(of, field)}`} safe>
                {said}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

// A group has no control of its own: its first choice does.
function targetOf(of: FormDefinition, field: string): string {
  const definition = of[field];
  return definition?.kind === 'choice' && definition.compact !== true ? `${field}-0` : field;
}
