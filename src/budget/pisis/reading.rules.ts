import { isCalendarDate } from '../../kernel/calendar';
import { coherenceNotes } from './coherence.rules';
import { readFileName } from './file-name.rules';
import { fieldNotes, writingNotes } from './field.rules';
import {
  commonFields,
  indicators,
  isDetailKind,
  layouts,
  naturalKey,
  valuesOf,
  type DetailKind,
  type Field,
  type Indicator,
} from './layout.rules';
import type { Control, Convention, Detail, PisisFile } from './pisis-file';
import { errorsOf, note, type Note } from './notes';
import { readText } from './text-form';

/** Thrown away when there is an error; every error is said at once. */
export interface Reading {
  readonly file: PisisFile | null;
  readonly notes: readonly Note[];
  readonly signed: boolean;
}

/** Reads a file and says everything that is wrong in it by itself. Cost: linear in its lines. */
export function readPisis(given: { name: string; bytes: Buffer }, convention: Convention): Reading {
  const name = readFileName(given.name);
  const read = readText(given.bytes);
  const named: Note[] = 'problem' in name ? [{ severity: 'error', problem: name.problem }] : [];
  if ('wrong' in read) {
    return { file: null, notes: [...named, unreadable(read.wrong)], signed: read.wrong === 'signed' };
  }
  const [controlLine = '', ...rest] = read.lines;
  const control = readControl(controlLine);
  const details = rest.map((line, index) => readDetail(line, index + 2));
  const alone = [...named, ...control.notes, ...details.flatMap((each) => each.notes)];
  const known = details.flatMap(({ detail }) => (detail === null ? [] : [detail]));
  if (!control.control || 'problem' in name) return { file: null, notes: alone, signed: false };
  const file = { fileName: given.name, name, form: read.form, control: control.control, controlLine, details: known };
  // The lines that could not be read are counted too: what they are is said once.
  const notes = [...alone, ...coherenceNotes(file, convention, rest.length)];
  return { file: errorsOf(notes).length === 0 ? file : null, notes, signed: false };
}

const controlFields = ['tipo de documento', 'NIT', 'fecha inicial', 'fecha final', 'total de registros'] as const;

function readControl(line: string): { control: Control | null; notes: Note[] } {
  const parts = line.split('|');
  const [kind, idKind = '', id = '', firstDate = '', cutoff = '', total = ''] = parts;
  if (kind !== '1' || parts.length !== controlFields.length + 1) return { control: null, notes: [noControl(line)] };
  const wantedDate = 'Se espera una fecha que exista, AAAA-MM-DD.';
  const checks: readonly (readonly [boolean, string])[] = [
    [idKind === 'NI', 'Se espera NI.'],
    [/^[1-9]\d{8}$/.test(id), 'Se espera el NIT: nueve cifras, sin dígito de verificación ni ceros de relleno.'],
    [isCalendarDate(firstDate), wantedDate],
    [isCalendarDate(cutoff), wantedDate],
    [/^[1-9]\d{0,8}$/.test(total), 'Se espera cuántos registros hay, sin ceros de relleno.'],
  ];
  const notes = checks.flatMap(([right, wanted], index) =>
    right ? [] : [controlNote(controlFields[index] ?? '', parts[index + 1] ?? '', wanted)],
  );
  if (notes.length > 0 || !isCalendarDate(firstDate) || !isCalendarDate(cutoff)) return { control: null, notes };
  return { control: { idKind, id, firstDate, cutoff, total: Number(total) }, notes };
}

function controlNote(field: string, value: string, wanted: string): Note {
  const code =
    value === '' ? 'pisis.field-empty' : field.startsWith('fecha') ? 'pisis.date-malformed' : 'pisis.digits-expected';
  return note(
    code,
    { line: 1, field },
    `El campo «${field}» del registro de control («${value.slice(0, 40)}») no vale. ${wanted}`,
    `The field of the control record is not valid.`,
  );
}

function noControl(line: string): Note {
  return note(
    'pisis.control-missing',
    { line: 1 },
    `La primera línea («${line.slice(0, 20)}…») no es el registro de control: 1|NI|NIT|fecha inicial|fecha final|total de registros.`,
    'The first line is not the control record.',
  );
}

const consecutiveField: Field = { name: 'consecutive', label: 'consecutivo', shape: { is: 'digits', longest: 9 } };
const resourceField: Field = { name: 'resource', label: 'ID del recurso', shape: { is: 'text', longest: 12 } };
const nitField: Field = { name: 'nit', label: 'NIT', shape: { is: 'digits', longest: 9 } };

function readDetail(text: string, line: number): { detail: Detail | null; notes: Note[] } {
  if (text === '') {
    return {
      detail: null,
      notes: [note('pisis.blank-line', { line }, 'La línea está en blanco: quítela.', 'The line is blank.')],
    };
  }
  const parts = text.split('|');
  const [said, consecutive = '', resource = '', nit = '', indicator = ''] = parts;
  if (!isDetailKind(said)) return { detail: null, notes: [kindUnknown(said ?? '', line)] };
  const kind = Number(said) as DetailKind;
  const expected = commonFields + layouts[kind].fields.length;
  if (parts.length !== expected) return { detail: null, notes: [fieldsCount(kind, parts.length, line)] };
  const notes = [
    ...fieldNotes(consecutive, { line, field: consecutiveField }),
    ...fieldNotes(resource, { line, field: resourceField }),
    ...fieldNotes(nit, { line, field: nitField }),
  ];
  if (!isIndicator(indicator)) return { detail: null, notes: [...notes, indicatorUnknown(indicator, line)] };
  const values = valuesOf(kind, parts);
  notes.push(...valueNotes(kind, { indicator, values, line }));
  const detail = { line, kind, consecutive: Number(consecutive), resource, nit, indicator, values, parts };
  return { detail: { ...detail, key: naturalKey(kind, values) }, notes };
}

interface Told {
  readonly indicator: Indicator;
  readonly values: Readonly<Record<string, string>>;
  readonly line: number;
}

/** I and A say everything; E says which record, and may repeat the rest; NA says nothing. */
function valueNotes(kind: DetailKind, { indicator, values, line }: Told): Note[] {
  return layouts[kind].fields.flatMap((field) => {
    const value = values[field.name] ?? '';
    if (indicator === 'NA') return value === '' ? [] : [filled(field, line)];
    if (indicator === 'E' && !field.key) return value === '' ? [] : writingNotes(value, { line, field });
    return fieldNotes(value, { line, field });
  });
}

function isIndicator(text: string): text is Indicator {
  return (indicators as readonly string[]).includes(text);
}

function kindUnknown(said: string, line: number): Note {
  if (said === '1') {
    return note(
      'pisis.control-twice',
      { line },
      'Hay un segundo registro de control: el archivo lleva uno solo, en la primera línea.',
      'There is a second control record.',
    );
  }
  return note(
    'pisis.kind-unknown',
    { line, field: 'tipo de registro' },
    `«${said.slice(0, 20)}» no es un tipo de registro: después del control van los de tipo 2, 3, 4, 5, 6 y 7.`,
    'The kind of record is not one of 2 to 7.',
  );
}

function fieldsCount(kind: DetailKind, found: number, line: number): Note {
  const expected = commonFields + layouts[kind].fields.length;
  return note(
    'pisis.fields-count',
    { line },
    `El registro de tipo ${kind} (${layouts[kind].name}) tiene ${found} campos y se esperan ${expected}, separados por «|»` +
      `${found > expected ? '; si un texto trae «|», cámbielo por un espacio' : '; los vacíos también se separan'}.`,
    `${found} fields were found and ${expected} are expected.`,
  );
}

function indicatorUnknown(found: string, line: number): Note {
  return note(
    'pisis.indicator-unknown',
    { line, field: 'indicador' },
    `«${found.slice(0, 20)}» no es un indicador. Se espera I (insertar), A (actualizar), E (anular) o NA (no aplica).`,
    'The indicator is not one of I, A, E, NA.',
  );
}

function filled({ label }: Field, line: number): Note {
  return note(
    'pisis.not-applicable-filled',
    { line, field: label },
    `El registro dice NA (no aplica) y el campo «${label}» tiene datos: déjelo vacío, o diga I, A o E.`,
    'The record says NA and this field is filled.',
  );
}

function unreadable(wrong: 'signed' | 'utf-16' | 'mixed-line-ends' | 'binary'): Note {
  if (wrong === 'mixed-line-ends') {
    return note(
      'pisis.line-ends-mixed',
      {},
      'Unas líneas terminan de una manera y otras de otra: ábralo en un editor de texto y guárdelo de nuevo.',
      'Lines end in two ways.',
    );
  }
  return note(
    'pisis.not-text',
    {},
    wrong === 'signed'
      ? 'El archivo viene dentro de un sobre de firma.'
      : 'El archivo no es texto ANSI (Windows-1252) ni UTF-8: guárdelo como texto en una de esas codificaciones.',
    'The file is no plain text in Windows-1252 or UTF-8.',
  );
}
