import { refusal, type Problem } from '../../kernel/errors';
import { nitCheckDigit, readNit } from '../../kernel/nit';
import { unknownTerritory, type Territories } from '../territories/territory.rules';

/*
 * The E.S.E. that receive. What a source does not say of one (its NIT, its REPS code) is null and never a guess; the
 * check digit is no fact but arithmetic on the NIT (DIAN), so it is computed when it is not written, and refused when
 * it is written wrong.
 *
 *   unknown ──(filled: no reason needed)──▶ known ──(corrected, with a reason)──▶ known, or unknown again
 */

export interface Hospital {
  readonly name: string;
  /** Nine digits. */
  readonly nit: string | null;
  readonly checkDigit: number | null;
  readonly divipola: string;
  /** Ten digits, or twelve with the site (Registro Especial de Prestadores, Res. 3100 de 2019). */
  readonly reps: string | null;
}

/** What a person writes: absent fields stay as they are, null says that it is not known. */
export interface HospitalWriting {
  readonly name?: string | undefined;
  readonly nit?: string | null | undefined;
  readonly checkDigit?: number | null | undefined;
  readonly divipola?: string | undefined;
  readonly reps?: string | null | undefined;
  readonly reason?: string | undefined;
}

export const NitRegistered = refusal<{ nit: string; hospitalId: string; name: string }>(
  'hospital.nit-registered',
  'conflict',
  { es: 'El NIT ya está registrado', en: 'The NIT is already registered' },
  {
    es: ({ nit, name }) => `El NIT ${nit} ya es el de «${name}».`,
    en: ({ nit, name }) => `NIT ${nit} is already that of "${name}".`,
  },
);

/** A new hospital out of what was written, or everything that is wrong with it. */
export function newHospital(
  written: HospitalWriting & { name: string; divipola: string },
  known: Territories,
): Hospital | { problems: Problem[] } {
  const nothing: Hospital = { name: written.name, nit: null, checkDigit: null, divipola: written.divipola, reps: null };
  return checked(nothing, written, known);
}

/** The hospital with what was written over it, or everything that is wrong with that; a correction needs its reason. */
export function correctedHospital(
  stored: Hospital,
  written: HospitalWriting,
  known: Territories,
): Hospital | { problems: Problem[] } {
  const hospital = checked(stored, written, known);
  if ('problems' in hospital) return hospital;
  const corrected = changesOf(stored, hospital).filter((field) => stored[field] !== null);
  return corrected.length > 0 && written.reason === undefined ? { problems: [reasonMissing(corrected)] } : hospital;
}

/** The fields whose value is another, in the order of the record. */
export function changesOf(before: Hospital, after: Hospital): (keyof Hospital)[] {
  const fields: (keyof Hospital)[] = ['name', 'nit', 'checkDigit', 'divipola', 'reps'];
  return fields.filter((field) => before[field] !== after[field]);
}

function checked(stored: Hospital, written: HospitalWriting, known: Territories): Hospital | { problems: Problem[] } {
  const nit = readWrittenNit(stored, written);
  const hospital: Hospital = {
    name: written.name ?? stored.name,
    divipola: written.divipola ?? stored.divipola,
    reps: written.reps === undefined ? stored.reps : written.reps,
    nit: 'problem' in nit ? null : nit.nit,
    checkDigit: 'problem' in nit ? null : nit.checkDigit,
  };
  const problems = [
    'problem' in nit ? nit.problem : null,
    territoryProblem(hospital, known),
    repsProblem(hospital, known),
  ];
  const found = problems.filter((problem) => problem !== null);
  return found.length > 0 ? { problems: found } : hospital;
}

type Identity = Pick<Hospital, 'nit' | 'checkDigit'>;

function readWrittenNit(stored: Hospital, written: HospitalWriting): Identity | { problem: Problem } {
  const { nit: given = stored.nit, checkDigit } = written;
  if (given === null) return checkDigit == null ? { nit: null, checkDigit: null } : { problem: digitWithoutNit };
  const read = readNit(given);
  if ('problem' in read) return { problem: { ...read.problem, field: 'nit' } };
  const expected = nitCheckDigit(read.nit);
  if (checkDigit == null || checkDigit === expected) return { nit: read.nit, checkDigit: expected };
  const wrong = readNit(`${read.nit}-${checkDigit}`);
  return 'problem' in wrong ? { problem: { ...wrong.problem, field: 'checkDigit' } } : wrong;
}

function territoryProblem({ divipola }: Hospital, known: Territories): Problem | null {
  return known.has(divipola) ? null : { field: 'divipola', ...unknownTerritory(known, divipola) };
}

function repsProblem({ reps, divipola }: Hospital, known: Territories): Problem | null {
  const territory = known.get(divipola);
  if (reps === null || !territory || reps.startsWith(territory.department.code)) return null;
  const { code, name } = territory.department;
  return {
    field: 'reps',
    code: 'hospital.reps-contradicts-department',
    detail: {
      es: `El código REPS de un prestador en ${territory.municipality} empieza por ${code} (${name}), no por ${reps.slice(0, 2)}.`,
      en: `The REPS code of a provider in ${territory.municipality} starts with ${code} (${name}), not ${reps.slice(0, 2)}.`,
    },
    params: { reps, department: code },
  };
}

const digitWithoutNit: Problem = {
  field: 'checkDigit',
  code: 'hospital.check-digit-without-nit',
  detail: {
    es: 'Hay dígito de verificación y no hay NIT.',
    en: 'There is a check digit and no NIT.',
  },
};

function reasonMissing(fields: readonly string[]): Problem {
  return {
    field: 'reason',
    code: 'hospital.correction-needs-reason',
    detail: {
      es: `Corregir un dato conocido (${fields.join(', ')}) exige decir el motivo.`,
      en: `Correcting what is known (${fields.join(', ')}) needs its reason.`,
    },
    params: { fields },
  };
}
