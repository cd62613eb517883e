import { Client, type Connection, type QueryConfig, type QueryResult } from 'pg';
import { markConnectionLost, NoConnection } from './unreachable';

/** What a prepared statement answers was changed since, or the server has forgotten it: asked again, it is right. */
export function isStalePlan(error: unknown): boolean {
  const { code, routine } = (error ?? {}) as { readonly code?: string; readonly routine?: string };
  return code === '26000' || (code === '0A000' && routine === 'RevalidateCachedQuery');
}

const usesBeforeNamed = 3;
const mostNamed = 200;

/**
 * A connection that names what it is asked again and again, as JDBC's and .NET's drivers do by themselves: PostgreSQL
 * then parses and plans it once, which for a small act costs more than doing it. A statement gets its name at its third
 * use on this connection; past so many names the others are parsed each time, so that what a connection holds is bounded.
 * Statements without parameters (begin, commit, set) travel as they are.
 */
export class PreparingClient extends Client {
  private readonly uses = new Map<string, number>();
  private readonly names = new Map<string, string>();
  private named = 0;

  /** @throws NoConnection, which no other error can be taken for */
  override connect(...asked: never[]): never {
    const { connection } = this as unknown as { connection: Connection };
    connection.once('error', markConnectionLost);
    const [told] = asked as unknown[] as [((error?: Error) => void)?];
    const connecting = super.connect().catch((error: unknown) => {
      throw new NoConnection(error);
    });
    // With a callback, as the driver's pool asks, or with a promise.
    return (told ? connecting.then(() => told(), told) : connecting) as never;
  }

  // One of the driver's several signatures is replaced, and the others pass through.
  override query(...asked: never[]): never {
    const [text, values, ...rest] = asked as unknown[];
    const passes = super.query.bind(this) as unknown as (...args: unknown[]) => Promise<QueryResult>;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0)
      return passes(...(asked as unknown[])) as never;
    const name = this.nameOf(text);
    const prepared: QueryConfig = name === null ? { text, values } : { name, text, values };
    const answer = passes(prepared, ...rest) as Promise<QueryResult> | undefined;
    if (name === null || answer === undefined) return answer as never;
    return answer.catch((error: unknown) => {
      // The next time it gets a name and a plan anew.
      if (isStalePlan(error) && this.names.get(text) === name) this.names.delete(text);
      throw error;
    }) as never;
  }

  private nameOf(text: string): string | null {
    const given = this.names.get(text);
    if (given !== undefined) return given;
    const uses = (this.uses.get(text) ?? 0) + 1;
    if (uses < usesBeforeNamed || this.names.size >= mostNamed) {
      if (this.uses.size < 10 * mostNamed) this.uses.set(text, uses);
      return null;
    }
    this.uses.delete(text);
    this.named += 1;
    const name = `s${this.named}`;
    this.names.set(text, name);
    return name;
  }
}
