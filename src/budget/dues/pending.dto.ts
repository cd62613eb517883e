import { z } from 'zod';
import { roles } from '../../platform/access/person';
import { amount, date, instant, precision } from '../../platform/http/forms';
import { formatQuestion } from '../../platform/tables/formats';
import { lineView, viewLine } from '../allocations/line-at.dto';
import { momentQuestion } from '../ledger/moment.dto';
import { deadlineUnits } from '../resolutions/resolution-terms.rules';
import { dueStates, stepCodes, steps, type Due } from './due';
import type { AgeSpan, Pending, PendingItem, UnconfirmedGiro } from './pending.rules';

const sides = ['hospital', 'ministry'] as const;

export const pendingQuestion = z.strictObject({
  ...momentQuestion,
  who: z.enum(sides).optional().meta({ description: 'Solo lo que debe hacer esta parte' }),
  ...formatQuestion,
});

export type PendingQuestion = z.output<typeof pendingQuestion>;

const pesos = () => amount({ zero: true });
const counts = z.object({ overdue: z.number().int(), inTime: z.number().int(), noTerm: z.number().int() });

export const dueView = z.object({
  code: z.enum(stepCodes),
  who: z.enum(sides),
  roles: z.array(z.enum(roles)),
  what: z.string(),
  amount: pesos().nullable(),
  since: date().nullable(),
  term: z.object({ days: z.number().int(), unit: z.enum(deadlineUnits) }).nullable(),
  dueOn: date().nullable(),
  state: z.enum(dueStates),
  daysOverdue: z.number().int().nullable().meta({ description: 'En la unidad de su plazo' }),
  daysWaiting: z.number().int().nullable().meta({ description: 'Días calendario desde que se pudo hacer' }),
  because: z.string().nullable(),
  entries: z.array(z.string()),
});

export const pendingView = z.object({
  asOf: date(),
  knownAt: instant(),
  counts: z.object({ hospital: counts, ministry: counts }),
  items: z.array(z.object({ line: lineView, due: dueView })),
  unconfirmed: z.object({
    total: pesos(),
    spans: z.array(
      z.object({
        fromDays: z.number().int(),
        toDays: z.number().int().nullable(),
        giros: z.number().int(),
        amount: pesos(),
      }),
    ),
    giros: z.array(
      z.object({
        line: lineView,
        disbursementId: z.string(),
        amount: pesos(),
        paidOn: date(),
        datePrecision: precision,
        ageDays: z.number().int(),
        disputed: z.boolean(),
        entries: z.array(z.string()),
      }),
    ),
  }),
  endedTerms: z
    .array(z.object({ label: z.string(), executeBy: date(), days: z.number().int(), lines: z.number().int() }))
    .meta({ description: 'Plazos de ejecución que ya terminaron, con líneas que aún deben algo' }),
  notes: z.array(z.string()),
});

export type PendingView = z.output<typeof pendingView>;

/** The list on the wire. */
export function viewPending({ moment, items, counts: counted, unconfirmed, endedTerms, notes }: Pending): PendingView {
  return {
    asOf: moment.asOf,
    knownAt: moment.knownAt,
    counts: { hospital: { ...counted.hospital }, ministry: { ...counted.ministry } },
    items: items.map((item: PendingItem) => ({ line: viewLine(item.line), due: viewDue(item) })),
    unconfirmed: {
      total: unconfirmed.total,
      spans: unconfirmed.spans.map(viewSpan),
      giros: unconfirmed.giros.map(viewGiro),
    },
    endedTerms: endedTerms.map(({ label, executeBy, days, lines }) => ({ label, executeBy, days, lines })),
    notes: [...notes],
  };
}

export function viewDue(due: Due): z.output<typeof dueView> {
  const { who, roles: acting } = steps[due.code];
  return {
    code: due.code,
    who,
    roles: [...acting],
    what: due.what,
    amount: due.amount,
    since: due.since,
    term: due.term && { days: due.term.days, unit: due.term.unit },
    dueOn: due.dueOn,
    state: due.state,
    daysOverdue: due.daysOverdue,
    daysWaiting: due.daysWaiting,
    because: due.because,
    entries: [...due.entries],
  };
}

function viewSpan({ from, to, giros, amount: total }: AgeSpan): PendingView['unconfirmed']['spans'][number] {
  return { fromDays: from, toDays: to, giros, amount: total };
}

function viewGiro(giro: UnconfirmedGiro): PendingView['unconfirmed']['giros'][number] {
  return {
    line: viewLine(giro.line),
    disbursementId: giro.disbursementId,
    amount: giro.amount,
    paidOn: giro.paidOn,
    datePrecision: giro.datePrecision,
    ageDays: giro.ageDays,
    disputed: giro.disputed,
    entries: [...giro.entries],
  };
}
