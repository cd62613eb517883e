import { z } from 'zod';
import { instant, text } from '../../platform/http/forms';
import { actNames } from './acts';
import { actorView } from './entries.dto';

export const reversalForm = z.strictObject({ reason: text(1000) });

export type ReversalForm = z.output<typeof reversalForm>;

export const reversalView = z.object({
  id: z.string(),
  entryId: z.string(),
  act: z.enum(actNames),
  actInSpanish: z.string(),
  reason: z.string(),
  state: z.enum(['pending', 'posted', 'refused']),
  recordedBy: actorView,
  recordedAt: instant(),
  decidedBy: actorView.nullable(),
  decidedAt: instant().nullable(),
  decisionReason: z.string().nullable(),
  /** The entry that undid it, once posted. */
  reversalEntryId: z.string().nullable(),
});

export type ReversalView = z.output<typeof reversalView>;
