import { z } from 'zod';
import { date, instant, precision, text } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { actorView } from '../ledger/entries.dto';
import { unknownView } from '../unknowns/unknown.dto';
import { payments } from './withdrawal.rules';

export const listAsked = z.strictObject({ ...paging });

export type ListAsked = z.output<typeof listAsked>;

export const withdrawalForm = z.strictObject({
  filingNumber: text(60).nullish(),
  withdrawnOn: date().nullish(),
  sourceCutoff: date().nullish(),
  reason: text(2000),
  payment: z.enum(payments),
  reportedPaid: z.boolean().nullish(),
  source: text(2000),
});

export type WithdrawalForm = z.output<typeof withdrawalForm>;

export const annulmentForm = z.strictObject({ reason: text(2000) });

export type AnnulmentForm = z.output<typeof annulmentForm>;

export const refusalForm = z.strictObject({ reason: text(2000) });

export type RefusalForm = z.output<typeof refusalForm>;

const evidence = {
  evidence: text(2000).meta({ description: 'El documento que lo prueba, con su número y su fecha' }),
  effectiveOn: date().nullish(),
  datePrecision: precision.nullish(),
};

/** Only what was paid has a bank reference and a date of receipt. */
export const clarificationForm = z
  .discriminatedUnion('payment', [
    z.strictObject({ payment: z.literal('before'), ...evidence }),
    z.strictObject({
      payment: z.literal('after'),
      ...evidence,
      reference: text(60).nullish(),
      receivedOn: date().nullish(),
    }),
  ])
  .transform((form, context) => {
    if (form.datePrecision && !form.effectiveOn)
      context.addIssue({ code: 'custom', path: ['datePrecision'], params: { problem: precisionWithoutDate } });
    return form;
  });

const precisionWithoutDate = {
  code: 'withdrawal.precision-without-date',
  detail: {
    es: 'La precisión es de una fecha: indique también effectiveOn, o quite datePrecision.',
    en: 'A precision is of a date: give effectiveOn too, or leave datePrecision out.',
  },
};

export type ClarificationForm = z.output<typeof clarificationForm>;

export const clarificationView = z.object({
  id: z.string(),
  payment: z.enum(['before', 'after']),
  evidence: z.string(),
  effectiveOn: date(),
  datePrecision: precision,
  disbursementId: z.string().nullable(),
  recordedBy: actorView,
  recordedAt: instant(),
  entryId: z.string(),
  reversed: z.boolean(),
});

export type ClarificationView = z.output<typeof clarificationView>;

export const withdrawalView = z.object({
  id: z.string(),
  allocationId: z.string(),
  resolutionId: z.string(),
  line: z.number().int(),
  filingNumber: z.string().nullable(),
  withdrawnOn: date().nullable(),
  sourceCutoff: date().nullable(),
  reason: z.string(),
  payment: z.enum(payments),
  reportedPaid: z.boolean().nullable(),
  source: z.string(),
  state: z.enum(['pending', 'approved', 'refused', 'returned', 'reversed']),
  /** As a clarification settled it; null while the withdrawal does not stand. */
  standingPayment: z.enum(payments).nullable(),
  recordedBy: actorView,
  recordedAt: instant(),
  decidedBy: actorView.nullable(),
  byDelegationOf: actorView.nullable(),
  decidedAt: instant().nullable(),
  decisionReason: z.string().nullable(),
  /** Null while nothing moved: pending, refused, or after payment. */
  entryId: z.string().nullable(),
  amount: z.string().nullable(),
  effectiveOn: date().nullable(),
  datePrecision: precision.nullable(),
  /** What the hospital must give back because it withdrew after it was paid; null otherwise. */
  dueBack: z.object({ capital: z.string(), yields: z.string() }).nullable(),
  clarifications: z.array(clarificationView),
  /** The last that was asked for, of a withdrawal without an entry. */
  annulment: z
    .object({
      reason: z.string(),
      recordedBy: actorView,
      recordedAt: instant(),
      decision: z
        .object({
          outcome: z.enum(['approved', 'refused']),
          decidedBy: actorView,
          decidedAt: instant(),
          reason: z.string().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  unknown: z.array(unknownView),
});

export type WithdrawalView = z.output<typeof withdrawalView>;

export const withdrawalPage = pageView(withdrawalView);
