import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal } from '../../kernel/errors';
import { CONFIG, type Config } from '../config';
import { newId } from '../ids';
import { passwordMatches } from './passwords';
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
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws WrongCredentials, the same for an unknown account, a disabled one and a wrong password */
  async open(email: string, password: string): Promise<{ token: string; expiresAt: string; user: Person }> {
    const [found]: (Person & { password_hash: string })[] = await this.dataSource.query(
      `select ${personColumns}, person.password_hash from person where email = $1 and disabled_at is null`,
      [email.toLowerCase()],
    );
    if (!(await passwordMatches(found?.password_hash ?? null, password)) || !found) throw new WrongCredentials({});
    const { password_hash: _, ...user } = found;
    const token = randomBytes(32).toString('base64url');
    const [session]: { expiresAt: string }[] = await this.dataSource.query(
      `insert into session (id, person_id, token_hash, expires_at)
       values ($1, $2, $3, now() + make_interval(hours => $4)) returning expires_at as "expiresAt"`,
      [newId(), user.id, hashOf(token), this.config.SESSION_HOURS],
    );
    return { token, expiresAt: session?.expiresAt ?? '', user };
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
    await this.dataSource.query('update session set revoked_at = now() where id = $1', [id]);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
