import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal } from '../../kernel/errors';
import { Transactions } from '../database/transactions';
import { Devices } from './devices';
import { Lockout, type CountedAttempt } from './lockout.service';
import type { Origin } from './origin';
import { hashPassword, isOutdated, passwordMatches } from './passwords';
import { ACT_RECORD, type ActRecord } from './people.act-record';
import { personColumns } from './people.queries';
import type { Person } from './person';
import { nobody, sessionAct } from './session-acts';
import { Sessions, type OpenSession } from './sessions.service';

export const WrongCredentials = refusal(
  'session.wrong-credentials',
  'unauthenticated',
  { es: 'Correo o contraseña incorrectos', en: 'Wrong e-mail or password' },
  {
    es: () => 'El correo o la contraseña no son correctos.',
    en: () => 'The e-mail or the password is not right.',
  },
);

export interface SignedIn {
  readonly session: OpenSession;
  readonly person: Person;
  /** The cookie by which the device will be known. */
  readonly device: string;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

interface Account extends Person {
  readonly password_hash: string | null;
  readonly disabled: boolean;
}

/** The door. It answers the same, after the same work, to an unknown account, a disabled one and a wrong password. */
@Injectable()
export class SignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly lockout: Lockout,
    private readonly devices: Devices,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
  ) {}

  /**
   * @param replaced the session that the browser had, which ends
   * @throws WrongCredentials, TooManyAttempts
   */
  async withPassword({ email, password }: Credentials, origin: Origin, replaced?: string): Promise<SignedIn> {
    const device = this.devices.known(origin.device, email);
    const attempt = await this.lockout.begin({ email, address: origin.address, device });
    const account = await this.accountOf(email);
    const matches = await passwordMatches(account?.disabled === false ? account.password_hash : null, password);
    if (!matches || !account) {
      await this.recordRefused(account, attempt);
      throw new WrongCredentials({});
    }
    const { password_hash: stored, disabled: _, ...person } = account;
    const renewed = stored !== null && isOutdated(stored) ? await hashPassword(password) : null;
    const session = await this.transactions.run(async (tx) => {
      await this.lockout.succeeded(tx, attempt);
      if (renewed !== null) {
        await tx.query('update person set password_hash = $2 where id = $1 and password_hash = $3', [
          person.id,
          renewed,
          stored,
        ]);
      }
      await this.sessions.replace(tx, replaced);
      return this.sessions.start(tx, person, { origin, how: 'password' });
    });
    return { session, person, device: this.devices.marked(origin.device, email) };
  }

  private async accountOf(email: string): Promise<Account | null> {
    const [found]: Account[] = await this.dataSource.query(
      `select ${personColumns}, person.password_hash, person.disabled_at is not null as disabled
       from person
       where email = $1`,
      [email.toLowerCase()],
    );
    return found ?? null;
  }

  private async recordRefused(account: Account | null, { holds }: CountedAttempt): Promise<void> {
    const why = !account ? 'unknown-account' : account.disabled ? 'disabled' : 'wrong-password';
    const about = account?.id ?? nobody;
    await this.transactions.run(async (tx) => {
      await this.acts.record(tx, null, sessionAct('session.refuse', about, { why }));
      if (holds.length > 0) await this.acts.record(tx, null, sessionAct('session.hold', about, { holds }));
    });
  }
}
