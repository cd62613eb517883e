import { z } from 'zod';
import { roles } from '../../platform/access/person';
import { amount, date, id } from '../../platform/http/forms';
import { paging } from '../../platform/http/paging';
import { subjectKinds } from '../unknowns/unknown.rules';

export const ageingAsked = z.strictObject({ resolution: id().optional(), ...paging });

export type AgeingAsked = z.output<typeof ageingAsked>;

const pesos = amount({ zero: true });

const reading = z.object({ minimum: pesos, reported: pesos.nullable(), maximum: pesos });

const agedView = z.object({
  id: z.string(),
  subjectKind: z.enum(subjectKinds),
  subjectId: z.string(),
  resolution: z.object({ id: z.string(), number: z.number().int(), year: z.number().int() }).nullable(),
  line: z.object({ id: z.string(), line: z.number().int(), municipality: z.string() }).nullable(),
  field: z.string(),
  reason: z.string(),
  source: z.string(),
  since: date(),
  ageDays: z.number().int(),
  settledBy: z.object({ roles: z.array(z.enum(roles)), how: z.string() }),
  effect: z
    .object({ paid: reading, released: reading })
    .nullable()
    .meta({ description: 'Lo que cambia en los totales según se lea; nulo si no los cambia' }),
});

export type AgedView = z.output<typeof agedView>;

export const ageingView = z.object({
  items: z.array(agedView),
  nextCursor: z.string().nullable(),
  totals: z
    .object({ paid: reading, released: reading, dueBack: reading })
    .nullable()
    .meta({ description: 'De la resolución, cuando se pregunta por una que mueve dinero' }),
});

export type AgeingView = z.output<typeof ageingView>;
