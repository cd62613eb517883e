import { foldSpanish } from '../../kernel/text';
import type { Desk } from '../client/desk-client';
import type { HospitalView, PageView } from '../client/views';
import { textOf, type FormState } from '../parts/forms/form-state';
import type { TerritoryView } from './draft.views';

/** A municipality as a person wrote it: its code, or what it may have meant. */
interface PlaceWritten {
  readonly divipola: string | null;
  /** The form with the candidates beside the field, where the service could not take what was written. */
  readonly explained: (state: FormState) => FormState;
}

/** «Necoclí», «Villanueva, Casanare», «5490»: by the gazetteer of the service; more than one is no answer. */
export async function placeWritten(desk: Desk, submitted: unknown, field: string): Promise<PlaceWritten> {
  const typed = textOf(submitted, field).trim();
  const asIs = { divipola: null, explained: (state: FormState) => state };
  if (typed === '') return asIs;
  if (/^\d{4,5}$/.test(typed)) return { ...asIs, divipola: typed.padStart(5, '0') };
  const [name = '', department] = typed.split(',').map((part) => part.trim());
  const asked = { q: name.slice(0, 100), limit: '50', ...(department ? { department } : {}) };
  const { items } = await desk
    .get<PageView<TerritoryView>>('/territories', asked)
    .catch((): PageView<TerritoryView> => ({ items: [], nextCursor: null }));
  const exact = items.filter(({ municipality }) => foldSpanish(municipality) === foldSpanish(name));
  const found = exact.length > 0 ? exact : items;
  if (found.length === 1) return { ...asIs, divipola: found[0]?.divipola ?? null };
  const names = found
    .slice(0, 5)
    .map((each) => `${each.divipola} ${each.municipality} (${each.department.name})`)
    .join('; ');
  const said =
    found.length === 0
      ? `«${typed.slice(0, 60)}» no es un municipio de DIVIPOLA. Escriba su código de cinco cifras.`
      : `«${typed.slice(0, 60)}» puede ser: ${names}. Escriba el código.`;
  return {
    divipola: null,
    explained: (state) => ({
      ...state,
      problems: [...state.problems.filter((problem) => problem.field !== field), { field, said }],
    }),
  };
}

/** The hospitals that are registered in a municipality; none for what is no code. */
export function hospitalsOf(desk: Desk, divipola: string): Promise<HospitalView[]> {
  return /^\d{5}$/.test(divipola) ? desk.all<HospitalView>('/hospitals', { divipola }) : Promise.resolve([]);
}
