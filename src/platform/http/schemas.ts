import { z } from 'zod';

/*
 * The JSON schemas of the contract. Making those of every form and view is a tenth of a start, and only the contract is
 * made of them: a mark stands in their place until somebody asks for it.
 */

const mark = 'x-schema';
const marked: { readonly schema: z.ZodType; readonly io: 'input' | 'output' }[] = [];

/** A mark for the schema of a form or of a view, for `withSchemas`. */
export function schemaLater(schema: z.ZodType, io: 'input' | 'output'): Record<string, never> {
  return { [mark]: marked.push({ schema, io }) - 1 } as unknown as Record<string, never>;
}

/** The same document with each mark's schema in its place. */
export function withSchemas<Document>(document: Document): Document {
  return filled(document) as Document;
}

function filled(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(filled);
  if (typeof part !== 'object' || part === null) return part;
  const at = (part as Record<string, unknown>)[mark];
  const known = typeof at === 'number' ? marked[at] : undefined;
  if (known) return schemaOf(known);
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, filled(value)]));
}

function schemaOf({ schema, io }: (typeof marked)[number]): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
