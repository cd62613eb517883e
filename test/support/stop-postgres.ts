import { rm } from 'node:fs/promises';
import type { TestServer } from './start-postgres';
import { serviceRoleOf } from '../../src/platform/database/service-role';
import { TEMPLATE } from './database';

/** Leaves nothing behind: neither on a server of ours nor on one that was lent. */
export default async function stopPostgres(): Promise<void> {
  const { testServer } = globalThis as { testServer?: TestServer };
  if (!testServer) return;
  const { folder, postgres, guard } = testServer;
  if (!postgres) {
    await guard.query(`drop database if exists ${TEMPLATE} with (force)`);
    await guard.query(`drop role if exists ${serviceRoleOf(TEMPLATE)}`);
  }
  await guard.end();
  await postgres?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
}
