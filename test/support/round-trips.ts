import { Client } from 'pg';

/** How often the service waited for the database, and what it asked each time. */
export interface Asked {
  readonly roundTrips: number;
  /** The statements of each round trip, by their first words. */
  readonly statements: readonly (readonly string[])[];
}

/**
 * What a piece of work asks of the database, over any connection of this process. Statements that are sent while others
 * are on their way share their round trip; what signs the caller in is asked before the work and is counted with it.
 */
export async function askedBy(work: () => Promise<unknown>): Promise<Asked> {
  const statements: string[][] = [];
  const underWay = new Map<Client, number>();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own client below
  const query = Client.prototype.query as (...given: unknown[]) => Promise<unknown>;
  Client.prototype.query = function counted(this: Client, ...given: unknown[]) {
    const before = underWay.get(this) ?? 0;
    underWay.set(this, before + 1);
    if (before === 0) statements.push([]);
    statements.at(-1)?.push(firstWords(given[0]));
    const done = () => underWay.set(this, (underWay.get(this) ?? 1) - 1);
    const answer = query.apply(this, given);
    void answer.then(done, done);
    return answer;
  } as never;
  try {
    await work();
  } finally {
    Client.prototype.query = query as never;
  }
  return { roundTrips: statements.length, statements };
}

function firstWords(asked: unknown): string {
  const text = typeof asked === 'string' ? asked : ((asked as { text?: string }).text ?? '');
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, 60);
}
