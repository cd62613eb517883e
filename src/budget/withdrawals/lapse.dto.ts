import { z } from 'zod';
import { date, instant, text } from '../../platform/http/forms';
import { pageView } from '../../platform/http/paging';
import { actorView } from '../ledger/entries.dto';

export const lapseForm = z.strictObject({ actNumber: text(60), effectiveOn: date() });

export type LapseForm = z.output<typeof lapseForm>;

export const lapseView = z.object({
  id: z.string(),
  resolutionId: z.string(),
  actNumber: z.string(),
  effectiveOn: date(),
  state: z.enum(['pending', 'approved', 'refused', 'returned', 'reversed']),
  recordedBy: actorView,
  recordedAt: instant(),
  decidedBy: actorView.nullable(),
  byDelegationOf: actorView.nullable(),
  decidedAt: instant().nullable(),
  decisionReason: z.string().nullable(),
  /** Null while nothing moved. */
  entryId: z.string().nullable(),
  amount: z.string().nullable(),
});

export type LapseView = z.output<typeof lapseView>;

export const lapsePage = pageView(lapseView);
