import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { PasswordLinks, type PasswordLink } from '../platform/access/password-links.service';
import { People } from '../platform/access/people.service';
import type { Config } from '../platform/config';
import { seeing } from '../platform/database/scope';
import { Transactions } from '../platform/database/transactions';
import { DEMONSTRATION } from './demonstration';
import { markLoaded } from './half-loaded';
import { loadRecords } from './load';

const administrator = 'admin@demo.localhost';

export type Accounts =
  | {
      readonly kind: 'demonstration';
      /** Null when it was shown at an earlier start. */ readonly password: string | null;
    }
  | {
      readonly kind: 'own';
      readonly people: number;
      /** The address of the administrator that this start made, which is that of ADMIN_EMAIL. */
      readonly made?: string;
      /** Whether who administers, approves or pays signs in with two factors. */
      readonly asksSecondFactor: boolean;
      /** For the administrator that ADMIN_RECOVERY names; null where it names none, undefined where it is not set. */
      readonly recovery?: PasswordLink | null;
    };

/** The accounts and the records that the settings ask for; does nothing twice. */
export function prepareAccounts(app: NestFastifyApplication, config: Config): Promise<Accounts> {
  return seeing('everything', () =>
    config.loadsRecords ? prepareDemonstration(app, config) : prepareOwn(app, config),
  );
}

async function prepareOwn(app: NestFastifyApplication, config: Config): Promise<Accounts> {
  const people = app.get(People);
  const transactions = app.get(Transactions);
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, ADMIN_RECOVERY: locked } = config;
  const isNew = email !== undefined && password !== undefined && !(await exists(app, email));
  if (isNew) {
    await transactions.run((tx) =>
      people.create(tx, { email, name: email, roles: ['administrator'], hospitalIds: [], password }),
    );
  }
  const recovery = locked === undefined ? {} : { recovery: await app.get(PasswordLinks).recover(locked) };
  const asksSecondFactor = config.requiresSecondFactor;
  return { kind: 'own', people: await count(app), asksSecondFactor, ...(isNew ? { made: email } : {}), ...recovery };
}

async function prepareDemonstration(app: NestFastifyApplication, config: Config): Promise<Accounts> {
  if (await exists(app, administrator)) return renewed(app, config);
  // People of one's own are here: a demonstration has no business among them.
  const people = await count(app);
  if (people > 0) return { kind: 'own', people, asksSecondFactor: config.requiresSecondFactor };
  const password = config.DEMO_PASSWORD ?? randomBytes(9).toString('base64url');
  const whileLoading = randomBytes(24).toString('base64url');
  await app.get(Transactions).run(async (tx) => {
    for (const { email, name, role } of DEMONSTRATION.filter((each) => each.role !== 'recipient')) {
      await app.get(People).create(tx, { email, name, roles: [role], hospitalIds: [], password: whileLoading });
    }
  });
  await loadRecords(app, whileLoading);
  await setPasswords(app, password);
  await markLoaded(app);
  return { kind: 'demonstration', password };
}

async function renewed(app: NestFastifyApplication, { DEMO_PASSWORD: password }: Config): Promise<Accounts> {
  if (password === undefined) return { kind: 'demonstration', password: null };
  await setPasswords(app, password);
  return { kind: 'demonstration', password };
}

async function setPasswords(app: NestFastifyApplication, password: string): Promise<void> {
  await app.get(Transactions).run(async (tx) => {
    for (const { email } of DEMONSTRATION) await app.get(People).setPassword(tx, email, password);
  });
}

async function exists(app: NestFastifyApplication, email: string): Promise<boolean> {
  const found: unknown[] = await app.get(DataSource).query('select from person where email = lower($1)', [email]);
  return found.length > 0;
}

async function count(app: NestFastifyApplication): Promise<number> {
  const [row]: { people: number }[] = await app.get(DataSource).query('select count(*)::int as people from person');
  return row?.people ?? 0;
}
