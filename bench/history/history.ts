import type { Client } from 'pg';
import { clientOptions } from '../../src/platform/database/data-source';
import type { Doors } from '../../src/platform/database/service-role';
import { idOf } from '../../src/platform/ids';
import { asClient } from '../harness/cluster';
import { idOfRole, writePeople } from './people';
import { identifierOf } from './identifiers';
import type { Plan } from './plan';
import { chains, events, plannedEvents } from './record.sql';
import * as sql from './transfers.sql';

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
