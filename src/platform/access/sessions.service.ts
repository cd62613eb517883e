import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal } from '../../kernel/errors';
import { CONFIG, type Config } from '../config';
import { Transactions } from '../database/transactions';
import { newId } from '../ids';
import { passwordMatches } from './passwords';
import { ACT_RECORD, type ActRecord } from './people.act-record';
import type { Person } from './person';

export const WrongCredentials = refusal(
  'session.wrong-credentials',
  'unauthenticated',
  { es: 'Correo o contraseña incorrectos', en: 'Wrong e-mail or password' },
  {
    es: () => 'El correo o la contraseña no son correctos.',
    en: () => 'The e-mail or the password is not right.',
  },
);

export interface Session {
  readonly id: string;
  readonly person: Person;
}

const personColumns = `
  person.id,
  person.email,
  person.name,
  person.roles,
  coalesce(
    (select array_agg(hospital_id order by hospital_id) from person_hospital where person_id = person.id),
    '{}'
  ) as "hospitalIds"`;

/** Opaque sessions: the token is shown once, only its hash is stored. */
@Injectable()
export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws WrongCredentials, the same for an unknown account, a disabled one and a wrong password */
  async open(email: string, password: string): Promise<{ token: string; expiresAt: string; user: Person }> {
    const [found]: (Person & { password_hash: string; disabled: boolean })[] = await this.dataSource.query(
      `select ${personColumns}, person.password_hash, person.disabled_at is not null as disabled
       from person
       where email = $1`,
      [email.toLowerCase()],
    );
    const matches = await passwordMatches(found?.disabled === false ? found.password_hash : null, password);
    if (!matches || !found) {
      await this.recordRefused(found ?? null);
      throw new WrongCredentials({});
    }
    const { password_hash: _, disabled: __, ...user } = found;
    const token = randomBytes(32).toString('base64url');
    const id = newId();
    const expiresAt = await this.transactions.run(async (tx) => {
      const [session]: [{ expiresAt: string }] = await tx.query(
        `insert into session (id, person_id, token_hash, expires_at)
         values ($1, $2, $3, now() + make_interval(hours => $4)) returning expires_at as "expiresAt"`,
        [id, user.id, hashOf(token), this.config.SESSION_HOURS],
      );
      await this.acts.record(tx, { person: user }, sessionAct('session.open', user.id, { sessionId: id }));
      return session.expiresAt;
    });
    return { token, expiresAt, user };
  }

  /** What was typed is not kept: a password is sometimes written where the e-mail goes. */
  private async recordRefused(account: { id: string; disabled: boolean } | null): Promise<void> {
    const why = !account ? 'unknown-account' : account.disabled ? 'disabled' : 'wrong-password';
    const event = sessionAct('session.refuse', account?.id ?? nobody, { why });
    await this.transactions.run((tx) => this.acts.record(tx, null, event));
  }

  async find(token: string): Promise<Session | null> {
    const [found]: (Person & { session_id: string })[] = await this.dataSource.query(
      `select ${personColumns}, session.id as session_id
       from session
       join person on person.id = session.person_id
       where session.token_hash = $1
         and session.revoked_at is null
         and session.expires_at > now()
         and person.disabled_at is null`,
      [hashOf(token)],
    );
    if (!found) return null;
    const { session_id: id, ...person } = found;
    return { id, person };
  }

  async close(id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [rows]: [{ person_id: string }[], number] = await tx.query(
        'update session set revoked_at = now() where id = $1 and revoked_at is null returning person_id',
        [id],
      );
      const person = rows[0]?.person_id;
      if (person === undefined) return;
      await this.acts.record(tx, { person: { id: person } }, sessionAct('session.close', person, { sessionId: id }));
    });
  }
}

// Whom an attempt with an unknown account is about.
const nobody = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function sessionAct(act: `session.${'open' | 'close' | 'refuse'}`, personId: string, content: object) {
  return { act, subjectKind: 'person', subjectId: personId, content };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
