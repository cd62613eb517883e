import { refusal } from '../../../kernel/errors';

/* Why a file is not read at all. What is wrong with one row is for whoever knows what the rows mean. */

export const TableUnsupported = refusal<{ found: { es: string; en: string } }>(
  'table.unsupported',
  'unsupported',
  { es: 'No es un archivo de filas que se pueda leer', en: 'Not a file of rows that can be read' },
  {
    es: ({ found }) =>
      `Se recibe CSV o XLSX y esto ${found.es}. Ábralo en su hoja de cálculo y guárdelo como XLSX o CSV.`,
    en: ({ found }) =>
      `CSV or XLSX is taken and this ${found.en}. Open it in a spreadsheet and save it as XLSX or CSV.`,
  },
);

export const TableEncrypted = refusal(
  'table.encrypted',
  'form',
  { es: 'El libro está protegido con contraseña', en: 'The workbook is protected by a password' },
  {
    es: () => 'El libro está cifrado y no se puede leer. Guárdelo sin contraseña de apertura y envíelo de nuevo.',
    en: () => 'The workbook is encrypted and cannot be read. Save it without a password to open, and send it again.',
  },
);

export const TableHasMacros = refusal(
  'table.macros',
  'form',
  { es: 'El libro trae macros', en: 'The workbook has macros' },
  {
    es: () => 'El libro trae macros, que son programas. Guárdelo como «Libro de Excel (.xlsx)», sin macros.',
    en: () => 'The workbook has macros, which are programs. Save it as "Excel workbook (.xlsx)", without macros.',
  },
);

export const TableDamaged = refusal<{ why: { es: string; en: string } }>(
  'table.damaged',
  'form',
  { es: 'El archivo está dañado', en: 'The file is damaged' },
  {
    es: ({ why }) => `El archivo no se puede leer entero: ${why.es}. Ábralo, guárdelo de nuevo y envíelo otra vez.`,
    en: ({ why }) => `The file cannot be read whole: ${why.en}. Open it, save it again and send it once more.`,
  },
);

export const TableEmpty = refusal(
  'table.empty',
  'form',
  { es: 'El archivo no tiene filas', en: 'The file has no rows' },
  {
    es: () => 'Ninguna fila del archivo tiene datos. Se espera un encabezado y, debajo, una fila por línea.',
    en: () => 'No row of the file has anything in it. A heading is expected, and below it one row a line.',
  },
);

export const TableTooLarge = refusal<{ what: { es: string; en: string }; maximum: number }>(
  'table.too-large',
  'too-large',
  { es: 'El archivo es más grande de lo que se lee', en: 'The file is larger than what is read' },
  {
    es: ({ what, maximum }) =>
      `El archivo tiene más de ${maximum.toLocaleString('es-CO')} ${what.es}, lo más que se lee.`,
    en: ({ what, maximum }) =>
      `The file has more than ${maximum.toLocaleString('en')} ${what.en}, the most that is read.`,
  },
);

export const TableBomb = refusal(
  'table.bomb',
  'too-large',
  { es: 'El libro ocupa demasiado descomprimido', en: 'The workbook is too large once decompressed' },
  {
    es: () => 'El libro ocupa, descomprimido, mucho más de lo que ocupa una hoja de cálculo; no se leyó.',
    en: () => 'Once decompressed the workbook is far larger than a spreadsheet is; it was not read.',
  },
);

export const TableSheetMissing = refusal<{ sheet: string; sheets: readonly string[] }>(
  'table.sheet-missing',
  'form',
  { es: 'El libro no tiene esa hoja', en: 'The workbook has no such sheet' },
  {
    es: ({ sheet, sheets }) =>
      `No hay una hoja «${sheet}». Las del libro: ${sheets.map((each) => `«${each}»`).join(', ')}.`,
    en: ({ sheet, sheets }) => `There is no sheet "${sheet}". The workbook has: ${sheets.join(', ')}.`,
  },
);

export const TablesBusy = refusal<{ retryAfterSeconds: number }>(
  'table.too-many-waiting',
  'unavailable',
  { es: 'Hay demasiados archivos en espera', en: 'Too many files are waiting to be read' },
  {
    es: ({ retryAfterSeconds }) =>
      `Ya se están leyendo varios archivos. Envíelo de nuevo en ${retryAfterSeconds} segundos.`,
    en: ({ retryAfterSeconds }) => `Several files are being read already. Send it again in ${retryAfterSeconds} s.`,
  },
);

/** By their codes: a refusal that is thrown in the reading thread is thrown again, whole, in the service's own. */
export const tableRefusals = {
  'table.unsupported': TableUnsupported,
  'table.encrypted': TableEncrypted,
  'table.macros': TableHasMacros,
  'table.damaged': TableDamaged,
  'table.empty': TableEmpty,
  'table.too-large': TableTooLarge,
  'table.bomb': TableBomb,
  'table.sheet-missing': TableSheetMissing,
} as const;
