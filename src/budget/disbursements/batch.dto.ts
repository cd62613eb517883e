import { z } from 'zod';
import { amount, date, id, precision, printedText, text } from '../../platform/http/forms';
import { placesView } from '../allocations/allocation.dto';
import { sameNumber } from './disbursement.dto';
import { disbursementStatuses } from './disbursement.rules';

/** More than the municipalities of the country. */
const most = 1500;

const repeated = (field: string) => ({
  params: {
    problem: {
      code: 'list.repeated',
      detail: {
        es: `Uno está dos veces en «${field}»: cada uno va una sola vez.`,
        en: `One is twice in "${field}": each goes once.`,
      },
    },
  },
});

function listOf<Item extends z.ZodType>(item: Item, key: (item: z.output<Item>) => string, field: string) {
  return z
    .array(item)
    .min(1)
    .max(most)
    .refine((items) => new Set(items.map((each) => key(each).toLowerCase())).size === items.length, repeated(field));
}

/** The tag of the view that was decided on, as `If-Match` has it for one alone. */
const etag = z
  .string()
  .max(100)
  .nullable()
  .default(null)
  .meta({ description: 'ETag del giro que se vio; si cambió desde entonces, no se hace' });

const chosen = { id: id().toLowerCase().meta({ description: 'El giro' }), etag };

export const orderBatchForm = z.strictObject({
  orderedOn: date(),
  datePrecision: precision.default('exact'),
  note: text(1000).nullable().default(null),
  source: text(500).nullable().default(null),
  lines: listOf(
    z.strictObject({
      allocationId: id().toLowerCase(),
      amount: amount()
        .nullable()
        .default(null)
        .meta({ description: 'Pesos; sin él, todo lo que aún se puede ordenar' }),
      paymentOrder: printedText(60).nullable().default(null),
    }),
    ({ allocationId }) => allocationId,
    'lines',
  ),
});

export const approvalBatchForm = z.strictObject({
  disbursements: listOf(z.strictObject(chosen), ({ id }) => id, 'disbursements'),
});

export const settlementBatchForm = z.strictObject({
  effectiveOn: date(),
  datePrecision: precision.default('exact'),
  reference: text(60).nullable().default(null).meta({ description: 'La de todos; la de cada uno va con él' }),
  source: text(500).nullable().default(null),
  disbursements: listOf(
    z.strictObject({
      ...chosen,
      effectiveOn: date().nullable().default(null),
      reference: text(60).nullable().default(null),
    }),
    ({ id }) => id,
    'disbursements',
  ),
});

export const rejectionBatchForm = z.strictObject({
  effectiveOn: date(),
  reason: text(1000).meta({ description: 'El de todos; el de cada uno va con él' }),
  disbursements: listOf(
    z.strictObject({
      ...chosen,
      effectiveOn: date().nullable().default(null),
      reason: text(1000).nullable().default(null),
    }),
    ({ id }) => id,
    'disbursements',
  ),
});

const pesos = amount({ zero: true });

const sumView = z.object({
  pending: pesos.meta({ description: 'En órdenes que esperan aprobación' }),
  places: placesView,
});

export const batchView = z.object({
  count: z.number().int(),
  total: pesos.meta({ description: 'Suma de los giros del lote' }),
  before: sumView.meta({ description: 'Las líneas del lote, sumadas por lugar, antes' }),
  after: sumView.meta({ description: 'Las mismas, después' }),
  items: z.array(
    z.object({
      id: z.string().meta({ description: 'El giro' }),
      allocationId: z.string(),
      line: z.number().int(),
      municipality: z.string(),
      hospital: z.string().nullable(),
      paymentOrder: z.string().nullable(),
      sameNumber,
      amount: pesos,
      status: z.enum(disbursementStatuses).meta({ description: 'Como queda' }),
    }),
  ),
});

export type OrderBatchForm = z.output<typeof orderBatchForm>;
export type ApprovalBatchForm = z.output<typeof approvalBatchForm>;
export type SettlementBatchForm = z.output<typeof settlementBatchForm>;
export type RejectionBatchForm = z.output<typeof rejectionBatchForm>;
export type BatchView = z.output<typeof batchView>;
