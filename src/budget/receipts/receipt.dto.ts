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

export type ReceiptForm = z.output<typeof receiptForm>;
export type ReceiptView = z.output<typeof receiptView>;
export type ConfirmationView = z.output<typeof confirmationView>;
