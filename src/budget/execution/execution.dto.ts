import { z } from 'zod';
import { amount, date, instant, text } from '../../platform/http/forms';
import { pageView } from '../../platform/http/paging';
import { personView } from '../allocations/allocation.dto';
import { reportStates } from './execution-report.rules';

const pesos = amount({ zero: true });

export const incorporationForm = z.strictObject({
  actKind: text(60),
  actNumber: text(60),
  actOn: date(),
  amount: amount(),
});
export type IncorporationForm = z.output<typeof incorporationForm>;

export const incorporationView = z.object({
  id: z.string(),
  allocationId: z.string(),
  actKind: z.string(),
  actNumber: z.string(),
  actOn: date(),
  amount: pesos,
  recordedBy: personView,
  recordedAt: instant(),
});
export type IncorporationView = z.output<typeof incorporationView>;
export const incorporationsView = pageView(incorporationView);

export const yieldForm = z.strictObject({ amount: amount(), earnedOn: date(), reference: text(60) });
export type YieldForm = z.output<typeof yieldForm>;

export const yieldView = z.object({
  id: z.string(),
  allocationId: z.string(),
  amount: pesos,
  earnedOn: date(),
  reference: z.string(),
  state: z.enum(['standing', 'reversed']),
  recordedBy: personView,
  recordedAt: instant(),
});
export type YieldView = z.output<typeof yieldView>;
export const yieldsView = pageView(yieldView);

const correctionWithoutReason = {
  code: 'execution.correction-without-reason',
  detail: {
    es: 'Una corrección dice en la nota qué se corrige y por qué.',
    en: 'A correction says in its note what is corrected and why.',
  },
};

export const reportForm = z
  .strictObject({
    cutoff: date(),
    filedOn: date().nullable().default(null).meta({ description: 'El día en que se radicó; hoy, si no se dice' }),
    filingNumber: text(60).nullable().default(null),
    contracted: amount({ zero: true }),
    obligated: amount({ zero: true }),
    paid: amount({ zero: true }),
    yieldsEarned: amount({ zero: true }),
    final: z.boolean().default(false),
    correction: z.boolean().default(false),
    note: text(2000).nullable().default(null),
  })
  .refine((form) => !form.correction || form.note !== null, {
    path: ['note'],
    params: { problem: correctionWithoutReason },
  });
export type ReportForm = z.output<typeof reportForm>;

/** A decision that needs no words. */
export const decisionForm = z.strictObject({});
export type DecisionForm = z.output<typeof decisionForm>;

export const reportView = z.object({
  id: z.string(),
  allocationId: z.string(),
  cutoff: date(),
  filedOn: date(),
  filingNumber: z.string().nullable(),
  contracted: pesos,
  obligated: pesos,
  paid: pesos,
  yieldsEarned: pesos,
  final: z.boolean(),
  correction: z.boolean(),
  note: z.string().nullable(),
  state: z.enum(reportStates),
  recordedBy: personView,
  recordedAt: instant(),
  decision: z
    .object({
      outcome: z.enum(['accepted', 'observed']),
      decidedBy: personView,
      byDelegationOf: personView.nullable(),
      decidedAt: instant(),
      reason: z.string().nullable(),
    })
    .nullable(),
  previousId: z.string().nullable().meta({ description: 'El último informe aceptado antes de este' }),
  difference: z
    .object({ contracted: pesos, obligated: pesos, paid: pesos, yieldsEarned: pesos })
    .meta({ description: 'Contra el último aceptado antes de este, o contra cero; una corrección puede restar' }),
});
export type ReportView = z.output<typeof reportView>;
export const reportsView = pageView(reportView);
