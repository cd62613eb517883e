import { DeskProblem, type Desk } from '../../client/desk-client';
import type { RegisterView } from './register.views';

/** What a list of records is asked in its address; empty is not asked. */
export interface RegisterAsked {
  /** Which of the room's lists, by its word in the address. */
  readonly step: string;
  readonly resolution: string;
  readonly department: string;
  readonly words: string;
  readonly from: string;
}

/** One list of a room: of which register, in which state; null is every state. */
export interface Step {
  /** In the address: «por-aprobar». */
  readonly slug: string;
  readonly label: string;
  readonly kind: string;
  readonly state: string | null;
  /** What would be here, when nothing is. */
  readonly empty: string;
  /** Shown only where there is something in it. */
  readonly rare?: boolean;
}

/** The list of this word in an address. @throws DeskProblem 404 for a word that is none of the room's */
export function stepIn(steps: readonly Step[], slug: string): Step {
  const step = steps.find((each) => each.slug === slug);
  if (step === undefined) throw new DeskProblem(404, 'No existe', 'No hay tal lista.', 'page.no-such-list');
  return step;
}

export function registerAsked(query: Record<string, unknown>, usual: string): RegisterAsked {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value.trim().slice(0, 400) : '';
  };
  return {
    step: text('paso') || usual,
    resolution: text('resolucion'),
    department: text('departamento'),
    words: text('q').slice(0, 100),
    from: text('desde'),
  };
}

/** The search of an address of the same list with other choices. */
export function registerSearch(asked: RegisterAsked): string {
  const given = {
    paso: asked.step,
    resolucion: asked.resolution,
    departamento: asked.department,
    q: asked.words,
    desde: asked.from,
  };
  const chosen = Object.entries(given).filter(([, value]) => value !== '');
  return chosen.length === 0 ? '' : `?${new URLSearchParams(chosen).toString()}`;
}

export const recordsOfPage = 100;

/** Asks the contract for a page of a list. @throws DeskProblem with the service's words */
export function readRegister(
  desk: Desk,
  { kind, state }: Pick<Step, 'kind' | 'state'>,
  asked: RegisterAsked,
  limit = recordsOfPage,
): Promise<RegisterView> {
  const given = (value: string) => (value === '' ? undefined : value);
  return desk.get<RegisterView>('/register', {
    kind,
    state: state ?? undefined,
    resolution: given(asked.resolution),
    department: given(asked.department),
    q: given(asked.words),
    cursor: given(asked.from),
    limit: String(limit),
  });
}
