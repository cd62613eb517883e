import { z } from 'zod';
import { amount, date, instant, text } from '../../platform/http/forms';
import { pageView } from '../../platform/http/paging';
import { personView } from '../allocations/allocation.dto';
import { restitutionKinds, restitutionStates } from './restitution.rules';
import { restorationStates } from './restoration.rules';

/** A decision that needs no words. */
export const decisionForm = z.strictObject({});
export type DecisionForm = z.output<typeof decisionForm>;

const pesos = amount({ zero: true });

const decided = {
  decidedBy: personView,
  byDelegationOf: personView.nullable(),
  decidedAt: instant(),
  reason: z.string().nullable(),
};

export const restitutionForm = z.strictObject({
  kind: z.enum(restitutionKinds),
  amount: amount(),
  depositedOn: date(),
  portfolio: text(120),
  reference: text(60),
});
export type RestitutionForm = z.output<typeof restitutionForm>;

export const restitutionView = z.object({
  id: z.string(),
  allocationId: z.string(),
  kind: z.enum(restitutionKinds),
  amount: pesos,
  depositedOn: date(),
  portfolio: z.string(),
  reference: z.string(),
  state: z.enum(restitutionStates),
  fiscalYear: z.number().int(),
  withinFiscalYear: z
    .boolean()
    .meta({ description: 'Si la consignación es de la vigencia; si no, es ingreso del Tesoro y no se restablece' }),
  recordedBy: personView,
  recordedAt: instant(),
  decision: z.object({ outcome: z.enum(['verified', 'refused', 'returned']), ...decided }).nullable(),
});
export type RestitutionView = z.output<typeof restitutionView>;
export const restitutionsView = pageView(restitutionView);

export const restorationForm = z.strictObject({ amount: amount(), actNumber: text(60), effectiveOn: date() });
export type RestorationForm = z.output<typeof restorationForm>;

export const restorationView = z.object({
  id: z.string(),
  allocationId: z.string(),
  amount: pesos,
  actNumber: z.string(),
  effectiveOn: date(),
  state: z.enum(restorationStates),
  recordedBy: personView,
  recordedAt: instant(),
  decision: z.object({ outcome: z.enum(['approved', 'refused', 'returned']), ...decided }).nullable(),
});
export type RestorationView = z.output<typeof restorationView>;
export const restorationsView = pageView(restorationView);
