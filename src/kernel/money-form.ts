import type { Problem } from './errors';
import { Money } from './money';
import { readAmountText } from './money-reading';

/** The codes of every problem that an amount on a form can have. */
export type AmountProblemCode =
  | 'amount.not-text'
  | 'amount.not-an-amount'
  | 'amount.ambiguous'
  | 'amount.too-many-decimals'
  | 'amount.too-large'
  | 'amount.not-positive';

export interface AmountOptions {
  /** Zero is a fair answer here (nothing executed this month). A negative amount never is. */
  zero?: boolean;
}

/** Reads an amount of pesos from a form: text in any form that `Money.read` knows. The caller adds the field's name. */
export function readAmount(value: unknown, options: AmountOptions = {}): { amount: Money } | { problem: Problem } {
  if (typeof value !== 'string') return { problem: notText() };
  const reading = readAmountText(value);
  if (!reading.ok) {
    switch (reading.why) {
      case 'ambiguous':
        return { problem: ambiguous(value, reading.readings) };
      case 'not-an-amount':
        return { problem: notAnAmount(value) };
      case 'too-many-decimals':
        return { problem: tooManyDecimals(value) };
      case 'too-large':
        return { problem: tooLarge() };
    }
  }
  const amount = Money.of(reading.canonical);
  if (amount.isPositive() || (options.zero && amount.isZero())) return { amount };
  return { problem: notPositive(amount, options) };
}

/** The problem with an amount on a form, or null when it can be read. */
export function amountProblem(value: unknown, options: AmountOptions = {}): Problem | null {
  const reading = readAmount(value, options);
  return 'problem' in reading ? reading.problem : null;
}

function notText(): Problem {
  return problem('amount.not-text', {
    es: 'El valor se envía como texto entre comillas, por ejemplo "60431400.00": un número JSON pierde centavos.',
    en: 'Send the amount as text in quotes, for example "60431400.00": a JSON number loses centavos.',
  });
}

function ambiguous(value: string, readings: readonly string[]): Problem {
  const [whole = '', parted = ''] = readings;
  const said = {
    es: `«${excerpt(value)}» se puede leer de dos maneras: miles (${whole} pesos) o decimales (${parted}). Si es lo primero, escriba ${whole}.00.`,
    en: `“${excerpt(value)}” can be read as ${whole} or as ${parted} pesos. Write ${whole}.00 if you mean the first.`,
  };
  return problem('amount.ambiguous', said, { value: excerpt(value), readings });
}

function notAnAmount(value: string): Problem {
  const said = {
    es: `«${excerpt(value)}» no es un valor en pesos. Escriba por ejemplo 60431400.50 o $ 60.431.400,50.`,
    en: `“${excerpt(value)}” is not an amount of pesos. Write for example 60431400.50 or $ 60.431.400,50.`,
  };
  return problem('amount.not-an-amount', said, { value: excerpt(value) });
}

function tooManyDecimals(value: string): Problem {
  const said = {
    es: `«${excerpt(value)}» tiene más de dos decimales: el peso se divide en cien centavos.`,
    en: `“${excerpt(value)}” has more than two decimals: a peso is a hundred centavos.`,
  };
  return problem('amount.too-many-decimals', said, { value: excerpt(value) });
}

function tooLarge(): Problem {
  const said = {
    es: 'El valor tiene más de 18 cifras de pesos.',
    en: 'The amount has more than 18 digits of pesos.',
  };
  return problem('amount.too-large', said, { digits: 18 });
}

function notPositive(amount: Money, options: AmountOptions): Problem {
  const said = options.zero
    ? { es: 'El valor no puede ser negativo.', en: 'The amount cannot be negative.' }
    : { es: 'El valor debe ser mayor que cero.', en: 'The amount must be more than zero.' };
  return problem('amount.not-positive', said, { amount });
}

function problem(code: AmountProblemCode, detail: Problem['detail'], params?: Problem['params']): Problem {
  return params ? { code, detail, params } : { code, detail };
}

/** What was written, short enough to be repeated in a message. */
function excerpt(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value;
}
