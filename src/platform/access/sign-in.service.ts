import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal } from '../../kernel/errors';
import { Transactions, type Tx } from '../database/transactions';
import { SecondFactorStore } from '../second-factor/second-factor.store';
import { Challenges, SecondFactorNeeded, type Challenge } from './challenges';
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

export const WrongCode = refusal(
  'session.wrong-code',
  'unauthenticated',
  { es: 'El código no es correcto', en: 'The code is not right' },
  {
    es: () => 'El código no es el de este momento, o ya se usó. Espere el siguiente y revise la hora de su teléfono.',
    en: () => 'That is not the code of this moment, or it was used. Wait for the next one and check your clock.',
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

interface FirstFactor {
  readonly how: string;
  readonly origin: Origin;
  /** The session that the browser had: it ends. */
  readonly replaced?: string | undefined;
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
    private readonly challenges: Challenges,
    private readonly factors: SecondFactorStore,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
  ) {}

  /**
   * @param replaced the session that the browser had, which ends
   * @throws WrongCredentials, TooManyAttempts; SecondFactorNeeded when the password is right and a code must follow
   */
  async withPassword({ email, password }: Credentials, origin: Origin, replaced?: string): Promise<SignedIn> {
    const attempt = await this.beginAttempt(email, origin);
    const account = await this.accountOf(email);
    const matches = await passwordMatches(account?.disabled === false ? account.password_hash : null, password);
    if (!matches || !account) {
      const why = !account ? 'unknown-account' : account.disabled ? 'disabled' : 'wrong-password';
      await this.transactions.run((tx) => this.recordRefused(tx, account?.id ?? nobody, { why, attempt }));
      throw new WrongCredentials({});
    }
    const { password_hash: stored, disabled: _, ...person } = account;
    const renewed = stored !== null && isOutdated(stored) ? await hashPassword(password) : null;
    const entered = await this.transactions.run(async (tx) => {
      if (renewed !== null) await renewHash(tx, { personId: person.id, renewed, stored });
      return this.passFirst(tx, person, { how: 'password', origin, replaced }, attempt);
    });
    if ('challenge' in entered) throw new SecondFactorNeeded(entered);
    return entered;
  }

  /**
   * The first factor was right: in, or on to the second. What was counted against the attempt is taken back, but a
   * count begins again only behind the last factor.
   * @returns the session, or the challenge that the code must answer
   */
  async passFirst(
    tx: Tx,
    person: Person,
    first: FirstFactor,
    attempt?: CountedAttempt,
  ): Promise<SignedIn | { challenge: string; expiresAt: string }> {
    const waits = await this.factors.isConfirmed(tx, person.id);
    if (attempt) await this.lockout.takeBack(tx, attempt, { whole: !waits });
    if (waits) return this.challenges.make(tx, person.id, first.how);
    return this.open(tx, person, first, false);
  }

  /** @throws ChallengeOver, WrongCode, TooManyAttempts */
  async withSecondFactor(
    { challenge: token, code }: { challenge: string; code: string },
    origin: Origin,
    replaced?: string,
  ): Promise<SignedIn> {
    const { person } = await this.transactions.run((tx) => this.challenges.lock(tx, token));
    const attempt = await this.beginAttempt(person.email, origin);
    const entered = await this.transactions.run(async (tx) => {
      const challenge = await this.challenges.lock(tx, token);
      const used = await this.factors.take(tx, person.id, code);
      if (used === null) {
        await this.refuseCode(tx, challenge, attempt);
        return null;
      }
      await this.challenges.use(tx, challenge);
      await this.lockout.takeBack(tx, attempt, { whole: true });
      const how = `${challenge.how}+${used}`;
      return this.open(tx, challenge.person, { how, origin, replaced }, true);
    });
    if (!entered) throw new WrongCode({});
    return entered;
  }

  private async open(tx: Tx, person: Person, first: FirstFactor, secondFactor: boolean): Promise<SignedIn> {
    const { how, origin, replaced } = first;
    await this.sessions.replace(tx, replaced);
    const session = await this.sessions.start(tx, person, { origin, how, secondFactor });
    return { session, person, device: this.devices.marked(origin.device, person.email) };
  }

  private beginAttempt(email: string, origin: Origin): Promise<CountedAttempt> {
    const device = this.devices.known(origin.device, email);
    return this.lockout.begin({ email, address: origin.address, device });
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

  private async refuseCode(tx: Tx, challenge: Challenge, attempt: CountedAttempt): Promise<void> {
    await this.challenges.fail(tx, challenge);
    await this.recordRefused(tx, challenge.person.id, { why: 'wrong-code', attempt });
  }

  private async recordRefused(
    tx: Tx,
    about: string,
    { why, attempt: { holds } }: { why: string; attempt: CountedAttempt },
  ): Promise<void> {
    await this.acts.record(tx, null, sessionAct('session.refuse', about, { why }));
    if (holds.length > 0) await this.acts.record(tx, null, sessionAct('session.hold', about, { holds }));
  }
}

async function renewHash(
  tx: Tx,
  { personId, renewed, stored }: { personId: string; renewed: string; stored: string | null },
): Promise<void> {
  await tx.query('update person set password_hash = $2 where id = $1 and password_hash = $3', [
    personId,
    renewed,
    stored,
  ]);
}
