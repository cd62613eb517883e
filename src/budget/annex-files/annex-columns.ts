import type { Meaning } from './headings';

/** The columns of the template and of what is exported: the headings that are understood best, in this order. */
export const annexColumns = [
  { meaning: 'line', heading: 'Línea', width: 8, kind: 'integer' },
  { meaning: 'divipola', heading: 'Código DIVIPOLA', width: 18, kind: 'code' },
  { meaning: 'department', heading: 'Departamento', width: 24, kind: 'text' },
  { meaning: 'municipality', heading: 'Municipio', width: 26, kind: 'text' },
  { meaning: 'nit', heading: 'NIT', width: 13, kind: 'code' },
  { meaning: 'checkDigit', heading: 'DV', width: 5, kind: 'code' },
  { meaning: 'hospital', heading: 'E.S.E.', width: 44, kind: 'text' },
  { meaning: 'amount', heading: 'Valor asignado', width: 18, kind: 'money' },
  { meaning: 'source', heading: 'Fuente', width: 30, kind: 'text' },
  { meaning: 'hospitalId', heading: 'Identificador del hospital', width: 38, kind: 'code' },
] as const satisfies readonly { meaning: Meaning; heading: string; width: number; kind: string }[];

/** What a person fills in: the identifier is of ours, and the source of who knows one. */
export const templateColumns = annexColumns.filter(({ meaning }) => meaning !== 'hospitalId' && meaning !== 'source');

export type AnnexCells = Readonly<Record<(typeof annexColumns)[number]['meaning'], string>>;
