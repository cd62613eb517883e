import { z } from 'zod';
import { amount, date, instant, text } from '../../platform/http/forms';
import { pageView } from '../../platform/http/paging';
import { personView } from '../allocations/allocation.dto';
import { approvalBatchForm } from '../disbursements/batch.dto';
import { disbursementStatuses } from '../disbursements/disbursement.rules';
import { batchStates } from './batch.rules';

/** The orders, in the order in which the file has them. */
export const paymentBatchForm = approvalBatchForm;

export const batchAnnulmentForm = z.strictObject({ reason: text(1000) });

const pesos = amount({ zero: true });

const orderView = z.object({
  position: z.number().int(),
  disbursementId: z.string(),
  paymentOrder: z.string().nullable(),
  resolutionId: z.string(),
  resolution: z.string(),
  line: z.number().int(),
  municipality: z.string(),
  hospital: z.string().nullable(),
  amount: pesos,
  status: z.enum(disbursementStatuses).meta({ description: 'Como está el giro ahora' }),
});

export const paymentBatchSummary = z.object({
  id: z.string(),
  name: z.string().meta({ examples: ['LOTE-2026-0007'] }),
  state: z.enum(batchStates),
  madeOn: date(),
  count: z.number().int(),
  answered: z.number().int().meta({ description: 'Órdenes pagadas o devueltas' }),
  total: pesos,
  fileName: z.string(),
  sha256: z.string(),
  layout: z.object({ name: z.string(), sha256: z.string() }),
  madeBy: personView,
  madeAt: instant(),
  annulment: z.object({ reason: z.string(), annulledBy: personView, annulledAt: instant() }).nullable(),
});

export const paymentBatchView = paymentBatchSummary.extend({ orders: z.array(orderView) });

export const paymentBatchesView = pageView(paymentBatchSummary);

/** Approved, not paid, in no batch that stands. */
export const readyOrderView = z.object({
  id: z.string().meta({ description: 'El giro' }),
  paymentOrder: z.string().nullable(),
  orderedOn: date(),
  amount: pesos,
  allocationId: z.string(),
  resolutionId: z.string(),
  resolution: z.string(),
  line: z.number().int(),
  municipality: z.string(),
  hospital: z.string().nullable(),
});

export const readyOrdersView = pageView(readyOrderView);

export type PaymentBatchForm = z.output<typeof paymentBatchForm>;
export type BatchAnnulmentForm = z.output<typeof batchAnnulmentForm>;
export type PaymentBatchSummary = z.output<typeof paymentBatchSummary>;
export type PaymentBatchView = z.output<typeof paymentBatchView>;
export type ReadyOrderView = z.output<typeof readyOrderView>;
