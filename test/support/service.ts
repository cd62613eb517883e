import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module';
import { hashPassword } from '../../src/platform/access/passwords';
import type { Role } from '../../src/platform/access/person';
import { readConfig, type Config } from '../../src/platform/config';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { createApplication } from '../../src/platform/http/application';
import { newId } from '../../src/platform/ids';
import { testSealKey, testSecretsKey } from './seal-key';
import { cloneDatabase, type DatabaseClone } from './database';
import { Visitor, type Door } from './visitor';

/** The whole service on a database of its own, and people to try it with. */
export interface TestService {
  readonly app: NestFastifyApplication;
  /** The service's database as its owner, for whom no policy holds; the service itself signs in as less. */
  readonly database: DataSource;
  /** Somebody new with these roles, signed in. */
  person(roles: Role | Role[], hospitalIds?: string[]): Promise<Visitor>;
  /** Nobody: not signed in. */
  readonly stranger: Visitor;
  /** One more instance of the service on the same database, with these settings besides. */
  another(settings?: Record<string, string>): Promise<NestFastifyApplication>;
  close(): Promise<void>;
}

export const testPassword = 'una contraseña de prueba';

/** How a race is run: through one process, or through two that share nothing but the database. */
export const waysToServe = [
  { way: 'one instance', instances: 1 },
  { way: 'two instances', instances: 2 },
] as const;

/** `TRAZAGIRO_INSTANCES=2 npm test` runs every story through two. */
const usualInstances = Number(process.env['TRAZAGIRO_INSTANCES'] ?? '1');

/**
 * Starts the service on a clone of the migrated template; every spec file has its own.
 * @param instances how many of it: people's requests go to each in turn, `app` is the first
 */
export async function startTestService(
  settings: Record<string, string> = {},
  instances: number = usualInstances,
  openDatabase: () => Promise<DatabaseClone> = cloneDatabase,
): Promise<TestService> {
  const clone = await openDatabase();
  const configWith = (more: Record<string, string>): Config =>
    readConfig({
      LOG_LEVEL: 'silent',
      TRAZAGIRO_RECORDS: 'none',
      SEAL_KEY: testSealKey,
      SECRETS_KEY: testSecretsKey,
      SEAL_EVERY_SECONDS: '0',
      ...settings,
      ...more,
    });
  const apps: NestFastifyApplication[] = [];
  const start = async (more: Record<string, string> = {}) => {
    const config = configWith(more);
    const made = await createApplication(AppModule.on(clone.service, config), config);
    apps.push(made);
    await made.init();
    await made.getHttpAdapter().getInstance().ready();
    return made;
  };
  const app = await start();
  for (let count = 1; count < instances; count += 1) await start();
  const inTurn = takingTurns([...apps]);
  const database = await new DataSource(dataSourceOptions(clone.connection, 4)).initialize();
  const password = await hashPassword(testPassword);

  return {
    app,
    database,
    stranger: new Visitor(inTurn, null, null),
    another: start,
    async person(roles, hospitalIds = []) {
      const id = newId();
      const email = `${id}@prueba.localhost`;
      await database.query('insert into person (id, email, name, password_hash, roles) values ($1, $2, $3, $4, $5)', [
        id,
        email,
        `Prueba ${[roles].flat().join(' ')}`,
        password,
        [roles].flat(),
      ]);
      await database.query('insert into person_hospital (person_id, hospital_id) select $1, unnest($2::uuid[])', [
        id,
        hospitalIds,
      ]);
      return Visitor.signIn(inTurn, email, testPassword);
    },
    async close() {
      for (const each of apps) await each.close();
      await database.destroy();
      await clone.drop();
    },
  };
}

/** One door to several instances: each request goes to the next of them, as a balancer would send it. */
function takingTurns(apps: readonly NestFastifyApplication[]): Door {
  let turn = -1;
  return {
    inject: (asked) => {
      turn = (turn + 1) % apps.length;
      return apps[turn]!.inject(asked);
    },
  };
}
