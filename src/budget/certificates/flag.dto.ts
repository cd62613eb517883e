import { z } from 'zod';
import type { Flag } from './flag.rules';

/** The facts are not, today, what the certificate says: which figure, what it said, what it would say, and since which acts. */
export const flagView = z.object({
  detail: z.string(),
  changes: z.array(
    z.object({ concept: z.string(), said: z.string(), now: z.string().nullable(), kind: z.enum(['figure', 'fact']) }),
  ),
  /** Why it would not be issued today. */
  refusal: z.string().nullable(),
  causes: z.array(
    z.object({
      act: z.string(),
      effectiveOn: z.string(),
      recordedOn: z.string(),
      /** The entry, for who may see it. */
      entryId: z.string().nullable(),
    }),
  ),
});

export type FlagView = z.output<typeof flagView>;

export function viewFlag({ detail, changes, refusal, causes }: Flag, { entries }: { entries: boolean }): FlagView {
  return {
    detail,
    changes: changes.map(({ concept, said, now, kind }) => ({ concept, said, now, kind })),
    refusal: refusal && refusal.detail,
    causes: causes.map((cause) => viewCause(cause, entries)),
  };
}

/**
 * For anybody: figures, and that a sentence would be another one; the new sentence may name what the certificate does
 * not, and so does the reason for which it would not be issued.
 */
export function viewFlagForAnybody({ detail, changes, refusal, causes }: Flag): FlagView {
  return {
    detail,
    changes: changes.map(({ concept, said, now, kind }) => ({
      concept,
      said,
      now: kind === 'figure' ? now : null,
      kind,
    })),
    refusal: refusal && refusal.title,
    causes: causes.map((cause) => viewCause(cause, false)),
  };
}

function viewCause({ id, act, effectiveOn, recordedOn }: Flag['causes'][number], entries: boolean) {
  return { act, effectiveOn, recordedOn, entryId: entries ? id : null };
}
