import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module';
import { BatchWorker } from '../budget/certificate-batches/batch-worker';
import { PublishingWorker } from '../budget/open-data/publishing-worker';
import { paymentLayoutOf } from '../budget/payment-files/layout.setting';
import { FindingsWorker } from '../budget/reconciliation/findings-worker';
import type { Config } from '../platform/config';
import { tablesAccess } from '../budget/table-access';
import { migrate } from '../platform/database/migrate';
import { openServiceDoor, type Doors } from '../platform/database/service-role';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres';
import { createApplication } from '../platform/http/application';
import { prepareAccounts, type Accounts } from '../records/accounts';
import { discardHalfLoaded } from '../records/half-loaded';
import { StartRefused } from './failures';

export interface Service {
  readonly app: NestFastifyApplication;
  /** Where people open it. */
  readonly address: string;
  readonly database: string;
  readonly accounts: Accounts;
  /** Requests under way finish, then the database stops. */
  stop(): Promise<void>;
}

/**
 * Database, schema, records, accounts, and only then the door: whoever is answered finds everything there.
 * @throws StartRefused, ConfigError, DatabaseUnreachable, EmbeddedPostgresError: each says in Spanish what to do
 */
export async function startService(config: Config): Promise<Service> {
  await requireFreePort(config);
  paymentLayoutOf(config.PAYMENT_LAYOUT);
  const database = await openDatabase(config);
  try {
    const doors = await database.openDoors();
    if (database.embedded && (await discardHalfLoaded(doors.owner))) {
      say('Un primer arranque quedó a medias: los registros se cargan de nuevo.');
    }
    await migrate(doors, tablesAccess);
    const app = await applicationOn(doors, config);
    const accounts = await prepareAccounts(app, config);
    await openToAll(app, config);
    return {
      app,
      address: await addressOf(app),
      database: database.name,
      accounts,
      stop: async () => {
        await app.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** The whole service on a migrated database, ready and not listening yet. */
async function applicationOn(doors: Doors, config: Config): Promise<NestFastifyApplication> {
  const app = await createApplication(AppModule.on(doors.service, config), config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** From here on it answers, and its own works begin. */
export async function openToAll(app: NestFastifyApplication, { PORT, HOST }: Config): Promise<void> {
  await app.listen(PORT, HOST);
  app.get(FindingsWorker).start();
  app.get(BatchWorker).start();
  app.get(PublishingWorker).start();
}

interface Database {
  readonly embedded: boolean;
  /** @throws DatabaseUnreachable */
  openDoors(): Promise<Doors>;
  readonly name: string;
  stop(): Promise<void>;
}

async function openDatabase(config: Config): Promise<Database> {
  const url = config.DATABASE_URL;
  if (url !== undefined) {
    return {
      embedded: false,
      openDoors: () => doorsOf({ url }, config.DATABASE_OWNER_URL),
      name: 'la de DATABASE_URL',
      stop: async () => {},
    };
  }
  const embedded = await startEmbeddedPostgres({
    folder: config.dataFolder,
    database: 'trazagiro',
    tell: say,
    onUnexpectedExit: (error) => {
      process.stderr.write(`\n${error.message}\n`);
      process.exit(1);
    },
  });
  return {
    embedded: true,
    openDoors: () => openServiceDoor(embedded.connection),
    name: `PostgreSQL ${embedded.version} en ${config.dataFolder}`,
    stop: () => embedded.stop(),
  };
}

/** One user does both works and is held to one of them by `SET ROLE`; two users are better: nothing brings that back. */
function doorsOf(service: { url: string }, owner: string | undefined): Promise<Doors> {
  return owner === undefined ? openServiceDoor(service) : Promise.resolve({ owner: { url: owner }, service });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// Asked before anything is started, so that a busy port costs a second and touches nothing.
async function requireFreePort({ HOST, PORT }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartRefused(portProblem(error.code ?? '', { HOST, PORT })));
    });
    probe.listen(PORT, HOST, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}

function portProblem(code: string, { HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): string {
  if (code === 'EADDRINUSE') {
    return `El puerto ${PORT} ya lo usa otro programa (¿otro Trazagiro?). Ciérrelo, o elija otro: PORT=${PORT + 1} npm start`;
  }
  if (code === 'EACCES') return `No se puede usar el puerto ${PORT} sin ser administrador. Elija uno desde 1024.`;
  return `No se puede escuchar en ${HOST}:${PORT} (${code}). Revise HOST y PORT.`;
}

async function addressOf(app: NestFastifyApplication): Promise<string> {
  const url = await app.getUrl();
  return url.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
}
