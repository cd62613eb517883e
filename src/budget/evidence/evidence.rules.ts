import { refusal } from '../../kernel/errors';

/*
 * A file that proves an act: a PDF, an image or a spreadsheet, at most 20 MB. What it is is said by its bytes, from the
 * first to the last, never by its name; what was declared must agree with them. Nothing in it is ever run by us.
 */

export const largestEvidence = 20_000_000;

export const evidenceTypes = {
  'application/pdf': { name: 'PDF', extension: 'pdf' },
  'image/png': { name: 'PNG', extension: 'png' },
  'image/jpeg': { name: 'JPEG', extension: 'jpg' },
  'image/webp': { name: 'WebP', extension: 'webp' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { name: 'XLSX', extension: 'xlsx' },
  // Never taken as it comes: only what the service itself has read whole.
  'text/plain': { name: 'texto', extension: 'txt' },
} as const;

export type EvidenceType = keyof typeof evidenceTypes;

export const evidenceTypeNames = Object.keys(evidenceTypes) as [EvidenceType, ...EvidenceType[]];

const accepted = 'Se acepta PDF, PNG, JPEG, WebP o XLSX, de 20 MB o menos';

export const EvidenceUnsupported = refusal<{ why: string }>(
  'evidence.unsupported-type',
  'unsupported',
  { es: 'Este archivo no se acepta', en: 'This file is not taken' },
  {
    es: ({ why }) => `${why} ${accepted}.`,
    en: () => 'PDF, PNG, JPEG, WebP or XLSX is taken, of 20 MB or less; its content must be wholly of one of them.',
  },
);

export const EvidenceTypeDiffers = refusal<{ declared: string; found: EvidenceType }>(
  'evidence.type-differs',
  'form',
  { es: 'El archivo no es lo que dice ser', en: 'The file is not what it says' },
  {
    es: ({ declared, found }) =>
      `Se envió como «${declared}» y su contenido es ${evidenceTypes[found].name}. Envíelo con su propio tipo y nombre.`,
    en: ({ declared, found }) => `It was sent as "${declared}" and its content is ${evidenceTypes[found].name}.`,
  },
);

export const EvidenceDamaged = refusal<{ type: EvidenceType; why: string }>(
  'evidence.damaged',
  'form',
  { es: 'El archivo está dañado o incompleto', en: 'The file is damaged or cut short' },
  {
    es: ({ type, why }) => `El ${evidenceTypes[type].name} ${why}. Ábralo y guárdelo de nuevo antes de enviarlo.`,
    en: ({ type }) => `The ${evidenceTypes[type].name} is not whole: open it and save it again.`,
  },
);

export const SpreadsheetRefused = refusal<{ why: string }>(
  'evidence.spreadsheet-refused',
  'form',
  { es: 'La hoja de cálculo no se acepta', en: 'The spreadsheet is not taken' },
  {
    es: ({ why }) => `La hoja de cálculo ${why}. Guárdela como .xlsx sin macros, con sus hojas y nada más.`,
    en: () => 'A plain .xlsx is taken: no macros, no more content than a spreadsheet has.',
  },
);

export const EvidenceGone = refusal<{ id: string; state: 'missing' | 'altered' }>(
  'evidence.gone',
  'conflict',
  { es: 'El archivo no está como se recibió', en: 'The file is not as it was received' },
  {
    es: ({ state }) =>
      state === 'missing'
        ? 'El archivo consta en el registro y ya no está guardado. Avise a quien administra el servicio.'
        : 'El archivo guardado no es el que se recibió: su huella es otra. Avise a quien administra el servicio.',
    en: ({ state }) => `The stored file is ${state}. Tell whoever runs the service.`,
  },
);

export const EvidenceConfidential = refusal(
  'evidence.confidential',
  'forbidden',
  { es: 'El archivo tiene datos personales', en: 'The file holds personal data' },
  {
    es: () => 'El archivo tiene documentos y nombres de personas: lo ven el hospital que lo envió y auditoría.',
    en: () => 'The file holds ids and names of people: the hospital that sent it and the auditors see it.',
  },
);

/** Whether the file names people: then it is handed out to whoever sent it and to whoever audits alone. */
export function namesPeople(file: { subjectKind: string; mediaType: string }): boolean {
  return file.subjectKind === 'pisis-file' && file.mediaType === 'text/plain';
}

// Control characters are dropped before they can break a header, a log line or a list.
const unwritable = /[\p{Cc}\p{Cf}\p{Cs}/\\]/gu;

/** What the sender called it, as something to read: the last part of its path, with the extension of what it is. */
export function readableName(given: string, type: EvidenceType): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const readable = last.normalize('NFC').replace(unwritable, '').replace(/^\.+/, '').trim();
  // A computer opens a saved file by its extension: a PDF called «.html» would be a page there.
  const own = [`.${evidenceTypes[type].extension}`, ...(alsoCalled[type] ?? [])];
  const said = own.find((extension) => readable.toLowerCase().endsWith(extension));
  const stem = said === undefined ? readable : readable.slice(0, -said.length);
  return `${stem.slice(0, 145) || 'documento'}${said ?? `.${evidenceTypes[type].extension}`}`;
}

const alsoCalled: Partial<Record<EvidenceType, readonly string[]>> = {
  'image/jpeg': ['.jpeg'],
  'text/plain': ['.csv'],
};

/** RFC 6266: always an attachment, its name in UTF-8 and, for who cannot read that, in ASCII. */
export function dispositionOf(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%;]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii === '' ? 'documento' : ascii}"; filename*=UTF-8''${encoded}`;
}

/** Whether what was declared may stand for what was found: nothing in particular, or the very type. */
export function agrees(declared: string, found: EvidenceType): boolean {
  const said = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  return (
    said === '' ||
    said === 'application/octet-stream' ||
    said === found ||
    (said === 'image/jpg' && found === 'image/jpeg')
  );
}
