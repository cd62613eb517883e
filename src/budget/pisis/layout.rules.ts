/*
 * SER124DREC: the monthly file by which a hospital tells PISIS what it did with money that the ministry transferred
 * (Resolución 2361 of 2016, annex CVSF05 v02). Record 1 says who and which period; records 2 to 7 say what happened.
 *
 *   1 control ── 2 incorporation ── 3 contracts ─┬─ 4 policies
 *                                                └─ 5 follow-up ── 6 unspent money back ── 7 yields back
 *
 * Fields are divided by «|»; text is upper case without accents (Ñ stays), dates are AAAA-MM-DD, amounts have a decimal
 * point and two decimals at most, and nothing is padded. docs/pisis.md says which of this implementers disagree about.
 */

export const detailKinds = [2, 3, 4, 5, 6, 7] as const;
export type DetailKind = (typeof detailKinds)[number];

/** Insert, update, annul; or nothing to say of this kind of record in the period. */
export const indicators = ['I', 'A', 'E', 'NA'] as const;
export type Indicator = (typeof indicators)[number];

export const actKinds = { 1: 'Ordenanza', 2: 'Acuerdo', 3: 'Decreto', 4: 'Resolución', 5: 'Acta' } as const;
export const contractKinds = {
  1: 'Contrato',
  2: 'Convenio',
  3: 'Nómina',
  4: 'Resolución',
  5: 'Oficio',
  6: 'Acta',
  7: 'Factura',
} as const;
export const recordKinds = { 1: 'Parcial', 2: 'Final', 3: 'Liquidación' } as const;
export const receivers = { 1: 'Tesoro Nacional', 2: 'ADRES' } as const;
export const portfolios = { 403: 'Tesoro Nacional', 496: 'ADRES' } as const;

type Codes = Readonly<Record<string, string>>;

/** What a field may hold; lengths in characters. */
export type Shape =
  | { readonly is: 'text'; readonly longest: number }
  | { readonly is: 'digits'; readonly longest: number }
  | { readonly is: 'code'; readonly codes: Codes }
  | { readonly is: 'date' }
  | { readonly is: 'decimal'; readonly whole: number }
  | { readonly is: 'id-kind' };

export interface Field {
  readonly name: string;
  /** As a person calls it, in Spanish. */
  readonly label: string;
  readonly shape: Shape;
  /** Part of what tells this record from all others of its kind. */
  readonly key?: true;
  /** May be empty: the annex asks for it, and without it the record still says what happened. */
  readonly optional?: true;
  /** Of a person: kept apart, and shown to nobody who does not need it. */
  readonly personal?: true;
}

const text = (longest: number): Shape => ({ is: 'text', longest });
const code = (codes: Codes): Shape => ({ is: 'code', codes });
const date: Shape = { is: 'date' };
const pesos: Shape = { is: 'decimal', whole: 15 };

const act: readonly Field[] = [
  { name: 'actKind', label: 'tipo de acto', shape: code(actKinds), key: true },
  { name: 'actNumber', label: 'número del acto', shape: text(20), key: true },
  { name: 'actOn', label: 'fecha del acto', shape: date, key: true },
];

const contract: readonly Field[] = [
  { name: 'contractKind', label: 'tipo de contrato', shape: code(contractKinds), key: true },
  { name: 'contractNumber', label: 'número del contrato', shape: text(20), key: true },
];

const person = (name: 'contractor' | 'supervisor', label: string): readonly Field[] => [
  {
    name: `${name}IdKind`,
    label: `tipo de documento del ${label}`,
    shape: { is: 'id-kind' },
    optional: true,
    personal: true,
  },
  { name: `${name}Id`, label: `documento del ${label}`, shape: text(17), optional: true, personal: true },
  { name: `${name}Name`, label: `nombre del ${label}`, shape: text(100), optional: true, personal: true },
];

const deposit: readonly Field[] = [
  ...act,
  { name: 'receiver', label: 'entidad que recibe', shape: code(receivers), optional: true },
  { name: 'bankNit', label: 'NIT del banco', shape: { is: 'digits', longest: 9 }, optional: true },
  { name: 'account', label: 'cuenta', shape: text(12), optional: true },
  { name: 'amount', label: 'valor reintegrado', shape: pesos },
  { name: 'depositedOn', label: 'fecha de consignación', shape: date },
  { name: 'portfolio', label: 'portafolio', shape: code(portfolios) },
];

export interface RecordLayout {
  readonly name: string;
  readonly fields: readonly Field[];
  /** The same key may come again in another period. */
  readonly perPeriod: boolean;
}

/** The fields of each kind of record after its first five: kind, consecutive, resource, NIT, indicator. */
export const layouts: Readonly<Record<DetailKind, RecordLayout>> = {
  2: {
    name: 'incorporación',
    perPeriod: false,
    fields: [...act, { name: 'amount', label: 'valor incorporado', shape: pesos }],
  },
  3: {
    name: 'contrato o acto',
    perPeriod: false,
    fields: [
      ...contract,
      { name: 'signedOn', label: 'fecha del contrato', shape: date },
      { name: 'endsOn', label: 'fecha de terminación', shape: date, optional: true },
      { name: 'object', label: 'objeto', shape: text(500), optional: true },
      { name: 'amount', label: 'valor del contrato', shape: pesos },
      ...person('contractor', 'contratista'),
      ...person('supervisor', 'supervisor'),
    ],
  },
  4: {
    name: 'póliza',
    perPeriod: false,
    fields: [
      ...contract,
      { name: 'policyNumber', label: 'número de la póliza', shape: text(20), key: true },
      { name: 'policyOn', label: 'fecha de la póliza', shape: date, optional: true },
    ],
  },
  5: {
    name: 'seguimiento',
    perPeriod: true,
    fields: [
      ...contract,
      { name: 'recordKind', label: 'tipo de acta', shape: code(recordKinds), key: true },
      { name: 'recordNumber', label: 'número del acta', shape: text(20), key: true },
      { name: 'recordOn', label: 'fecha del acta', shape: date, key: true },
      { name: 'obligated', label: 'valor ejecutado u obligado', shape: pesos },
      { name: 'paid', label: 'valor pagado', shape: pesos },
      { name: 'technical', label: '% de ejecución técnica', shape: { is: 'decimal', whole: 3 }, optional: true },
      { name: 'conclusions', label: 'conclusiones', shape: text(500), optional: true },
    ],
  },
  6: { name: 'reintegro de recursos no ejecutados', perPeriod: true, fields: deposit },
  7: { name: 'reintegro de rendimientos', perPeriod: true, fields: deposit },
};

/** Kind, consecutive, resource, NIT, indicator. */
export const commonFields = 5;

export function isDetailKind(text: string | undefined): text is `${DetailKind}` {
  return text !== undefined && /^[2-7]$/.test(text);
}

/** What one record of a kind says by the name of its field, without what comes before. */
export function valuesOf(kind: DetailKind, parts: readonly string[]): Record<string, string> {
  return Object.fromEntries(layouts[kind].fields.map(({ name }, index) => [name, parts[commonFields + index] ?? '']));
}

/** What tells this record from the others of its kind. */
export function naturalKey(kind: DetailKind, values: Readonly<Record<string, string>>): string {
  const key = layouts[kind].fields.filter((field) => field.key).map(({ name }) => values[name] ?? '');
  return [kind, ...key].join('|');
}
