import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { invariant, type Refusal } from '../../kernel/errors';
import { Transactions, type Tx } from '../database/transactions';
import type { Caller } from '../http/caller';
import { FormRefused, NotFound } from '../http/contract';
import { hashPassword, passwordMatches } from './passwords';
import { ACT_RECORD, type ActRecord } from './people.act-record';
import type { OwnPasswordForm } from './people.dto';
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
   * The administrator sets somebody's password: the sessions of that person end, all but the one that asks.
   * @throws NotFound
   */
  async reset(by: Caller, id: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    await this.transactions.run(async (tx) => {
      const written = await writePassword(tx, { personId: id, hash, keepSession: by.sessionId });
      if (!written) throw new NotFound({});
      await this.acts.record(tx, by, passwordAct('person.reset-password', id));
    });
  }

  /**
   * One's own, which takes the present one: the other sessions end.
   * @throws FormRefused `password.wrong-current`
   */
  async changeOwn(by: Caller, form: OwnPasswordForm): Promise<void> {
    const { id } = by.person;
    const [stored]: { hash: string }[] = await this.dataSource.query(
      'select password_hash as hash from person where id = $1',
      [id],
    );
    invariant(stored, 'who is signed in has an account');
    if (!(await passwordMatches(stored.hash, form.current))) throw wrongCurrent();
    const hash = await hashPassword(form.password);
    await this.transactions.run(async (tx) => {
      const written = await writePassword(tx, { personId: id, hash, keepSession: by.sessionId, was: stored.hash });
      if (!written) throw wrongCurrent();
      await this.acts.record(tx, by, passwordAct('person.change-password', id));
    });
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

/** @returns whether there was such an account */
export async function writePassword(tx: Tx, { personId, hash, keepSession, was }: PasswordWriting): Promise<boolean> {
  const [, count]: [unknown, number] = await tx.query(
    'update person set password_hash = $2 where id = $1 and password_hash = coalesce($3, password_hash)',
    [personId, hash, was ?? null],
  );
  if (count > 0) await revokeSessions(tx, personId, keepSession);
  return count > 0;
}

export function passwordAct(act: 'person.reset-password' | 'person.change-password', personId: string) {
  return { act, subjectKind: 'person', subjectId: personId, content: {} };
}

function wrongCurrent(): Refusal {
  return new FormRefused({ count: 1 }, [
    {
      field: 'current',
      code: 'password.wrong-current',
      detail: { es: 'La contraseña actual no es esa.', en: 'That is not the present password.' },
    },
  ]);
}
