import { z } from 'zod';
import { refuse, unstorableText } from './forms';

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** `?limit=` (at most 200) and `?cursor=`, the last key of the page before. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .max(400)
    .transform((text, context): string[] => {
      const keys = decode(text);
      return (
        keys ??
        refuse(context, {
          code: 'cursor.malformed',
          detail: { es: 'El cursor no es de una lista de este servicio.', en: 'Not a cursor of this service.' },
        })
      );
    })
    .optional(),
};

/** A page out of `limit + 1` rows in their stated order. */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encode(keyOf(last)) : null };
}

/** The wire's shape of a page of such views. */
export function pageView(item: z.ZodType) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

function encode(keys: string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

function decode(text: string): string[] | null {
  try {
    const keys: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const read = Array.isArray(keys) && keys.every((key) => typeof key === 'string');
    return read && unstorableText(keys).length === 0 ? keys : null;
  } catch {
    return null;
  }
}
