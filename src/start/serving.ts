import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module';
import { BatchWorker } from '../budget/certificate-batches/batch-worker';
import { PublishingWorker } from '../budget/open-data/publishing-worker';
import { FindingsWorker } from '../budget/reconciliation/findings-worker';
import { tablesAccess } from '../budget/table-access';
import type { Config } from '../platform/config';
import { migrate } from '../platform/database/migrate';
import { oneAtATime } from '../platform/database/one-at-a-time';
import { createApplication } from '../platform/http/application';
import { prepareAccounts, type Accounts } from '../records/accounts';
import { discardHalfLoaded } from '../records/half-loaded';
import type { Database } from './database';

/* All that the service is: most of what a start costs is loading it, and so it is loaded while the database starts. */

/** Schema, records, accounts, and only then the door. @throws DatabaseUnreachable, ConfigError */
export async function serve(
  database: Database,
  config: Config,
  say: (line: string) => void,
): Promise<{ app: NestFastifyApplication; accounts: Accounts }> {
  const doors = await database.openDoors();
  if (database.embedded && (await discardHalfLoaded(doors.owner))) {
    say('Un primer arranque quedó a medias: los registros se cargan de nuevo.');
  }
  await migrate(doors, tablesAccess);
  // The whole service on a migrated database, ready and not listening yet.
  const app = await createApplication(AppModule.on(doors.service, config), config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const accounts = await oneAtATime(doors.service, 'accounts', () => prepareAccounts(app, config));
  await openToAll(app, config);
  return { app, accounts };
}

/** From here on it answers, and its own works begin. */
export async function openToAll(app: NestFastifyApplication, config: Config): Promise<void> {
  await openDoor(app, config);
  app.get(FindingsWorker).start();
  app.get(BatchWorker).start();
  app.get(PublishingWorker).start();
}

/** Connections that the system keeps until they are taken, at most; it takes its own bound where that is less. */
const waitingOutside = 4096;

/**
 * Listens. Whoever connects past what the system keeps is not told anything: it tries again by itself after one second, after
 * three, after seven (RFC 6298). So more are kept than Node's 511, and the door tells those who are too many, at once.
 */
export async function openDoor(
  app: NestFastifyApplication,
  { PORT, HOST }: Pick<Config, 'PORT' | 'HOST'>,
): Promise<void> {
  await app.listen({ port: PORT, host: HOST, backlog: waitingOutside });
}
