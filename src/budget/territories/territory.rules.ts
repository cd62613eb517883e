import { refusal, type Problem } from '../../kernel/errors';
import { foldSpanish } from '../../kernel/text';

/*
 * DIVIPOLA (DANE): a municipality has five digits, of which the first two are its department. Codes are text: 05490,
 * never 5490. A code that is not there is never corrected in silence: the near one is named and the person decides.
 */

export interface Territory {
  readonly divipola: string;
  readonly municipality: string;
  readonly department: { readonly code: string; readonly name: string };
  readonly type: string;
  /** Other names under which people write it. */
  readonly aliases: readonly string[];
}

/** Every municipality by its code, in the order of the codes. */
export type Territories = ReadonlyMap<string, Territory>;

interface UnknownCode extends Record<string, unknown> {
  readonly divipola: string;
  readonly mistake: 'lost-zero' | 'name' | 'none';
  /** At most three, the nearest first. */
  readonly suggestions: readonly Territory[];
}

const wording = {
  es: ({ divipola, mistake, suggestions: [near] }: UnknownCode) => {
    if (!near) return `«${divipola}» no existe en DIVIPOLA. El código tiene cinco cifras, como 05490.`;
    if (mistake === 'lost-zero') return `«${divipola}» perdió el cero inicial: el código es ${called(near)}.`;
    if (mistake === 'name') return `«${divipola}» es un nombre y aquí va el código; ¿quiso decir ${called(near)}?`;
    return `${divipola} no existe en DIVIPOLA; ¿quiso decir ${called(near)}?`;
  },
  en: ({ divipola, mistake, suggestions: [near] }: UnknownCode) => {
    if (!near) return `"${divipola}" is not in DIVIPOLA. A code has five digits, such as 05490.`;
    if (mistake === 'lost-zero') return `"${divipola}" lost its leading zero: the code is ${called(near)}.`;
    if (mistake === 'name') return `"${divipola}" is a name and the code goes here; did you mean ${called(near)}?`;
    return `${divipola} is not in DIVIPOLA; did you mean ${called(near)}?`;
  },
};

export const UnknownTerritory = refusal<UnknownCode>(
  'territory.unknown',
  'missing',
  { es: 'El municipio no existe', en: 'No such municipality' },
  wording,
);

/**
 * The municipality that a code names, or what is wrong with it, for a field or a line of a file.
 * @param given.department the name or code that was written beside it, if any: it must be the municipality's own
 */
export function findTerritory(
  known: Territories,
  given: { divipola: string; department?: string | null },
): Territory | { problem: Problem } {
  const territory = known.get(given.divipola);
  if (!territory) return { problem: unknownTerritory(known, given.divipola) };
  const problem = given.department ? departmentContradicts(territory, given.department) : null;
  return problem ? { problem } : territory;
}

/** `territory.unknown`, with the codes that the person may have meant. */
export function unknownTerritory(known: Territories, divipola: string): Problem {
  const params = unknownCode(known, divipola);
  return {
    code: 'territory.unknown',
    detail: { es: wording.es(params), en: wording.en(params) },
    params,
  };
}

/** What was written and what it may have meant: the parameters of `UnknownTerritory`. */
export function unknownCode(known: Territories, written: string): UnknownCode {
  const divipola = written.slice(0, 60);
  const padded = /^\d{4}$/.test(divipola) ? `0${divipola}` : divipola;
  const whole = known.get(padded);
  if (whole) return { divipola, mistake: 'lost-zero', suggestions: [whole] };
  if (/^\d+$/.test(padded)) return { divipola, mistake: 'none', suggestions: oneSlipAway(known, padded) };
  const name = foldSpanish(divipola);
  const named = [...known.values()].filter((territory) => namesOf(territory).includes(name)).slice(0, 3);
  return { divipola, mistake: 'name', suggestions: named };
}

/** `territory.department-contradicts` when the department, by name or by code, is another than the municipality's. */
export function departmentContradicts(territory: Territory, written: string): Problem | null {
  if (isDepartment(territory.department, written)) return null;
  const department = written.slice(0, 60);
  const { divipola, municipality } = territory;
  return {
    code: 'territory.department-contradicts',
    detail: {
      es: `${divipola} es ${municipality} y queda en ${territory.department.name}, no en «${department}».`,
      en: `${divipola} is ${municipality}, in ${territory.department.name}, not in "${department}".`,
    },
    params: { divipola, municipality, department, right: territory.department },
  };
}

/** Whether the text is the code or the name of the department, without case, accents and punctuation. */
export function isDepartment(department: Territory['department'], written: string): boolean {
  if (/^\d{1,2}$/.test(written.trim())) return written.trim().padStart(2, '0') === department.code;
  const name = lettersOf(written);
  return name === lettersOf(department.name) || (usualNames[department.code]?.includes(name) ?? false);
}

/** The names and the aliases, as they are compared. */
export function namesOf(territory: Territory): string[] {
  return [territory.municipality, ...territory.aliases].map(foldSpanish);
}

// How the documents of the ministries shorten the long names.
const usualNames: Record<string, readonly string[]> = {
  '11': ['bogota'],
  '44': ['guajira'],
  '54': ['norte santander'],
  '76': ['valle'],
  '88': ['san andres', 'san andres y providencia', 'san andres providencia y santa catalina'],
};

function lettersOf(text: string): string {
  return foldSpanish(text)
    .replace(/[^a-z ]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\bd c\b/, '')
    .trim();
}

/** The codes that one mistyped digit, or two swapped, would have made; the numerically nearest first. */
function oneSlipAway(known: Territories, code: string): Territory[] {
  const distance = (other: Territory) => Math.abs(Number(other.divipola) - Number(code));
  return [...known.values()]
    .filter(({ divipola }) => isOneSlip(divipola, code))
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 3);
}

function isOneSlip(right: string, written: string): boolean {
  if (right.length !== written.length) return false;
  const wrong = Array.from(right).flatMap((digit, place) => (digit === written[place] ? [] : [place]));
  const [first = 0, second = 0] = wrong;
  const swapped = second === first + 1 && right[first] === written[second] && right[second] === written[first];
  return wrong.length === 1 || (wrong.length === 2 && swapped);
}

function called({ divipola, municipality, department }: Territory): string {
  return `${divipola} ${municipality} (${department.name})`;
}
