import type { Problem } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { foldSpanish } from '../../kernel/text';
import { findTerritory, namesOf, type Territories, type Territory } from '../territories/territory.rules';

/*
 * What can be wrong with a line of an annex. The annex is kept whole or not at all: every wrong line is said at once,
 * by its place in the list, counted from 1.
 */

/** A line as it was written. */
export interface WrittenLine {
  readonly divipola: string;
  readonly hospitalId: string | null;
  readonly amount: Money;
  readonly department: string | null;
  readonly municipality: string | null;
  /** The number that the annex prints; its place in the list unless said. */
  readonly line: number | null;
  readonly source: string | null;
}

/** What stands where: a place in the list and what was written there. */
export interface PlacedLine {
  readonly at: number;
  readonly written: WrittenLine;
}

export interface KnownHospital {
  readonly id: string;
  readonly name: string;
  readonly municipality_code: string;
}

/** What a line is checked against. */
export interface Known {
  readonly territories: Territories;
  readonly hospitals: ReadonlyMap<string, KnownHospital>;
}

/** Everything that is wrong with the lines, in the order of the list. Cost: linear in the lines. */
export function lineProblems(lines: readonly PlacedLine[], known: Known): Problem[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ at, written }) => {
    const problems = [...placeProblems(written, known), ...hospitalProblems(written, known)];
    for (const { key, field, problem } of identitiesOf(at, written)) {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, at);
      else problems.push({ field, ...problem(first) });
    }
    return problems.map((problem) => ({ ...problem, line: at }));
  });
}

function placeProblems({ divipola, department, municipality }: WrittenLine, { territories }: Known): Problem[] {
  const found = findTerritory(territories, { divipola, department });
  if ('problem' in found) {
    const field = found.problem.code === 'territory.unknown' ? 'divipola' : 'department';
    return [{ ...found.problem, field }];
  }
  if (municipality === null || namesOf(found).includes(foldSpanish(municipality))) return [];
  return [municipalityContradicts(found, municipality)];
}

function hospitalProblems({ divipola, hospitalId }: WrittenLine, { hospitals, territories }: Known): Problem[] {
  if (hospitalId === null) return [];
  const hospital = hospitals.get(hospitalId);
  if (!hospital) return [hospitalUnknown];
  if (hospital.municipality_code === divipola || !territories.has(divipola)) return [];
  return [hospitalElsewhere(hospital, territories.get(hospital.municipality_code)?.municipality ?? '')];
}

interface Identity {
  readonly key: string;
  readonly field: string;
  /** @param first the place in the list of the line that has it already */
  readonly problem: (first: number) => Problem;
}

/** What no two lines may share. A line with no hospital is told from the others by its municipality alone. */
function identitiesOf(at: number, { line, divipola, hospitalId }: WrittenLine): Identity[] {
  return [
    { key: `line ${line ?? at}`, field: 'line', problem: (first) => numberTwice(line ?? at, first) },
    hospitalId === null
      ? { key: `municipality ${divipola}`, field: 'divipola', problem: (first) => municipalityTwice(divipola, first) }
      : { key: `hospital ${hospitalId}`, field: 'hospitalId', problem: (first) => hospitalTwice(first) },
  ];
}

export const hospitalUnknown: Problem = {
  field: 'hospitalId',
  code: 'annex.hospital-unknown',
  detail: {
    es: 'No hay un hospital con este identificador.',
    en: 'There is no hospital with this identifier.',
  },
};

export function hospitalElsewhere(
  { name, municipality_code: divipola }: Pick<KnownHospital, 'name' | 'municipality_code'>,
  municipality: string,
): Problem {
  return {
    field: 'hospitalId',
    code: 'annex.hospital-elsewhere',
    detail: {
      es: `${name} es de ${divipola} ${municipality}.`,
      en: `${name} is in ${divipola} ${municipality}.`,
    },
    params: { divipola, municipality },
  };
}

/** Said of a list and of the lines that an amendment adds. @param first the line that has the hospital already */
export function hospitalTwice(first: number): Problem {
  return {
    code: 'annex.hospital-twice',
    detail: {
      es: `Este hospital ya está en la línea ${first}.`,
      en: `This hospital is in line ${first} already.`,
    },
    params: { first },
  };
}

export function municipalityTwice(divipola: string, first: number): Problem {
  return {
    code: 'annex.municipality-twice',
    detail: {
      es: `${divipola} ya está, sin hospital, en la línea ${first}: sin hospital no se distinguen.`,
      en: `${divipola} is in line ${first} already, without a hospital: they cannot be told apart.`,
    },
    params: { divipola, first },
  };
}

export function municipalityContradicts({ divipola, municipality }: Territory, written: string): Problem {
  return {
    field: 'municipality',
    code: 'annex.municipality-contradicts',
    detail: {
      es: `${divipola} es ${municipality}, no «${written.slice(0, 60)}».`,
      en: `${divipola} is ${municipality}, not "${written.slice(0, 60)}".`,
    },
    params: { divipola, municipality },
  };
}

function numberTwice(number: number, first: number): Problem {
  return {
    code: 'annex.number-twice',
    detail: {
      es: `El número de línea ${number} ya está en la línea ${first}.`,
      en: `Line number ${number} is in line ${first} already.`,
    },
    params: { number, first },
  };
}
