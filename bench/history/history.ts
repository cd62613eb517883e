import type { Client } from 'pg';
import { clientOptions } from '../../src/platform/database/data-source';
import type { Doors } from '../../src/platform/database/service-role';
import { idOf } from '../../src/platform/ids';
import { asClient } from '../harness/cluster';
import { idOfRole, writePeople } from './people';
import { identifierOf } from './identifiers';
import { chains, events, plannedEvents } from './record.sql';
import * as sql from './transfers.sql';

/**
 * Years of transfers, told by four numbers. Each line's giros go one after another: ordered, approved, paid and
 * confirmed by its hospital; then some that are approved and wait to be paid.
 */
export interface Plan {
  readonly resolutions: number;
  /** Lines of each resolution, each of another municipality: at most 1.122. */
  readonly lines: number;
  /** Giros of each line that arrived: six postings each. */
  readonly giros: number;
  /** Giros of each line that are approved and not paid: two postings each. */
  readonly awaiting: number;
  /** The year of the last resolution. */
  readonly lastYear: number;
  /** Over how many years they spread, evenly. */
  readonly years: number;
}

/** A plan with about this many postings, in resolutions of a hundred lines with ten giros each. */
export function planOf(postings: number): Plan {
  const each = postingsOf({ resolutions: 1, lines: 100, giros: 10, awaiting: 0, lastYear: 2025, years: 10 });
  if (postings < each)
    return {
      resolutions: 1,
      lines: Math.max(1, Math.round(postings / 61)),
      giros: 10,
      awaiting: 0,
      lastYear: 2025,
      years: 10,
    };
  return { resolutions: Math.round(postings / each), lines: 100, giros: 10, awaiting: 0, lastYear: 2025, years: 10 };
}

export function postingsOf({ resolutions, lines, giros, awaiting }: Plan): number {
  return resolutions * (1 + lines * (1 + giros * 6 + awaiting * 2));
}

/**
 * Writes the history as if the service had: sound, and chained. Foreign keys and triggers do not run meanwhile, which is
 * why whoever measures on it proves it first (`proveSound`). Cost: linear in the postings, some 30.000 a second.
 */
export async function writeHistory(doors: Doors, plan: Plan): Promise<void> {
  await writing(doors, async (client) => {
    await writePeople(client);
    await client.query(sql.hospitals(idOfRole('registrar')));
    await client.query(sql.resolutions(plan));
    await client.query(sql.lines(plan));
    await writeAccountNames(client, plan);
    for (const statement of sql.giros(plan)) await client.query(statement);
    for (const statement of sql.entries(plan)) await client.query(statement);
    for (const statement of sql.accounts(plan)) await client.query(statement);
    await client.query('analyze');
    for (const statement of plannedEvents(plan)) await client.query(statement);
  });
  await Promise.all(
    events(plan).map((statement) =>
      writing(doors, async (client) => {
        await client.query('set enable_seqscan = off');
        await client.query(statement);
      }),
    ),
  );
  await writing(doors, async (client) => {
    for (const statement of chains()) await client.query(statement);
    await client.query('drop table history_name; reset session_replication_role');
    await client.query('vacuum analyze');
  });
}

function writing(doors: Doors, work: (client: Client) => Promise<void>): Promise<void> {
  return asClient(clientOptions(doors.owner), async (client) => {
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'");
    await client.query("set jit = off; set timezone = 'UTC'");
    await work(client);
  });
}

/** The names of accounts are UUIDs of version 5, which PostgreSQL by itself does not make. */
async function writeAccountNames(client: Client, plan: Plan): Promise<void> {
  await client.query('create unlogged table history_name (owner uuid, place text, account uuid)');
  const lines = plan.resolutions * plan.lines;
  const giros = lines * (plan.giros + plan.awaiting);
  await writeNames(client, plan.resolutions, identifierOf.resolution, ['budget']);
  await writeNames(client, lines, identifierOf.line, ['assigned', 'held']);
  await writeNames(client, giros, identifierOf.giro, ['ordered', 'transit']);
  await client.query('create index on history_name (owner, place)');
  await client.query('analyze history_name');
}

async function writeNames(
  client: Client,
  count: number,
  identify: (number: number) => string,
  places: readonly string[],
): Promise<void> {
  const batch = 10_000;
  for (let from = 0; from < count; from += batch) {
    const owners = Array.from({ length: Math.min(batch, count - from) }, (_, index) => identify(from + index));
    for (const place of places) {
      await client.query('insert into history_name select unnest($1::uuid[]), $2, unnest($3::uuid[])', [
        owners,
        place,
        owners.map((owner) => idOf(place, owner)),
      ]);
    }
  }
}
