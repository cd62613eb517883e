import { z } from 'zod';
import { amount, date, instant } from '../../platform/http/forms';
import { formatQuestion } from '../../platform/tables/formats';
import { findingView } from './finding.dto';
import { severities } from './rule';

const pesos = () => amount({ zero: true });
const range = z.object({ minimum: pesos(), reported: pesos().nullable(), maximum: pesos() });

/** It is computed now: a past one is frozen in its certificate. */
export const reconciliationQuestion = z.strictObject({ ...formatQuestion });

export type ReconciliationQuestion = z.output<typeof reconciliationQuestion>;

export const reconciliationView = z.object({
  resolution: z.object({ id: z.string(), label: z.string(), issuer: z.string() }),
  asOf: date(),
  knownAt: instant(),
  proof: z.object({ authorized: pesos(), sum: pesos(), holds: z.boolean(), line: z.string() }),
  ranges: z.object({ paid: range, released: range, dueBack: range }),
  counts: z.object({
    open: z.number().int(),
    explained: z.number().int(),
    waived: z.number().int(),
    severities: z.object(
      Object.fromEntries(severities.map((severity) => [severity, z.number().int()])) as Record<
        (typeof severities)[number],
        z.ZodNumber
      >,
    ),
  }),
  findings: z.array(findingView).meta({ description: 'Los que siguen en pie, los más graves y antiguos primero' }),
});
export type ReconciliationView = z.output<typeof reconciliationView>;
