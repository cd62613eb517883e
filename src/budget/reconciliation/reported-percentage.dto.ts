import { z } from 'zod';
import { amount, instant, refuse, text } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { foreignCursor, personView } from '../allocations/allocation.dto';

export const percentageForm = z.strictObject({
  measures: text(200).meta({ description: 'De qué es: «municipios con recurso girado»' }),
  percent: z
    .string()
    .trim()
    .transform((value, context): string => {
      const written = /^(\d{1,5})(?:[.,](\d{1,4}))?\s*%?$/.exec(value);
      if (written) return written[2] === undefined ? (written[1] ?? '') : `${written[1] ?? ''}.${written[2]}`;
      return refuse(context, {
        code: 'percentage.malformed',
        detail: {
          es: 'Se espera un porcentaje como lo escribe la fuente, por ejemplo 80 o 81,82: hasta cuatro decimales.',
          en: 'A percentage as the source writes it is expected, such as 80 or 81.82: up to four decimals.',
        },
      });
    })
    .meta({ type: 'string', examples: ['80', '81.82'] }),
  numerator: amount({ zero: true }).meta({ description: 'La cifra de la que es: una cuenta o pesos, como texto' }),
  denominator: amount(),
  text: text(500).meta({ description: 'Como lo dice la fuente' }),
  source: text(1000),
});
export type PercentageForm = z.output<typeof percentageForm>;

export const percentagesAsked = z.strictObject({
  limit: paging.limit,
  cursor: paging.cursor.refine(
    (keys) => keys === undefined || (keys.length === 1 && isId(keys[0] ?? '')),
    foreignCursor,
  ),
});
export type PercentagesAsked = z.output<typeof percentagesAsked>;

export const percentageView = z.object({
  id: z.string(),
  resolutionId: z.string(),
  measures: z.string(),
  percent: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  text: z.string(),
  source: z.string(),
  recordedBy: personView,
  recordedAt: instant(),
});
export type PercentageView = z.output<typeof percentageView>;

export const percentagesPage = pageView(percentageView);
