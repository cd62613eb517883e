import { z } from 'zod';
import { orderFields, summaryFields, type OrderField } from './layout.fields';

/*
 * How the files that go to a bank or to SIIF, and those that come back, are laid out: the JSON that PAYMENT_LAYOUT names,
 * or these defaults. docs/guia/pagos.md explains each field to whoever writes one.
 */

export const dateFormats = ['YYYY-MM-DD', 'YYYYMMDD', 'DD/MM/YYYY', 'DDMMYYYY'] as const;

/** 1234.50 · 1234,50 · 1234, and none with centavos · 123450 */
export const amountFormats = ['point', 'comma', 'whole', 'centavos'] as const;

export const encodings = ['utf-8', 'utf-8-bom', 'windows-1252'] as const;

const names = <Name extends string>(fields: Record<Name, unknown>) => Object.keys(fields) as [Name, ...Name[]];

const plain = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u);

const shape = {
  heading: plain.min(1).optional(),
  /** Only of the field `constant`. */
  value: plain.optional(),
  width: z.number().int().min(1).max(500).optional(),
  align: z.enum(['left', 'right']).default('left'),
  pad: z.string().length(1).default(' '),
  /** Empty where the records do not have it; else the batch is refused and says of which line. */
  optional: z.boolean().default(false),
  /** A text that is longer than its width is cut; else the batch is refused. */
  cut: z.boolean().default(false),
};

const orderColumn = z.strictObject({ field: z.enum([...names(orderFields), 'constant']), ...shape });
const summaryColumn = z.strictObject({ field: z.enum([...names(summaryFields), 'constant']), ...shape });

const outForm = z.strictObject({
  format: z.enum(['delimited', 'fixed']).default('delimited'),
  delimiter: z.enum([';', ',', '\t', '|']).default(';'),
  encoding: z.enum(encodings).default('utf-8-bom'),
  lineEnd: z.enum(['crlf', 'lf']).default('crlf'),
  extension: z.enum(['csv', 'txt']).default('csv'),
  headings: z.boolean().default(true),
  dates: z.enum(dateFormats).default('YYYY-MM-DD'),
  amounts: z.enum(amountFormats).default('point'),
  header: z.array(summaryColumn).max(50).optional(),
  columns: z.array(orderColumn).min(1).max(100),
  trailer: z.array(summaryColumn).max(50).optional(),
});

const headings = z.array(plain.min(1)).min(1).max(20);
const place = z.strictObject({ from: z.number().int().min(1).max(5000), width: z.number().int().min(1).max(500) });

function incoming<Name extends string>(fields: readonly [Name, ...Name[]]) {
  const columns = <Value extends z.ZodType>(value: Value) =>
    z.strictObject(
      Object.fromEntries(fields.map((name) => [name, value.optional()])) as Record<Name, z.ZodOptional<Value>>,
    );
  return z.strictObject({
    /** Headings by which each column is known, in a table; or where it stands, in a text of fixed width. */
    columns: columns(headings).optional(),
    fixed: z
      .strictObject({
        encoding: z.enum(['utf-8', 'windows-1252']).default('windows-1252'),
        /** Only the records that begin so are read; all, without it. */
        begins: plain.min(1).max(20).optional(),
        columns: columns(place),
      })
      .optional(),
    /** Without one, every usual way of writing is understood and an ambiguous one refused. */
    dates: z.enum(dateFormats).optional(),
    amounts: z.enum(amountFormats).optional(),
  });
}

export const answerFields = ['paymentOrder', 'batch', 'outcome', 'amount', 'date', 'reference', 'reason'] as const;
export const statementFields = [
  'date',
  'amount',
  'debit',
  'credit',
  'reference',
  'nit',
  'name',
  'description',
  'account',
] as const;

const words = z.array(plain.min(1)).min(1).max(50);

const answerForm = incoming(answerFields).extend({
  outcomes: z.strictObject({ paid: words, rejected: words, pending: words.optional() }).optional(),
});
const statementForm = incoming(statementFields).extend({
  /** What leaves the ministry's account is written negative, or positive. */
  outgoing: z.enum(['negative', 'positive']).default('negative'),
});

export const layoutForm = z.strictObject({
  name: plain.min(1).max(100),
  out: outForm.optional(),
  answer: answerForm.optional(),
  statement: statementForm.optional(),
});

export type OutLayout = z.output<typeof outForm>;
export type AnswerLayout = z.output<typeof answerForm> & {
  outcomes: { paid: string[]; rejected: string[]; pending?: string[] };
};
export type StatementLayout = z.output<typeof statementForm>;
export type Column = OutLayout['columns'][number] | NonNullable<OutLayout['header']>[number];
export type AnswerField = (typeof answerFields)[number];
export type StatementField = (typeof statementFields)[number];

export interface PaymentLayout {
  readonly name: string;
  readonly out: OutLayout;
  readonly answer: AnswerLayout;
  readonly statement: StatementLayout;
}

const outcomes = {
  paid: ['pagada', 'pagado', 'pago', 'exitosa', 'exitoso', 'abonado', 'abonada', 'aprobada', 'ok'],
  rejected: ['rechazada', 'rechazado', 'devuelta', 'devuelto', 'fallida', 'no pagada', 'no pagado'],
  pending: ['pendiente', 'en trámite', 'en proceso'],
};

const defaultAnswer: AnswerLayout = {
  columns: {
    paymentOrder: ['orden de pago', 'orden', 'número de orden', 'no. orden', 'no. orden de pago', 'op'],
    batch: ['lote'],
    outcome: ['resultado', 'estado'],
    amount: ['valor', 'valor pagado', 'monto'],
    date: ['fecha', 'fecha de pago', 'fecha pago'],
    reference: ['referencia', 'comprobante', 'documento'],
    reason: ['motivo', 'causal', 'observación', 'descripción'],
  },
  outcomes,
};

const defaultStatement: StatementLayout = {
  columns: {
    date: ['fecha', 'fecha del movimiento', 'fecha movimiento'],
    amount: ['valor', 'monto', 'importe'],
    debit: ['débito', 'débitos', 'retiro', 'cargo'],
    credit: ['crédito', 'créditos', 'abono', 'depósito'],
    reference: ['referencia', 'documento', 'comprobante'],
    nit: ['nit', 'nit beneficiario', 'nit tercero', 'identificación'],
    name: ['beneficiario', 'nombre', 'tercero'],
    description: ['descripción', 'concepto', 'detalle'],
    account: ['cuenta', 'número de cuenta', 'cuenta bancaria'],
  },
  outgoing: 'negative',
};

const column = (heading: string, field: OrderField, optional = false) =>
  ({ heading, field, optional, align: 'left', pad: ' ', cut: false }) as const;

/** CSV that a spreadsheet opens: what the records have, and no account, for they have none. */
export const defaultLayout: PaymentLayout = {
  name: 'Trazagiro',
  out: {
    format: 'delimited',
    delimiter: ';',
    encoding: 'utf-8-bom',
    lineEnd: 'crlf',
    extension: 'csv',
    headings: true,
    dates: 'YYYY-MM-DD',
    amounts: 'point',
    columns: [
      column('Lote', 'batch'),
      column('Posición', 'position'),
      column('Orden de pago', 'paymentOrder'),
      column('Fecha de la orden', 'orderedOn'),
      column('Resolución', 'resolution'),
      column('Línea', 'line'),
      column('DIVIPOLA', 'divipola'),
      column('Municipio', 'municipality'),
      column('Beneficiario', 'hospital'),
      column('NIT', 'nit', true),
      column('DV', 'checkDigit', true),
      column('Valor', 'amount'),
    ],
  },
  answer: defaultAnswer,
  statement: defaultStatement,
};

/** What the file says, and the default of each part that it does not. */
export function wholeLayout({ name, out, answer, statement }: z.output<typeof layoutForm>): PaymentLayout {
  return {
    name,
    out: out ?? defaultLayout.out,
    answer: answer ? { ...answer, outcomes: answer.outcomes ?? outcomes } : defaultAnswer,
    statement: statement ?? defaultStatement,
  };
}
