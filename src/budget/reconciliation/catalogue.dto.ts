import { z } from 'zod';
import { catalogue } from './catalogue';
import { severities } from './rule';
import { thresholds } from './thresholds';

const exampleView = z.object({
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  difference: z.string().nullable(),
  detail: z.string(),
});

export const catalogueView = z.object({
  rules: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(severities),
      title: z.object({ es: z.string(), en: z.string() }),
      ground: z.string(),
      example: exampleView.meta({ description: 'Lo que encuentra en su ejemplo que falla' }),
    }),
  ),
  thresholds: z.array(
    z.object({
      name: z.string(),
      days: z.number().int(),
      unit: z.enum(['business-days', 'calendar-days']),
      reason: z.string(),
    }),
  ),
});
export type CatalogueView = z.output<typeof catalogueView>;

/** The rules as they are, and the terms that no norm sets. */
export function viewCatalogue(): CatalogueView {
  return {
    rules: catalogue.map(({ code, severity, title, ground, find, fails }) => {
      const [found] = find(fails);
      return {
        code,
        severity,
        title: { es: title.es, en: title.en },
        ground,
        example: {
          expected: found?.expected ?? null,
          actual: found?.actual ?? null,
          difference: found?.difference ?? null,
          detail: found?.detail ?? '',
        },
      };
    }),
    thresholds: Object.entries(thresholds).map(([name, { days, unit, reason }]) => ({ name, days, unit, reason })),
  };
}
