import { type Problem, invariant } from './errors';

/** A NIT as it is kept: nine digits of text, and the check digit apart (null when it was not written). */
export interface Nit {
  nit: string;
  checkDigit: number | null;
}

/**
 * The check digit (dígito de verificación) of a NIT, by the DIAN's algorithm: weights from the right, modulo 11.
 * @throws InvariantBroken unless it is text of 1 to 15 digits.
 */
export function nitCheckDigit(nit: string): number {
  invariant(/^\d{1,15}$/.test(nit), 'a NIT is 1 to 15 digits');
  const sum = Array.from(nit)
    .reverse()
    .reduce((all, digit, place) => all + Number(digit) * (WEIGHTS[place] ?? 0), 0);
  const rest = sum % 11;
  return rest <= 1 ? rest : 11 - rest;
}

/** Reads «900.474.727-4», «900474727-4» or «900474727»; a wrong check digit is refused, naming the right one. */
export function readNit(value: unknown): Nit | { problem: Problem } {
  const written = typeof value === 'string' && value.length <= 40 ? WRITTEN.exec(value.trim()) : null;
  if (!written) return { problem: malformed() };
  const nit = (written[1] ?? '').replace(/\D/g, '');
  if (written[3] === undefined) return { nit, checkDigit: null };
  const given = Number(written[3]);
  const expected = nitCheckDigit(nit);
  return given === expected ? { nit, checkDigit: given } : { problem: wrongCheckDigit({ nit, given, expected }) };
}

const WEIGHTS = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];

/** Nine digits, plain or in threes, and after a hyphen the check digit. */
const WRITTEN = /^(?:NIT[.:]*\s*)?([1-9]\d{8}|[1-9]\d{2}([., ])\d{3}\2\d{3})(?:\s*[-–—]\s*(\d))?$/i;

function malformed(): Problem {
  return {
    code: 'nit.malformed',
    detail: {
      es: 'El NIT tiene nueve cifras y, después de un guion, el dígito de verificación: 900.474.727-4.',
      en: 'A NIT has nine digits and, after a hyphen, the check digit: 900.474.727-4.',
    },
  };
}

function wrongCheckDigit(params: { nit: string; given: number; expected: number }): Problem {
  const { nit, given, expected } = params;
  return {
    code: 'nit.wrong-check-digit',
    detail: {
      es: `El dígito de verificación del NIT ${nit} es ${expected}, no ${given}. Revise también las nueve cifras.`,
      en: `The check digit of NIT ${nit} is ${expected}, not ${given}. Check the nine digits as well.`,
    },
    params,
  };
}
