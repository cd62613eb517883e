import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { paymentLayoutOf } from '../budget/payment-files/layout.setting';
import type { Config } from '../platform/config';
import type { Accounts } from '../records/accounts';
import { openDatabase } from './database';
import { requireFreePort } from './free-port';

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
  const loaded = () => import('./serving');
  // That it cannot be loaded is heard of below.
  const whileItWorks = () => void loaded().catch(() => undefined);
  const database = await openDatabase(config, { say, whileItWorks });
  try {
    const { serve } = await loaded();
    const { app, accounts } = await serve(database, config, say);
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

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function addressOf(app: NestFastifyApplication): Promise<string> {
  const url = await app.getUrl();
  return url.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
}
