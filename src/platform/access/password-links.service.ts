import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal } from '../../kernel/errors';
import { Transactions, type Tx } from '../database/transactions';
import type { Caller } from '../http/caller';
import { NotFound } from '../http/contract';
import { newId } from '../ids';
import { SecondFactorStore } from '../second-factor/second-factor.store';
import { endTokens } from '../service-tokens/service-token.acts';
import { hashPassword } from './passwords';
import { ACT_RECORD, type ActRecord } from './people.act-record';
import { passwordAct, requireNotTheEmail, writePassword } from './people.passwords';

export const PasswordLinkOver = refusal(
  'password-link.over',
  'missing',
  { es: 'El enlace ya no sirve', en: 'The link is over' },
  {
    es: () =>
      'El enlace venció, ya se usó o fue reemplazado por otro. Pida uno nuevo a quien administra las cuentas; nada cambió.',
    en: () => 'The link has expired, was used, or another one replaced it. Ask the administrator for a new one.',
  },
);

const hoursOfLink = 24;

export interface PasswordLink {
  readonly token: string;
  readonly expiresAt: string;
}

/** Whose password a link that still stands may set. */
export interface LinkStanding {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
}

/** The administrator's reset, and the invitation: a link that works once, by which the owner chooses a password. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly factors: SecondFactorStore,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
  ) {}

  /**
   * The password that there is stays until the link is used; a link made before stops being good.
   * @throws NotFound
   */
  make(by: Caller, personId: string): Promise<PasswordLink> {
    return this.transactions.run((tx) => this.makeIn(tx, by, personId));
  }

  /** @throws NotFound */
  async makeIn(tx: Tx, by: Caller | null, personId: string): Promise<PasswordLink> {
    const locked: unknown[] = await tx.query('select from person where id = $1 for update', [personId]);
    if (locked.length === 0) throw new NotFound({});
    await tx.query(
      'update password_link set revoked_at = now() where person_id = $1 and used_at is null and revoked_at is null',
      [personId],
    );
    const id = newId();
    const token = randomBytes(32).toString('base64url');
    const [made]: [{ expiresAt: string }] = await tx.query(
      `insert into password_link (id, person_id, token_hash, made_by, expires_at)
       values ($1, $2, $3, $4, now() + make_interval(hours => $5))
       returning expires_at as "expiresAt"`,
      [id, personId, hashOf(token), by?.person.id ?? null, hoursOfLink],
    );
    const { expiresAt } = made;
    await this.acts.record(tx, by, passwordAct('person.make-password-link', personId, { linkId: id, expiresAt }));
    return { token, expiresAt };
  }

  /**
   * For the only administrator, locked out: whoever runs the service asks for it in the settings. The second factor goes
   * too, for it may be what was lost.
   * @returns null where no account that administers has this e-mail
   */
  recover(email: string): Promise<PasswordLink | null> {
    return this.transactions.run(async (tx) => {
      const [found]: { id: string }[] = await tx.query(
        `select id from person where email = lower($1) and 'administrator' = any(roles) and disabled_at is null`,
        [email],
      );
      if (!found) return null;
      if (await this.factors.remove(tx, found.id)) {
        const event = { act: 'second-factor.remove', subjectKind: 'person', subjectId: found.id, content: {} };
        await this.acts.record(tx, null, event);
        await endTokens(tx, this.acts, { by: null, ownerId: found.id, because: 'second-factor' });
      }
      return this.makeIn(tx, null, found.id);
    });
  }

  /** Whose password the link may set now, without using it. @throws PasswordLinkOver */
  async standing(token: string): Promise<LinkStanding> {
    const [found]: LinkStanding[] = await this.dataSource.query(
      `select person.id as "personId", person.email, person.name
       from password_link
       join person on person.id = password_link.person_id
       where ${isGood} and person.disabled_at is null`,
      [hashOf(token)],
    );
    if (!found) throw new PasswordLinkOver({});
    return found;
  }

  /**
   * The owner's choice. Every session of theirs ends.
   * @returns the account's e-mail
   * @throws PasswordLinkOver, FormRefused `password.is-the-email`
   */
  async use(token: string, password: string): Promise<string> {
    const { personId, email } = await this.standing(token);
    requireNotTheEmail(password, email);
    const hash = await hashPassword(password);
    await this.transactions.run(async (tx) => {
      const [rows]: [{ id: string }[], number] = await tx.query(
        `update password_link set used_at = now() where ${isGood} returning id`,
        [hashOf(token)],
      );
      const [used] = rows;
      if (!used) throw new PasswordLinkOver({});
      await writePassword(tx, { personId, hash, keepSession: null });
      const event = passwordAct('person.use-password-link', personId, { linkId: used.id });
      const by = { person: { id: personId } };
      await this.acts.record(tx, by, event);
      await endTokens(tx, this.acts, { by, ownerId: personId, because: 'password' });
    });
    return email;
  }
}

const isGood = `
  password_link.token_hash = $1
  and password_link.used_at is null
  and password_link.revoked_at is null
  and password_link.expires_at > now()`;

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
