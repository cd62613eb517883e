import { z } from 'zod';
import { instant } from '../../platform/http/forms';

export const withdrawalLetterQuestion = z.strictObject({ format: z.enum(['pdf', 'json']).optional() });

export type WithdrawalLetterQuestion = z.output<typeof withdrawalLetterQuestion>;

export const withdrawalLetterView = z.object({
  recordedAt: instant(),
  place: z.string(),
  date: z.string(),
  addressee: z.string(),
  subject: z.string(),
  declaration: z.string(),
  reason: z.string(),
  money: z.array(z.string()),
  filing: z.string(),
});

export type WithdrawalLetterView = z.output<typeof withdrawalLetterView>;
