import { z } from 'zod';
import { amount, date, instant, precision, printedText, text } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { foreignCursor, personView } from '../allocations/allocation.dto';
import { unknownView } from '../unknowns/unknown.dto';
import { disbursementStatuses } from './disbursement.rules';

export const orderForm = z.strictObject({
  amount: amount(),
  paymentOrder: printedText(60).nullable().default(null),
  orderedOn: date(),
  datePrecision: precision.default('exact'),
  note: text(1000).nullable().default(null),
  source: text(500).nullable().default(null),
});

export const settlementForm = z.strictObject({
  effectiveOn: date(),
  datePrecision: precision.default('exact'),
  reference: text(60).nullable().default(null),
  source: text(500).nullable().default(null),
});

export const rejectionForm = z.strictObject({ effectiveOn: date(), reason: text(1000) });

/** Lists by identifier, which follows the order of recording. */
export const recordsAsked = z.strictObject({
  limit: paging.limit,
  cursor: paging.cursor.refine((keys) => keys === undefined || isId(keys.join()), foreignCursor),
});

const pesos = amount({ zero: true });

/** Another order that stands with the same number. */
const namesakeView = z.object({
  id: z.string(),
  allocationId: z.string(),
  resolution: z.string(),
  line: z.number().int(),
  municipality: z.string(),
  amount: pesos,
  orderedOn: date(),
  status: z.enum(disbursementStatuses),
});

export const sameNumber = z.array(namesakeView).meta({
  description:
    'Otras órdenes en pie con el mismo número, de la misma entidad y vigencia; las cinco primeras. Suele ser la misma orden, registrada dos veces',
});

export const disbursementView = z.object({
  id: z.string(),
  allocationId: z.string(),
  resolutionId: z.string(),
  amount: pesos,
  paymentOrder: z.string().nullable(),
  sameNumber,
  orderedOn: date(),
  datePrecision: precision,
  status: z.enum(disbursementStatuses),
  places: z.object({ ordered: pesos, transit: pesos }),
  received: pesos.meta({ description: 'Pesos que el hospital confirmó' }),
  settlement: z.object({ effectiveOn: date(), datePrecision: precision, reference: z.string().nullable() }).nullable(),
  rejection: z.object({ effectiveOn: date(), reason: z.string() }).nullable(),
  recordedBy: personView,
  recordedAt: instant(),
  decision: z
    .object({
      outcome: z.enum(['approved', 'refused', 'returned']),
      decidedBy: personView,
      byDelegationOf: personView.nullable(),
      decidedAt: instant(),
      reason: z.string().nullable(),
    })
    .nullable(),
  note: z.string().nullable(),
  source: z.string().nullable(),
  unknown: z.array(unknownView),
});

export const disbursementsView = pageView(disbursementView);

export type OrderForm = z.output<typeof orderForm>;
export type SettlementForm = z.output<typeof settlementForm>;
export type RejectionForm = z.output<typeof rejectionForm>;
export type RecordsAsked = z.output<typeof recordsAsked>;
export type DisbursementView = z.output<typeof disbursementView>;
