import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refusal } from '../../kernel/errors';
import type { Tx } from '../database/transactions';
import { newId } from '../ids';
import { personColumns } from './people.queries';
import type { Person } from './person';

const minutes = 5;
const mostFailures = 5;

/** The first factor was right; what is shown for it lets the second be tried for a few minutes, and nothing else. */
export const SecondFactorNeeded = refusal<{ challenge: string; expiresAt: string }>(
  'session.second-factor-required',
  'unauthenticated',
  { es: 'Falta el código del segundo factor', en: 'The code of the second factor is missing' },
  {
    es: () =>
      'Escriba el código de su aplicación de autenticación, o uno de recuperación: POST /sessions/second-factor con challenge y code.',
    en: () =>
      'Enter the code of your authenticator, or a recovery code: POST /sessions/second-factor with challenge and code.',
  },
);

export const ChallengeOver = refusal(
  'session.challenge-over',
  'unauthenticated',
  { es: 'Hay que empezar de nuevo', en: 'Start again' },
  {
    es: () => 'Pasaron más de cinco minutos, o demasiados intentos: entre de nuevo con su correo y su contraseña.',
    en: () => 'More than five minutes or too many attempts: sign in again with your e-mail and password.',
  },
);

export interface Challenge {
  readonly id: string;
  /** By which first factor: it is recorded with the session. */
  readonly how: string;
  readonly person: Person;
}

/** Sign-ins that wait for their second factor; kept in the database, so that any instance may finish them. */
@Injectable()
export class Challenges {
  async make(tx: Tx, personId: string, how: string): Promise<{ challenge: string; expiresAt: string }> {
    const challenge = randomBytes(32).toString('base64url');
    await tx.query(`delete from sign_in_challenge where expires_at < now() - interval '1 day'`);
    const [made]: [{ expiresAt: string }] = await tx.query(
      `insert into sign_in_challenge (id, person_id, token_hash, how, expires_at)
       values ($1, $2, $3, $4, now() + make_interval(mins => $5))
       returning expires_at as "expiresAt"`,
      [newId(), personId, hashOf(challenge), how, minutes],
    );
    return { challenge, expiresAt: made.expiresAt };
  }

  /** Locked: of two who try at once the second finds what the first did. @throws ChallengeOver */
  async lock(tx: Tx, token: string): Promise<Challenge> {
    const [found]: (Person & { challengeId: string; how: string })[] = await tx.query(
      `select ${personColumns}, sign_in_challenge.id as "challengeId", sign_in_challenge.how
       from sign_in_challenge
       join person on person.id = sign_in_challenge.person_id
       where sign_in_challenge.token_hash = $1
         and sign_in_challenge.used_at is null
         and sign_in_challenge.failures < $2
         and sign_in_challenge.expires_at > now()
         and person.disabled_at is null
       for update of sign_in_challenge`,
      [hashOf(token), mostFailures],
    );
    if (!found) throw new ChallengeOver({});
    const { challengeId: id, how, ...person } = found;
    return { id, how, person };
  }

  async fail(tx: Tx, { id }: Challenge): Promise<void> {
    await tx.query('update sign_in_challenge set failures = failures + 1 where id = $1', [id]);
  }

  async use(tx: Tx, { id }: Challenge): Promise<void> {
    await tx.query('update sign_in_challenge set used_at = now() where id = $1', [id]);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
