import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';

/*
 * What may stand in a payment file: a closed list, all of it out of the records. No bank account is in it: the service
 * holds none.
 */

/** What is known of one order of the file. Null is what the records do not have. */
export interface OrderFacts {
  readonly position: number;
  readonly disbursementId: string;
  readonly paymentOrder: string | null;
  readonly amount: Money;
  readonly orderedOn: CalendarDate;
  readonly resolution: string;
  readonly resolutionNumber: number;
  readonly resolutionYear: number;
  readonly line: number;
  readonly hospital: string | null;
  readonly nit: string | null;
  readonly checkDigit: number | null;
  readonly reps: string | null;
  readonly divipola: string;
  readonly municipality: string;
  readonly department: string;
}

export interface BatchFacts {
  /** «LOTE-2026-0007» */
  readonly name: string;
  readonly number: number;
  readonly year: number;
  readonly madeOn: CalendarDate;
  readonly count: number;
  readonly total: Money;
}

/** A value as the records have it; how it is written is the layout's. */
export type FieldValue = string | number | Money | { readonly date: CalendarDate } | null;

interface Field<Facts> {
  readonly spanish: string;
  readonly of: (facts: Facts) => FieldValue;
}

const batchName: Field<BatchFacts> = { spanish: 'nombre del lote', of: ({ name }) => name };

/** Of a file's first or last record. */
export const summaryFields = {
  batch: batchName,
  batchNumber: { spanish: 'número del lote en su año', of: ({ number }) => number },
  batchYear: { spanish: 'año del lote', of: ({ year }) => year },
  madeOn: { spanish: 'fecha en que se hizo', of: ({ madeOn }) => ({ date: madeOn }) },
  count: { spanish: 'cuántas órdenes', of: ({ count }) => count },
  total: { spanish: 'suma de las órdenes', of: ({ total }) => total },
} as const satisfies Record<string, Field<BatchFacts>>;

type Both = { readonly order: OrderFacts; readonly batch: BatchFacts };

/** Of an order. */
export const orderFields = {
  batch: { spanish: 'nombre del lote', of: ({ batch }) => batch.name },
  position: { spanish: 'posición en el archivo, desde 1', of: ({ order }) => order.position },
  paymentOrder: { spanish: 'número de la orden de pago', of: ({ order }) => order.paymentOrder },
  amount: { spanish: 'valor', of: ({ order }) => order.amount },
  orderedOn: { spanish: 'fecha de la orden', of: ({ order }) => ({ date: order.orderedOn }) },
  hospital: { spanish: 'nombre de la E.S.E.', of: ({ order }) => order.hospital },
  nit: { spanish: 'NIT sin dígito de verificación', of: ({ order }) => order.nit },
  checkDigit: { spanish: 'dígito de verificación', of: ({ order }) => order.checkDigit },
  reps: { spanish: 'código REPS', of: ({ order }) => order.reps },
  divipola: { spanish: 'código DIVIPOLA del municipio', of: ({ order }) => order.divipola },
  municipality: { spanish: 'municipio', of: ({ order }) => order.municipality },
  department: { spanish: 'departamento', of: ({ order }) => order.department },
  resolution: { spanish: 'resolución, en palabras', of: ({ order }) => order.resolution },
  resolutionNumber: { spanish: 'número de la resolución', of: ({ order }) => order.resolutionNumber },
  resolutionYear: { spanish: 'año de la resolución', of: ({ order }) => order.resolutionYear },
  line: { spanish: 'línea del anexo', of: ({ order }) => order.line },
  disbursement: { spanish: 'identificador del giro en Trazagiro', of: ({ order }) => order.disbursementId },
} as const satisfies Record<string, Field<Both>>;

export type OrderField = keyof typeof orderFields;
