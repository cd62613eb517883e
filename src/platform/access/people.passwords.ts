import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { invariant, type Problem, type Refusal } from '../../kernel/errors';
import { Transactions, type Tx } from '../database/transactions';
import type { Caller } from '../http/caller';
import { FormRefused } from '../http/contract';
import { problemOfPassword } from './password.rules';
import { hashPassword, passwordMatches } from './passwords';
import { ACT_RECORD, type ActRecord } from './people.act-record';
import type { OwnPasswordForm } from './people.dto';
import { endTokens } from '../service-tokens/service-token.acts';
import { revokeSessions } from './revocation';

/** Changes of password. None is in an answer, a log or the record of acts: only that it changed, and who did it. */
@Injectable()
export class PeoplePasswords {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
  ) {}

  /**
   * One's own, which takes the present one: the other sessions end.
   * @throws FormRefused `password.wrong-current`, `password.is-the-email`
   */
  async changeOwn(by: Caller, form: OwnPasswordForm): Promise<void> {
    const { id, email } = by.person;
    requireNotTheEmail(form.password, email);
    const was = await this.requireOwn(by, form.current);
    const hash = await hashPassword(form.password);
    await this.transactions.run(async (tx) => {
      // Changed meanwhile by a link: what was verified is no longer the password.
      if (!(await writePassword(tx, { personId: id, hash, keepSession: by.sessionId, was }))) throw wrong();
      await this.acts.record(tx, by, passwordAct('person.change-password', id));
      await endTokens(tx, this.acts, { by, ownerId: id, because: 'password' });
    });
  }

  /**
   * Whoever asks knows the password of the account that they are signed in with.
   * @returns the hash that was verified
   * @throws FormRefused `password.wrong-current`, about the form's `field`
   */
  async requireOwn({ person }: Caller, password: string, field = 'current'): Promise<string> {
    const [stored]: { hash: string | null }[] = await this.dataSource.query(
      'select password_hash as hash from person where id = $1',
      [person.id],
    );
    invariant(stored, 'who is signed in has an account');
    if (!(await passwordMatches(stored.hash, password)) || stored.hash === null) throw wrong(field);
    return stored.hash;
  }

  /**
   * Nothing that cuts this person off happened since the password was verified, nor happens before the transaction ends.
   * @param verified the hash that `requireOwn` returned
   * @throws FormRefused `password.wrong-current`
   */
  async requireStanding(tx: Tx, { person }: Caller, verified: string): Promise<void> {
    const standing: unknown[] = await tx.query(
      'select from person where id = $1 and password_hash = $2 and roles = $3 and disabled_at is null for share',
      [person.id, verified, person.roles],
    );
    if (standing.length === 0) throw wrong('password');
  }
}

interface PasswordWriting {
  readonly personId: string;
  readonly hash: string;
  /** The session that goes on, if any. */
  readonly keepSession: string | null;
  /** The hash that was verified: written only if it still stands. */
  readonly was?: string;
}

/**
 * Writes the password; the other sessions end, and so does a link that was made to choose one.
 * @returns false, and nothing is written, when the password is another than the one verified
 */
export async function writePassword(tx: Tx, { personId, hash, keepSession, was }: PasswordWriting): Promise<boolean> {
  const [, count]: [unknown, number] = await tx.query(
    `update person set password_hash = $2 where id = $1 and ($3::text is null or password_hash = $3)`,
    [personId, hash, was ?? null],
  );
  if (count === 0) return false;
  await tx.query(
    'update password_link set revoked_at = now() where person_id = $1 and used_at is null and revoked_at is null',
    [personId],
  );
  await revokeSessions(tx, personId, keepSession);
  return true;
}

/** @throws FormRefused `password.is-the-email` */
export function requireNotTheEmail(password: string, email: string): void {
  const problem = problemOfPassword(password, email);
  if (problem) throw refused('password', problem);
}

type PasswordAct =
  'person.reset-password' | 'person.change-password' | 'person.make-password-link' | 'person.use-password-link';

export function passwordAct(act: PasswordAct, personId: string, content: object = {}) {
  return { act, subjectKind: 'person', subjectId: personId, content };
}

const wrong = (field = 'current'): Refusal => refused(field, wrongCurrent);

const wrongCurrent = {
  code: 'password.wrong-current',
  detail: { es: 'La contraseña actual no es esa.', en: 'That is not the present password.' },
};

function refused(field: string, problem: Omit<Problem, 'field'>): Refusal {
  return new FormRefused({ count: 1 }, [{ field, ...problem }]);
}
