import { z } from 'zod';
import { amount, date, instant, text } from '../../platform/http/forms';
import { pageView } from '../../platform/http/paging';
import { personView } from '../allocations/allocation.dto';
import { disbursementStatuses } from '../disbursements/disbursement.rules';

export const receiptForm = z.strictObject({
  amount: amount(),
  receivedOn: date(),
  reference: text(60).nullable().default(null),
  note: text(1000).nullable().default(null),
});

/** Nothing, or nothing more, was there on the day on which the hospital looked. */
export const nonReceiptForm = z.strictObject({ checkedOn: date(), note: text(1000).nullable().default(null) });

export const receiptView = z.object({
  id: z.string(),
  disbursementId: z.string(),
  amount: amount(),
  receivedOn: date(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  state: z.enum(['standing', 'reversed']),
  recordedBy: personView,
  recordedAt: instant(),
});

/** A receipt just confirmed, and what it left of its giro. */
export const confirmationView = receiptView.extend({
  inDispute: amount({ zero: true }).meta({ description: 'Pesos girados que no han llegado' }),
  disbursementStatus: z.enum(disbursementStatuses),
});

export const receiptsView = pageView(receiptView);

export const nonReceiptView = z.object({
  id: z.string(),
  disbursementId: z.string(),
  missing: amount().meta({ description: 'Pesos girados que no estaban en la cuenta' }),
  checkedOn: date(),
  note: z.string().nullable(),
  recordedBy: personView,
  recordedAt: instant(),
});

export const nonReceiptsView = pageView(nonReceiptView);

export type ReceiptForm = z.output<typeof receiptForm>;
export type ReceiptView = z.output<typeof receiptView>;
export type ConfirmationView = z.output<typeof confirmationView>;
export type NonReceiptForm = z.output<typeof nonReceiptForm>;
export type NonReceiptView = z.output<typeof nonReceiptView>;
