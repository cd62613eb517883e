import { randomUUID } from 'node:crypto';
import { contractOf } from '../../src/platform/http/openapi';
import type { TestService } from '../support/service';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A route of the contract, as the service itself describes it. */
export interface Route {
  readonly method: Method;
  /** Below `/api/v1`, with its parameters in braces. */
  readonly path: string;
  readonly permission: string;
  /** What its body must look like, where it takes one in JSON. */
  readonly form: Schema | null;
}

export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Operation {
  readonly 'x-permission'?: string;
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

/** Published to anybody, every hospital's line with the others: what it holds is told by the story of the open data. */
export const everybodys: ReadonlySet<string> = new Set(['/open-data/resolutions/{id}']);

const described = new WeakMap<TestService, readonly Route[]>();

/** Every route of the contract, in its order. Described once for each service: it takes longer than most answers. */
export function routesOf(service: TestService): readonly Route[] {
  const known = described.get(service) ?? routesIn(service);
  described.set(service, known);
  return known;
}

function routesIn(service: TestService): Route[] {
  return Object.entries(contractOf(service.app).paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase() as Method,
      path: path.replace('/api/v1', ''),
      permission: operation['x-permission'] ?? 'none',
      form: operation.requestBody?.content?.['application/json']?.schema ?? null,
    })),
  );
}

/** The path with its parameters filled in: identifiers by this one, the rest by words that exist. */
export function filled(path: string, id: string = randomUUID()): string {
  return path
    .replace('{kind}', 'bank-certificate')
    .replace('{divipola}', '91001')
    .replace(/\{\w+\}/g, id);
}

/** The least that the form of a route accepts, so that the refusal is of what is asked and not of how. */
export function leastForm(schema: Schema | null): unknown {
  if (schema === null) return {};
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.examples) return schema.examples[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return leastForm(choice);
  const type = typeof schema.type === 'object' ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, leastForm(schema.properties?.[name] ?? {})]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => leastForm(schema.items ?? {}));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    default:
      if (schema.description === 'Pesos, as text') return '1.00';
      return schema.format === 'date' ? '2025-03-01' : 'EJEMPLO'.padEnd(schema.minLength ?? 0, '.');
  }
}
