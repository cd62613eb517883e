import { z } from 'zod';
import { amount, date, instant, printedText, text } from '../../platform/http/forms';
import { pageView } from '../../platform/http/paging';
import { personView } from '../allocations/allocation.dto';
import { linkStates } from './link.rules';

export const linkForm = z.strictObject({});
export type LinkForm = z.output<typeof linkForm>;

const token = z.string().regex(/^[\w-]{43}$/);

export const tokenForm = z.strictObject({ token });
export type TokenForm = z.output<typeof tokenForm>;

/** Shown this once: nobody can read the address again. */
export const madeLinkView = z.object({ id: z.string(), link: z.string(), expiresAt: instant() });
export type MadeLinkView = z.output<typeof madeLinkView>;

export const linkView = z.object({
  id: z.string(),
  disbursementId: z.string(),
  state: z.enum(linkStates),
  madeBy: personView,
  madeAt: instant(),
  expiresAt: instant(),
  usedAt: instant().nullable(),
  revokedAt: instant().nullable(),
  use: z
    .object({ name: z.string(), office: z.string(), said: z.enum(['receipt', 'non-receipt']), recordId: z.string() })
    .nullable()
    .meta({ description: 'Quién dijo ser quien lo usó; no sale en ninguna exportación' }),
});
export type LinkView = z.output<typeof linkView>;

export const linksView = pageView(linkView).extend({
  enabled: z.boolean().meta({ description: 'Si el ministerio habilitó los enlaces (RECEIPT_LINKS)' }),
});
export type LinksView = { items: LinkView[]; nextCursor: string | null; enabled: boolean };

/** The least that who confirms has to see. */
export const standingView = z.object({
  hospital: z.string(),
  resolution: z.string(),
  line: z.number().int(),
  amount: amount(),
  paidOn: date().nullable(),
  expiresAt: instant(),
  used: z
    .object({ said: z.enum(['receipt', 'non-receipt']), amount: amount(), on: date(), usedAt: instant() })
    .nullable()
    .meta({ description: 'Lo que ya se dijo con él; hasta que vence' }),
});
export type StandingView = z.output<typeof standingView>;

const who = { token, name: printedText(120), office: printedText(120), note: text(1000).nullable().default(null) };

export const useForm = z.discriminatedUnion('said', [
  z.strictObject({ said: z.literal('receipt'), ...who, amount: amount(), receivedOn: date() }),
  z.strictObject({ said: z.literal('non-receipt'), ...who, checkedOn: date() }),
]);
export type UseForm = z.output<typeof useForm>;

export const usedView = z.object({
  said: z.enum(['receipt', 'non-receipt']),
  amount: amount(),
  on: date(),
  inDispute: amount({ zero: true }),
});
export type UsedView = z.output<typeof usedView>;
