import { z } from 'zod';
import { roles } from '../../platform/access/person';
import { amount, date } from '../../platform/http/forms';
import { triableActs } from './why-not.rules';

export const whyNotAsked = z.strictObject({
  act: z.enum(triableActs),
  amount: amount().optional(),
  on: date().optional().meta({ description: 'Fecha del acto; hoy si no se dice' }),
});

export type WhyNotAsked = z.output<typeof whyNotAsked>;

export const whyNotView = z.object({
  act: z.enum(triableActs),
  actInSpanish: z.string(),
  tried: z.object({ amount: amount().nullable(), on: date(), subjectId: z.string().nullable() }),
  recordedBy: z.array(z.enum(roles)),
  approvedBy: z.array(z.enum(roles)),
  youMay: z.boolean().meta({ description: 'Si su rol registra este acto' }),
  refusal: z
    .object({
      type: z.string(),
      title: z.string(),
      status: z.number().int(),
      detail: z.string(),
      code: z.string(),
      params: z.record(z.string(), z.unknown()),
    })
    .nullable(),
  answer: z.string(),
});

export type WhyNotView = z.output<typeof whyNotView>;
