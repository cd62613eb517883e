import type { Problem } from '../../kernel/errors';
import { commonPieces, rows } from './common-passwords';

/*
 * Passwords: 12 to 200 characters of any kind, never trimmed; not the e-mail; not one of those that everybody uses. No
 * rule of capitals and symbols, and none expires by itself (NIST SP 800-63B, 3.1.1).
 */

export const leastPassword = 12;
export const mostPassword = 200;

/** @returns what is wrong with a new password of the account with this e-mail, or null */
export function problemOfPassword(password: string, email = ''): Omit<Problem, 'field'> | null {
  const length = Array.from(password).length;
  if (length < leastPassword) return tooShort;
  if (length > mostPassword) return tooLong;
  if (email !== '' && isOfEmail(password, email)) return theEmail;
  return isCommon(password) ? tooCommon : null;
}

function isOfEmail(password: string, email: string): boolean {
  const plain = plainOf(password);
  const [name = ''] = plainOf(email).split('@');
  return (
    plain.includes(plainOf(email)) ||
    (name.length >= 4 && plain.includes(name) && lettersLeft(plain.replaceAll(name, '')) < 4)
  );
}

/** Whether hardly anything is left of it without repetitions, rows of keys, digits and the words that all use. */
function isCommon(password: string): boolean {
  const plain = plainOf(password);
  if (new Set(plain).size < 5 || /^(.{1,8}?)\1+.{0,3}$/u.test(plain)) return true;
  // Without a letter: a telephone number, an identity card, a date.
  if (lettersLeft(plain) === 0) return lettersLeft(withoutRows(plain), /\d/g) < 16;
  const read = [plain, asLetters(plain)];
  return (
    read.some((text) => lettersLeft(withoutWords(withoutRows(text))) < 4) ||
    lettersLeft(withoutWords(read[1] ?? '')) < 4
  );
}

/** Lower case and without accents. */
function plainOf(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

const stands: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** «p4ssw0rd» is «password». */
function asLetters(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => stands[sign] ?? sign);
}

const longestFirst = [...commonPieces].sort((a, b) => b.length - a.length);

function withoutWords(text: string): string {
  return longestFirst.reduce((left, word) => left.replaceAll(word, ' '), text);
}

function withoutRows(text: string): string {
  return rows.flatMap((row) => [row, Array.from(row).reverse().join('')]).reduce(withoutRow, text);
}

function withoutRow(text: string, row: string): string {
  let left = '';
  for (let at = 0; at < text.length;) {
    let run = 1;
    while (at + run < text.length && row.includes(text.slice(at, at + run + 1))) run += 1;
    left += run >= 3 ? ' ' : text.slice(at, at + run);
    at += run;
  }
  return left;
}

function lettersLeft(text: string, of = /\p{L}/gu): number {
  return text.match(of)?.length ?? 0;
}

const tooShort = {
  code: 'password.too-short',
  detail: {
    es: `La contraseña debe tener ${leastPassword} caracteres o más.`,
    en: `The password must have ${leastPassword} characters or more.`,
  },
};

const tooLong = {
  code: 'password.too-long',
  detail: {
    es: `La contraseña debe tener ${mostPassword} caracteres o menos.`,
    en: `The password must have ${mostPassword} characters or fewer.`,
  },
};

const theEmail = {
  code: 'password.is-the-email',
  detail: {
    es: 'La contraseña no puede ser el correo. Use, por ejemplo, cuatro palabras sin relación.',
    en: 'The password cannot be the e-mail. Four unrelated words, for example, will do.',
  },
};

const tooCommon = {
  code: 'password.too-common',
  detail: {
    es: 'Esa contraseña es de las primeras que se prueban. Use, por ejemplo, cuatro palabras sin relación.',
    en: 'That password is among the first to be tried. Four unrelated words, for example, will do.',
  },
};
