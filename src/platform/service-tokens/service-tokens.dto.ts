import { z } from 'zod';
import { instant, text } from '../http/forms';
import { pageView } from '../http/paging';
import { mostDays } from './service-token.rules';

export const serviceTokenForm = z.strictObject({
  name: text(100),
  /** Which acts: names of docs/permissions.md. */
  acts: z
    .array(z.string().max(100))
    .min(1)
    .max(100)
    .transform((given): string[] => [...new Set(given)].sort())
    .meta({ type: 'array', items: { type: 'string' }, minItems: 1 }),
  days: z.number().int().min(1).max(mostDays),
  /** The owner's present one: an open session alone makes no token. */
  password: z.string().min(1).max(1000),
  /** Of the owner's second factor, where they have one. */
  code: z.string().min(1).max(40).optional(),
});

export const serviceTokenView = z.object({
  id: z.string(),
  name: z.string(),
  acts: z.array(z.string()),
  createdAt: instant(),
  expiresAt: instant(),
  lastUsedAt: instant().nullable(),
  owner: z.object({ id: z.string(), email: z.string() }),
});

/** With the token, shown this once. */
export const madeTokenView = serviceTokenView.extend({ token: z.string() });

export const serviceTokensView = pageView(serviceTokenView);

/** By the names of docs/permissions.md. */
export const givableActsView = z.object({ items: z.array(z.string()) });

export type GivableActsView = z.output<typeof givableActsView>;
export type ServiceTokenForm = z.output<typeof serviceTokenForm>;
export type ServiceTokenView = z.output<typeof serviceTokenView>;
export type MadeTokenView = z.output<typeof madeTokenView>;
