import { z } from 'zod';
import { amount, date, instant, precision, refuse } from '../../platform/http/forms';
import { writingQuestion } from '../../platform/tables/writing';
import { actNames } from '../ledger/acts';
import { knownInstant } from '../ledger/moment.dto';
import { placeNames } from '../ledger/places';
import type { Cause, DifferenceEntry, ExecutionDifference, PlaceDifference } from './execution-difference.contents';

/** Two moments. What is left out of the second is today and now; what is left out of the first is as in the second. */
export const differenceQuestion = z
  .strictObject({
    fromAsOf: date().optional(),
    fromKnownAt: knownInstant().optional(),
    toAsOf: date().optional(),
    toKnownAt: knownInstant().optional(),
    ...writingQuestion,
  })
  .superRefine((asked, context) => {
    if (asked.fromAsOf !== undefined || asked.fromKnownAt !== undefined) return;
    refuse(context, {
      code: 'difference.one-moment',
      detail: {
        es: 'Diga desde cuándo: fromAsOf (corte del primer informe), fromKnownAt (lo que se sabía), o ambos.',
        en: 'Say since when: fromAsOf (cutoff of the first report), fromKnownAt (what was known), or both.',
      },
    });
  });

export type DifferenceQuestion = z.output<typeof differenceQuestion>;

const pesos = () => amount({ zero: true });
const momentView = z.object({ asOf: date(), knownAt: instant() });

const entry = {
  entryId: z.string(),
  kind: z.enum(['new', 'correction', 'came-due', 'no-longer']),
  act: z.enum([...actNames, 'reverse']),
  actInSpanish: z.string(),
  effectiveOn: date(),
  datePrecision: precision,
  recordedAt: instant(),
  document: z.string(),
};

const figures = { place: z.enum(placeNames), before: pesos(), after: pesos(), difference: pesos() };

const changeView = z.object({
  ...figures,
  entries: z.array(z.object({ entryId: z.string(), kind: entry.kind, amount: pesos() })),
  inWords: z.string(),
});

export const differenceView = z.object({
  resolution: z.object({ id: z.string(), label: z.string() }),
  scope: z.enum(['resolution', 'own-lines']),
  from: momentView,
  to: momentView,
  proof: z
    .object({ figures: z.number().int(), holds: z.boolean() })
    .meta({ description: 'Cada diferencia es la suma de sus asientos, cifra por cifra' }),
  totals: z.array(z.object(figures)),
  ofResolution: z.array(changeView),
  lines: z.array(
    z.object({
      allocationId: z.string(),
      line: z.number().int(),
      municipality: z.string(),
      changes: z.array(changeView),
    }),
  ),
  entries: z.array(z.object(entry)),
  otherChanges: z.array(z.string()),
});

export type DifferenceView = z.output<typeof differenceView>;

/** The difference on the wire. */
export function viewDifference(difference: ExecutionDifference): DifferenceView {
  return {
    resolution: { id: difference.resolution.id, label: difference.resolution.label },
    scope: difference.scope,
    from: difference.from,
    to: difference.to,
    proof: difference.proof,
    totals: difference.totals.map(({ place, before, after, difference: amount }) => ({
      place,
      before,
      after,
      difference: amount,
    })),
    ofResolution: difference.ofResolution.map(viewChange),
    lines: difference.lines.map(({ allocationId, line, municipality, changes }) => ({
      allocationId,
      line,
      municipality,
      changes: changes.map(viewChange),
    })),
    entries: difference.entries.map(viewEntry),
    otherChanges: [...difference.otherChanges],
  };
}

function viewChange({ place, before, after, difference, causes, inWords }: PlaceDifference) {
  return { place, before, after, difference, entries: causes.map(viewCause), inWords };
}

function viewCause({ entryId, kind, amount }: Cause) {
  return { entryId, kind, amount };
}

function viewEntry(each: DifferenceEntry): DifferenceView['entries'][number] {
  const { entryId, kind, act, actInSpanish, effectiveOn, datePrecision, recordedAt, document } = each;
  return { entryId, kind, act, actInSpanish, effectiveOn, datePrecision, recordedAt, document };
}
