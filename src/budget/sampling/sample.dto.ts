import { z } from 'zod';
import { amount, id, instant, text } from '../../platform/http/forms';
import { pageView } from '../../platform/http/paging';
import { recordsAsked } from '../disbursements/disbursement.dto';
import { sampleMethods, sampleRuleNames } from './sample.rules';

export const sampleForm = z
  .strictObject({
    resolution: id().optional(),
    method: z.enum(sampleMethods),
    size: z.number().int().min(1).max(1000),
    seed: text(100).optional().meta({ description: 'Al azar y registrada si no se da' }),
    rule: z.enum(sampleRuleNames).optional(),
  })
  .refine(({ method, rule }) => (method === 'rule') === (rule !== undefined), {
    path: ['rule'],
    params: {
      problem: {
        code: 'sample.rule-with-its-method',
        detail: {
          es: 'rule acompaña a method=rule, y solo a ese.',
          en: 'rule goes with method=rule, and with no other.',
        },
      },
    },
  });

export type SampleForm = z.output<typeof sampleForm>;

export const samplesAsked = recordsAsked;

export type SamplesAsked = z.output<typeof samplesAsked>;

const drawnView = z.object({
  entryId: z.string(),
  act: z.string(),
  document: z.string(),
  amount: amount(),
  hash: z.string().nullable(),
  hits: z.array(z.string()),
});

export const sampleView = z.object({
  id: z.string(),
  resolutionId: z.string().nullable(),
  method: z.enum(sampleMethods),
  rule: z.enum(sampleRuleNames).nullable(),
  ruleInSpanish: z.string().nullable(),
  size: z.number().int(),
  seed: z.string(),
  knownAt: instant(),
  population: z.object({ entries: z.number().int(), amount: amount({ zero: true }) }),
  drawnBy: z.string(),
  drawnAt: instant(),
  items: z.array(drawnView),
});

export type SampleView = z.output<typeof sampleView>;

export const samplesView = pageView(sampleView);
