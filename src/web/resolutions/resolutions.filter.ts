import { isPlace, resolutionKinds, resolutionStatuses } from '../parts/words';

/** What the list of resolutions is asked for, by the names of the contract. */
export interface ResolutionsFilter {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly status?: string | undefined;
  readonly year?: string | undefined;
  readonly place?: string | undefined;
  readonly cursor?: string | undefined;
}

/** The name of each in the address: a link to a list says what it shows. */
const names = {
  q: 'buscar',
  kind: 'tipo',
  status: 'estado',
  year: 'anio',
  place: 'lugar',
  cursor: 'desde',
} as const satisfies Record<keyof ResolutionsFilter, string>;

const accepted: Record<keyof ResolutionsFilter, (value: string) => boolean> = {
  q: (value) => value.length <= 100,
  kind: (value) => Object.hasOwn(resolutionKinds, value),
  status: (value) => Object.hasOwn(resolutionStatuses, value),
  year: (value) => /^[12]\d{3}$/.test(value),
  place: isPlace,
  cursor: (value) => /^[\w-]{1,400}$/.test(value),
};

/** Reads the address; what nobody can have chosen in the form asks for nothing. */
export function filterOf(asked: Readonly<Record<string, unknown>>): ResolutionsFilter {
  const given = (Object.keys(names) as (keyof ResolutionsFilter)[]).flatMap((key) => {
    const value = asked[names[key]];
    const written = typeof value === 'string' ? value.trim() : '';
    return written !== '' && accepted[key](written) ? [[key, written] as const] : [];
  });
  return Object.fromEntries(given);
}

export function isFiltered(filter: ResolutionsFilter): boolean {
  return Object.keys(filter).some((key) => key !== 'cursor');
}

/** The address of the list with this filter. */
export function addressOf(filter: ResolutionsFilter): string {
  const given = (Object.keys(names) as (keyof ResolutionsFilter)[]).flatMap((key) => {
    const value = filter[key];
    return value === undefined ? [] : [[names[key], value] as [string, string]];
  });
  return `/escritorio/resoluciones${given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`}`;
}
