import { Inject, Injectable } from '@nestjs/common';
import { FormRefused, NotFound } from '../http/contract';
import type { Caller } from '../http/caller';
import { ACT_RECORD, type ActRecord } from '../access/people.act-record';
import { PeoplePasswords } from '../access/people.passwords';
import { revokeSessions } from '../access/revocation';
import { Sessions, type OpenSession } from '../access/sessions.service';
import { endTokens } from '../service-tokens/service-token.acts';
import { CONFIG, type Config } from '../config';
import { Transactions, type Tx } from '../database/transactions';
import {
  enrolmentOf,
  needsSecondFactor,
  newSecret,
  NoSecondFactor,
  SecondFactorStands,
  type Enrolment,
} from './second-factor.rules';
import { SecondFactorStore } from './second-factor.store';

export interface Standing {
  readonly required: boolean;
  readonly confirmedAt: string | null;
  readonly recoveryCodesLeft: number;
}

/** One's own second factor, and its removal by an administrator. Every change is recorded; no secret ever is. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: SecondFactorStore,
    private readonly passwords: PeoplePasswords,
    private readonly sessions: Sessions,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Has this person one, and how many recovery codes are left? */
  standing({ person }: Caller): Promise<Standing> {
    return this.transactions.run(async (tx) => {
      const [found]: Omit<Standing, 'required'>[] = await tx.query(
        `select
           second_factor.confirmed_at as "confirmedAt",
           (
             select count(*)::int
             from recovery_code
             where recovery_code.person_id = second_factor.person_id and used_at is null
           ) as "recoveryCodesLeft"
         from second_factor
         where second_factor.person_id = $1`,
        [person.id],
      );
      const required = this.config.requiresSecondFactor && needsSecondFactor(person.roles);
      return { required, confirmedAt: found?.confirmedAt ?? null, recoveryCodesLeft: found?.recoveryCodesLeft ?? 0 };
    });
  }

  /**
   * A new secret, which counts for nothing until a code of it is confirmed.
   * @throws FormRefused `password.wrong-current`, SecondFactorStands
   */
  async enrol(by: Caller, password: string): Promise<Enrolment> {
    await this.passwords.requireOwn(by, password);
    const { id, email } = by.person;
    const secret = newSecret();
    await this.transactions.run(async (tx) => {
      if ((await this.store.lock(tx, id))?.confirmed) throw new SecondFactorStands({});
      await this.store.put(tx, id, secret);
    });
    return enrolmentOf(secret, email);
  }

  /**
   * The authenticator has the secret. This session goes on under another token; the others end.
   * @returns the recovery codes, shown this once
   * @throws FormRefused `second-factor.wrong-code`, NoSecondFactor, SecondFactorStands
   */
  confirm(by: Caller, code: string): Promise<{ recoveryCodes: string[]; session: OpenSession }> {
    const { id } = by.person;
    return this.transactions.run(async (tx) => {
      const waiting = await this.store.lock(tx, id);
      if (!waiting) throw new NoSecondFactor({});
      if (waiting.confirmed) throw new SecondFactorStands({});
      if (!(await this.store.takeStep(tx, id, code))) throw wrongCode();
      await tx.query('update second_factor set confirmed_at = now() where person_id = $1', [id]);
      await tx.query('update session set second_factor = true where id = $1', [by.sessionId]);
      await revokeSessions(tx, id, by.sessionId);
      const recoveryCodes = await this.store.giveRecoveryCodes(tx, id);
      await this.record(tx, by, 'second-factor.enrol', id);
      await endTokens(tx, this.acts, { by, ownerId: id, because: 'second-factor' });
      return { recoveryCodes, session: await this.sessions.rotate(tx, by.sessionId) };
    });
  }

  /** @throws FormRefused `second-factor.wrong-code`, NoSecondFactor */
  renewRecoveryCodes(by: Caller, code: string): Promise<string[]> {
    const { id } = by.person;
    return this.transactions.run(async (tx) => {
      await this.requireCode(tx, id, code);
      const codes = await this.store.giveRecoveryCodes(tx, id);
      await this.record(tx, by, 'second-factor.renew-codes', id);
      return codes;
    });
  }

  /**
   * One's own, with the password and a code; the other sessions end, and this one is again without it.
   * @throws FormRefused `password.wrong-current`, `second-factor.wrong-code`, NoSecondFactor
   */
  async removeOwn(by: Caller, { password, code }: { password: string; code: string }): Promise<void> {
    await this.passwords.requireOwn(by, password);
    const { id } = by.person;
    await this.transactions.run(async (tx) => {
      await this.requireCode(tx, id, code);
      await this.store.remove(tx, id);
      await tx.query('update session set second_factor = false where id = $1', [by.sessionId]);
      await revokeSessions(tx, id, by.sessionId);
      await this.record(tx, by, 'second-factor.remove', id);
      await endTokens(tx, this.acts, { by, ownerId: id, because: 'second-factor' });
    });
  }

  /**
   * For who has lost theirs: their sessions end, and they enrol another at their next sign-in.
   * @throws NotFound when that person has none
   */
  async removeOf(by: Caller, personId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.store.remove(tx, personId))) throw new NotFound({});
      await revokeSessions(tx, personId, null);
      await this.record(tx, by, 'second-factor.remove', personId);
      await endTokens(tx, this.acts, { by, ownerId: personId, because: 'second-factor' });
    });
  }

  /** A code from who has a second factor; nothing from who has none. @throws FormRefused `second-factor.wrong-code` */
  async requireCodeOfOwner(tx: Tx, personId: string, code: string): Promise<void> {
    if (await this.store.isConfirmed(tx, personId)) await this.requireCode(tx, personId, code);
  }

  private async requireCode(tx: Tx, personId: string, code: string): Promise<void> {
    if (!(await this.store.isConfirmed(tx, personId))) throw new NoSecondFactor({});
    if ((await this.store.take(tx, personId, code)) === null) throw wrongCode();
  }

  private async record(tx: Tx, by: Caller, act: string, personId: string): Promise<void> {
    await this.acts.record(tx, by, { act, subjectKind: 'person', subjectId: personId, content: {} });
  }
}

function wrongCode() {
  return new FormRefused({ count: 1 }, [
    {
      field: 'code',
      code: 'second-factor.wrong-code',
      detail: {
        es: 'El código no es el de este momento, o ya se usó. Espere el siguiente y revise la hora del teléfono.',
        en: 'That is not the code of this moment, or it was used. Wait for the next one and check the clock.',
      },
    },
  ]);
}
