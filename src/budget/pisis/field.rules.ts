import { isCalendarDate } from '../../kernel/calendar';
import type { Field, Shape } from './layout.rules';
import { note, type Note, type NoteCode } from './notes';

/*
 * What one field may hold. What a person's document or name says is never repeated in a message: messages travel
 * further than the file.
 */

/** Some programs write it where there is no date. */
export const noDate = '1900-01-01';

/** Nothing but what may be written. */
const plain = /^[\x20\x21\x23-\x60\x7b-\x7eÑ]*$/;

interface Place {
  readonly line: number;
  readonly field: Field;
}

/** Everything that is wrong with what stands in a field of a record that inserts or updates. */
export function fieldNotes(value: string, at: Place): Note[] {
  if (value === '') return [emptyNote(at)];
  const written = writingNotes(value, at);
  return written.some(({ severity }) => severity === 'error') ? written : [...written, ...shapeNotes(value, at)];
}

/** How any field of the file is written: case, accents, padding, characters. */
export function writingNotes(value: string, { line, field }: Place): Note[] {
  const says = (code: NoteCode, es: string, en: string) =>
    note(code, { line, field: field.label }, `${spoken(field)}${shown(field, value)} ${es}`, en);
  const found: Note[] = [];
  // Nearly every field of nearly every file.
  if (plain.test(value) && value === value.trim()) return found;
  if (value !== value.trim())
    found.push(says('pisis.padded', 'tiene espacios al comienzo o al final: quítelos.', 'It is padded with blanks.'));
  if (/\p{Cc}/u.test(value))
    found.push(
      says(
        'pisis.character',
        'tiene caracteres que no se imprimen: bórrelos.',
        'It has characters that cannot be printed.',
      ),
    );
  if (value.includes('"'))
    found.push(says('pisis.quotes', 'tiene comillas: escríbalo sin ellas.', 'It has quotes: write it without them.'));
  if (/\p{Ll}/u.test(value))
    found.push(
      says(
        'pisis.lower-case',
        'tiene minúsculas: se espera en mayúsculas.',
        'It has lower case: upper case is expected.',
      ),
    );
  if (hasAccents(value))
    found.push(
      says(
        'pisis.accent',
        'tiene tildes o diéresis: se espera sin ellas (la Ñ se conserva).',
        'It has accents: none are expected (Ñ stays).',
      ),
    );
  else if (/[^\x20-\x7eÑñ\p{Cc}]/u.test(value))
    found.push(
      says(
        'pisis.character-unusual',
        'tiene un carácter poco usual, que PISIS puede rechazar.',
        'It has an unusual character.',
      ),
    );
  return found;
}

function hasAccents(value: string): boolean {
  return /\p{Mark}/u.test(value.normalize('NFC').replace(/[Ññ]/g, 'N').normalize('NFD'));
}

function emptyNote({ line, field }: Place): Note {
  const at = { line, field: field.label };
  return field.optional
    ? note(
        'pisis.field-empty-accepted',
        at,
        `${spoken(field)} está vacío: se recibe así, y PISIS puede exigirlo.`,
        'It is empty.',
      )
    : note(
        'pisis.field-empty',
        at,
        `${spoken(field)} está vacío, y sin él no se sabe qué pasó. ${wanted(field.shape)}`,
        'It is empty.',
      );
}

function shapeNotes(value: string, { line, field }: Place): Note[] {
  const at = { line, field: field.label };
  const wrong = (code: NoteCode) => [
    note(code, at, `${spoken(field)}${shown(field, value)} no vale. ${wanted(field.shape)}`, inEnglish(field.shape)),
  ];
  const { shape } = field;
  switch (shape.is) {
    case 'text':
      return value.length <= shape.longest ? [] : wrong('pisis.too-long');
    case 'digits':
      if (!/^\d+$/.test(value)) return wrong('pisis.digits-expected');
      if (value.length > shape.longest) return wrong('pisis.too-long');
      return value.length > 1 && value.startsWith('0') ? wrong('pisis.padded') : [];
    case 'code':
      return Object.hasOwn(shape.codes, value) ? [] : wrong('pisis.code-unknown');
    case 'id-kind':
      return /^[A-Z]{2}$/.test(value) ? [] : wrong('pisis.id-kind-malformed');
    case 'date':
      if (!isCalendarDate(value)) return wrong('pisis.date-malformed');
      return value === noDate ? [standsForUnknown(at)] : [];
    case 'decimal':
      return decimalNotes(value, shape.whole, wrong);
  }
}

function decimalNotes(value: string, whole: number, wrong: (code: NoteCode) => Note[]): Note[] {
  if (!/^\d+(\.\d{1,2})?$/.test(value)) return wrong('pisis.decimal-malformed');
  if (/^0\d/.test(value)) return wrong('pisis.padded');
  return (value.split('.')[0] ?? '').length <= whole ? [] : wrong('pisis.too-long');
}

function standsForUnknown(at: { line: number; field: string }): Note {
  return note(
    'pisis.date-stands-for-unknown',
    at,
    `${noDate} se entiende como fecha desconocida; PISIS la recibe como una fecha.`,
    `${noDate} is understood as an unknown date.`,
  );
}

function spoken({ label }: Field): string {
  return `El campo «${label}»`;
}

function shown({ personal }: Field, value: string): string {
  return personal ? '' : ` («${value.length > 40 ? `${value.slice(0, 40)}…` : value}»)`;
}

function wanted(shape: Shape): string {
  switch (shape.is) {
    case 'text':
      return `Se esperan ${shape.longest} caracteres como máximo.`;
    case 'digits':
      return `Se esperan cifras, ${shape.longest} como máximo, sin puntos, guiones ni ceros de relleno.`;
    case 'code':
      return `Se espera uno de: ${Object.entries(shape.codes)
        .map(([code, name]) => `${code} (${name})`)
        .join(', ')}.`;
    case 'id-kind':
      return 'Se esperan las dos letras del tipo de documento, como CC o NI.';
    case 'date':
      return 'Se espera una fecha que exista, AAAA-MM-DD.';
    case 'decimal':
      return `Se espera un número con punto decimal y dos decimales como máximo, sin separador de miles, signos ni ceros de relleno, de ${shape.whole} cifras enteras como máximo: 60431400.00.`;
  }
}

function inEnglish(shape: Shape): string {
  switch (shape.is) {
    case 'text':
      return `At most ${shape.longest} characters are expected.`;
    case 'digits':
      return `Digits are expected, at most ${shape.longest}, without padding.`;
    case 'code':
      return `One of ${Object.keys(shape.codes).join(', ')} is expected.`;
    case 'id-kind':
      return 'The two letters of a kind of document are expected.';
    case 'date':
      return 'A date that exists is expected, YYYY-MM-DD.';
    case 'decimal':
      return `A number with a point and at most two decimals is expected, at most ${shape.whole} digits before them.`;
  }
}
