import { z } from 'zod';
import { date, id, instant } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';

const ordinal = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const hexadecimal = z.string().regex(/^[0-9a-f]{64}$/i);

/** Which events: of a subject, a person, an act, from and to these days of the office, both included. */
export const eventsAsked = z.strictObject({
  subject: id().optional(),
  person: id().optional(),
  act: z.string().trim().min(1).max(100).optional(),
  from: date().optional(),
  to: date().optional(),
  limit: paging.limit,
  cursor: paging.cursor.refine(
    (keys) => keys === undefined || (keys.length === 1 && /^\d{1,15}$/.test(keys[0] ?? '')),
    {
      params: {
        problem: {
          code: 'cursor.malformed',
          detail: { es: 'El cursor no es de esta lista.', en: 'Not a cursor of this list.' },
        },
      },
    },
  ),
});

export type EventsAsked = z.output<typeof eventsAsked>;

export const eventView = z.object({
  id: z.number(),
  chain: z.string(),
  chainKind: z.string(),
  sequence: z.number(),
  at: instant(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  act: z.string(),
  subject: z.object({ id: z.string(), kind: z.string() }),
  content: z.unknown(),
  /** The text that was hashed, byte for byte. */
  canonical: z.string(),
  hash: z.string(),
  previousHash: z.string().nullable(),
  /** Of its leaf in the tree, from zero; null until the next seal. */
  position: z.number().nullable(),
});

export type EventView = z.output<typeof eventView>;

export const eventPage = pageView(eventView);

export const sealsAsked = z.strictObject({
  limit: paging.limit,
  cursor: paging.cursor.refine((keys) => keys === undefined || (keys.length === 1 && /^\d{1,9}$/.test(keys[0] ?? '')), {
    params: {
      problem: {
        code: 'cursor.malformed',
        detail: { es: 'El cursor no es de esta lista.', en: 'Not a cursor of this list.' },
      },
    },
  }),
});

export type SealsAsked = z.output<typeof sealsAsked>;

export const sealView = z.object({
  number: z.number(),
  root: z.string(),
  size: z.number(),
  sealedAt: instant(),
  key: z.string(),
  hash: z.string(),
  /** The text that was signed, byte for byte. */
  canonical: z.string(),
  signature: z.string(),
});

export const sealPage = pageView(sealView);

export const madeSealView = z.object({ seal: sealView.nullable() });

export const keysView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      algorithm: z.literal('Ed25519'),
      /** SubjectPublicKeyInfo, PEM. */
      publicKey: z.string(),
      validFrom: instant(),
      retiredAt: instant().nullable(),
    }),
  ),
});

export type KeysView = z.output<typeof keysView>;

export const inclusionAsked = z.strictObject({ event: ordinal, seal: ordinal.optional() });

export const inclusionView = z.object({
  event: z.number(),
  hash: z.string(),
  position: z.number(),
  seal: sealView,
  path: z.array(z.string()),
});

export const consistencyAsked = z.strictObject({ from: ordinal, to: ordinal });

export const consistencyView = z.object({ from: sealView, to: sealView, path: z.array(z.string()) });

/** The root that somebody holds on paper, and of how many events it is: both, or neither. */
export const verificationAsked = z
  .strictObject({ root: hexadecimal.optional(), size: ordinal.optional() })
  .refine(({ root, size }) => (root === undefined) === (size === undefined), {
    params: {
      problem: {
        code: 'paper.incomplete',
        detail: {
          es: 'La raíz del papel y su número de eventos van juntos: root y size.',
          en: 'The root on the paper and its size go together: root and size.',
        },
      },
    },
  });

export type VerificationAsked = z.output<typeof verificationAsked>;

export const verdictView = z.object({
  sound: z.boolean(),
  events: z.number(),
  chains: z.number(),
  entries: z.number(),
  certificates: z.number(),
  seals: z.number(),
  sealed: z.object({ size: z.number(), root: z.string() }),
  brokenPlaces: z.number(),
  breaks: z.array(
    z.object({
      code: z.string(),
      where: z.record(z.string(), z.union([z.string(), z.number()])),
      detail: z.string(),
    }),
  ),
});
