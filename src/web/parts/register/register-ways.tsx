import { registerSearch, type RegisterAsked, type Step } from './register.asked';
import type { CountView, RegisterView } from './register.views';

interface StepsProps {
  readonly steps: readonly Step[];
  readonly asked: RegisterAsked;
  readonly address: string;
  /** How many there are of a step by the filters; null where it was not asked. */
  readonly count: (step: Step) => number | null;
  readonly label: string;
}

/** The steps of a work, each with how many wait there. */
export function Steps({ steps, asked, address, count, label }: StepsProps): JSX.Element {
  const shown = steps.filter((step) => step.rare !== true || step.slug === asked.step || (count(step) ?? 1) > 0);
  return (
    <nav class="steps" aria-label={label}>
      <ul>
        {shown.map((step) => {
          const many = count(step);
          return (
            <li>
              <a
                href={`${address}${registerSearch({ ...asked, step: step.slug, from: '' })}`}
                {...(step.slug === asked.step ? { 'aria-current': 'page' } : {})}
              >
                <span safe>{step.label}</span>
                {many === null ? '' : <span class="steps-count" safe>{` ${many}`}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** How many of this step, out of the totals by state of its register. */
export function countOf(counts: readonly CountView[], { state }: Pick<Step, 'state'>): number {
  return counts.filter((each) => state === null || each.state === state).reduce((sum, { count }) => sum + count, 0);
}

interface FiltersProps {
  readonly asked: RegisterAsked;
  readonly register: Pick<RegisterView, 'resolutions' | 'departments'>;
  readonly address: string;
}

/** Resolution, department, words: they stay in the address, and the totals follow them. */
export function RegisterFilters({ asked, register, address }: FiltersProps): JSX.Element {
  const { resolutions, departments } = register;
  const isFiltered = asked.resolution !== '' || asked.department !== '' || asked.words !== '';
  return (
    <form method="get" action={address} class="ask" role="search" aria-label="Filtrar la lista">
      <input type="hidden" name="paso" value={asked.step} />
      <div class="field">
        <label for="resolucion">Resolución</label>
        <select id="resolucion" name="resolucion">
          <option value="">Todas</option>
          {resolutions.map(({ id, label, count }) => (
            <option value={id} selected={id === asked.resolution} safe>
              {`${label} (${count})`}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="departamento">Departamento</label>
        <select id="departamento" name="departamento">
          <option value="">Todos</option>
          {departments.map(({ code, name, count }) => (
            <option value={code} selected={code === asked.department} safe>
              {`${name} (${count})`}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="q">Municipio, hospital o documento</label>
        <input id="q" name="q" type="search" value={asked.words} maxlength="100" autocomplete="off" />
      </div>
      <button type="submit" class="second">
        Filtrar
      </button>
      {isFiltered ? <a href={`${address}?paso=${asked.step}`}>Quitar los filtros</a> : ''}
    </form>
  );
}

interface MoreProps {
  readonly asked: RegisterAsked;
  readonly nextCursor: string | null;
  readonly address: string;
}

/** The way to the next ones, and back to the first. */
export function RegisterPages({ asked, nextCursor, address }: MoreProps): JSX.Element {
  if (nextCursor === null && asked.from === '') return <></>;
  return (
    <nav class="pages" aria-label="Páginas de la lista">
      {asked.from === '' ? <span /> : <a href={`${address}${registerSearch({ ...asked, from: '' })}`}>Las primeras</a>}
      {nextCursor === null ? (
        <span />
      ) : (
        <a href={`${address}${registerSearch({ ...asked, from: nextCursor })}`}>Las siguientes</a>
      )}
    </nav>
  );
}
