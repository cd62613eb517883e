import { z } from 'zod';
import { isCalendarDate, type CalendarDate } from '../../kernel/calendar';
import type { Problem } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { readAmount } from '../../kernel/money-form';
import { namedSigns, unprintableIn } from '../../kernel/printable';
import { isId } from '../ids';

/** Pesos as text; every usual way of writing them is understood, an ambiguous one is refused. */
export function amount(options: { zero?: boolean } = {}) {
  return z
    .unknown()
    .transform((value, context): Money => {
      const read = readAmount(value, options);
      if ('amount' in read) return read.amount;
      return refuse(context, read.problem);
    })
    .meta({ type: 'string', examples: ['60431400.00'], description: 'Pesos, as text' });
}

/** A calendar date that exists. */
export function date() {
  return z
    .string()
    .transform((value, context): CalendarDate => {
      if (isCalendarDate(value)) return value;
      if (isOlderThanCalendar(value)) {
        return refuse(context, {
          code: 'date.too-early',
          detail: {
            es: `«${value}» es anterior a 1900: se admiten fechas desde 1900-01-01.`,
            en: `"${value}" is before 1900: dates are accepted from 1900-01-01 on.`,
          },
        });
      }
      return refuse(context, {
        code: 'date.not-a-date',
        detail: {
          es: `«${value.slice(0, 30)}» no es una fecha que exista. Se espera AAAA-MM-DD, por ejemplo 2025-08-01.`,
          en: `"${value.slice(0, 30)}" is not a date that exists. YYYY-MM-DD is expected, such as 2025-08-01.`,
        },
      });
    })
    .meta({ type: 'string', format: 'date' });
}

/** A day of a year before 1900, so a typing mistake; day and month are those of some year, leap or not. */
function isOlderThanCalendar(text: string): boolean {
  return /^(0\d|1[0-8])\d\d-\d\d-\d\d$/.test(text) && isCalendarDate(`2000${text.slice(4)}`);
}

/** An instant in UTC, kept as text so that its microseconds are kept too. */
export function instant() {
  return z
    .string()
    .transform((value, context): string => {
      if (isInstant(value)) return value;
      return refuse(context, {
        code: 'instant.not-an-instant',
        detail: {
          es: `«${value.slice(0, 40)}» no es un instante en UTC. Se espera, por ejemplo, 2025-10-05T13:00:00Z.`,
          en: `"${value.slice(0, 40)}" is not an instant in UTC. 2025-10-05T13:00:00Z is an example of one.`,
        },
      });
    })
    .meta({ type: 'string', format: 'date-time' });
}

function isInstant(text: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,6})?)?Z$/.exec(text);
  return parts !== null && isCalendarDate(parts[1]) && !Number.isNaN(Date.parse(text));
}

/**
 * Words that a person writes: trimmed, never empty, no control characters, and none that turns the direction of what
 * follows: what is read must stand in the order in which it was written (Unicode Technical Report 36).
 */
export function text(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((value) => !unseen.test(value), { params: { problem: hasUnseen } });
}

// eslint-disable-next-line no-control-regex -- control characters are what is being refused
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const hasUnseen: Omit<Problem, 'field'> = {
  code: 'text.unseen-character',
  detail: {
    es: 'Trae un carácter que no se ve, de control o que cambia el sentido de la escritura. Escríbalo de nuevo, sin pegarlo de otro programa.',
    en: 'It has a character that is not seen: a control character, or one that turns the direction of writing. Type it again instead of pasting it.',
  },
};

/** A name or a title, which papers print: of signs that they can print, so that nobody's name is printed by halves. */
export function printedText(longest: number) {
  return text(longest).superRefine((value, context) => {
    // What cannot be kept, or is not seen, is refused as that.
    if (isUnstorable(value) || unseen.test(value)) return;
    const signs = unprintableIn(value);
    if (signs.length === 0) return;
    refuse(context, {
      code: 'text.unprintable-character',
      detail: {
        es: `Los documentos no pueden imprimir ${namedSigns(signs)}. Escríbalo sin eso: sirven las letras latinas con cualquier acento, las griegas y las cirílicas, las cifras y la puntuación.`,
        en: `Papers cannot print ${namedSigns(signs)}. Leave it out: Latin letters with any accent, Greek and Cyrillic ones, figures and punctuation can be printed.`,
      },
    });
  });
}

/** The identifier of another record. Whether that record exists is for the service to say. */
export function id() {
  return z
    .string()
    .refine(isId, { params: { problem: malformedId } })
    .meta({ type: 'string' });
}

const malformedId: Omit<Problem, 'field'> = {
  code: 'id.malformed',
  detail: { es: 'No es un identificador de este servicio.', en: 'It is not an identifier of this service.' },
};

/**
 * Text that no column can hold, in whatever field it stands: a NUL, or half of a character (a lone surrogate). Asked of
 * the whole request before its form reads it. Walks without recursion: nobody knows how deep a body is nested.
 */
export function unstorableText(value: unknown): Problem[] {
  const problems: Problem[] = [];
  const waiting: { at: string; value: unknown }[] = [{ at: '', value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, value: each } = next;
    if (typeof each === 'string' && isUnstorable(each)) problems.push({ field: at, ...unstorable });
    if (typeof each !== 'object' || each === null) continue;
    for (const [key, inner] of Object.entries(each))
      waiting.push({ at: at === '' ? key : `${at}.${key}`, value: inner });
  }
  return problems.reverse();
}

function isUnstorable(text: string): boolean {
  return text.includes('\0') || /\p{Surrogate}/u.test(text);
}

const unstorable: Omit<Problem, 'field'> = {
  code: 'text.unstorable',
  detail: {
    es: 'Este texto trae un carácter que no se puede guardar. Escríbalo de nuevo, sin pegarlo de otro programa.',
    en: 'This text has a character that cannot be stored. Type it again instead of pasting it.',
  },
};

export const precision = z.enum(['exact', 'on-or-after', 'month', 'unknown']);

/** Adds a located problem to the form; the whole form is refused with all of its problems at once. */
export function refuse(context: z.RefinementCtx, problem: Omit<Problem, 'field'>): never {
  context.addIssue({ code: 'custom', params: { problem } });
  return z.NEVER;
}

/** What is wrong with a form, in both languages, one problem a field. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap(problemsOfIssue);
}

function problemsOfIssue(issue: z.core.$ZodIssue): Problem[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'custom' && issue.params?.problem) return [{ ...(issue.params.problem as Problem), field }];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...issue.path, key].map(String).join('.'),
      code: 'field.unknown',
      detail: { es: 'Este campo no existe aquí.', en: 'This field does not exist here.' },
    }));
  }
  return [{ field, ...standardProblem(issue) }];
}

function standardProblem(issue: z.core.$ZodIssue): Omit<Problem, 'field'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? { code: 'field.missing', detail: { es: 'Falta este dato.', en: 'This is missing.' } }
        : {
            code: 'field.wrong-type',
            detail: { es: `Se espera ${typeInSpanish(issue.expected)}.`, en: `Expected ${issue.expected}.` },
          };
    case 'invalid_value':
      return {
        code: 'field.not-allowed',
        detail: {
          es: `Se acepta uno de: ${issue.values.join(', ')}.`,
          en: `One of these is accepted: ${issue.values.join(', ')}.`,
        },
      };
    case 'too_small':
      return {
        code: 'field.too-small',
        detail: { es: `El mínimo es ${issue.minimum}.`, en: `The minimum is ${issue.minimum}.` },
      };
    case 'too_big':
      return {
        code: 'field.too-big',
        detail: { es: `El máximo es ${issue.maximum}.`, en: `The maximum is ${issue.maximum}.` },
      };
    default:
      return { code: 'field.malformed', detail: { es: 'No tiene la forma esperada.', en: 'It is malformed.' } };
  }
}

function typeInSpanish(type: string): string {
  const names: Record<string, string> = {
    string: 'un texto',
    number: 'un número',
    int: 'un número entero',
    boolean: 'verdadero o falso',
    array: 'una lista',
    object: 'un objeto',
  };
  return names[type] ?? type;
}
