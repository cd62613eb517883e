import { Inject, Injectable } from '@nestjs/common';
import { declareConstraint } from '../database/constraints';
import { Transactions, type Tx } from '../database/transactions';
import { requireUnchanged } from '../http/answers';
import type { Caller } from '../http/caller';
import { newId } from '../ids';
import { endTokens } from '../service-tokens/service-token.acts';
import { PasswordLinks, type PasswordLink } from './password-links.service';
import { hashPassword, passwordMatches } from './passwords';
import { ACT_RECORD, type ActRecord } from './people.act-record';
import type { AccountChangeForm, AccountForm, AccountView } from './people.dto';
import { PeopleQueries } from './people.queries';
import { changedAccount, changesOf, EmailTaken, requireCoherent, UnknownHospital, type Account } from './people.rules';
import { PersonRecord } from './person.entity';
import type { Role } from './person';
import { passwordAct, writePassword } from './people.passwords';
import { revokeSessions } from './revocation';

declareConstraint('person_email_once', () => new EmailTaken({}));
declareConstraint('person_hospital_hospital_fk', () => new UnknownHospital({}));

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly hospitalIds: readonly string[];
}

/** Who has an account, with which roles and for which hospitals. */
@Injectable()
export class People {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: PeopleQueries,
    private readonly links: PasswordLinks,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
  ) {}

  /**
   * An account that the service makes for itself at start: nobody is recorded as having made it, and the length of its
   * password is the settings' affair.
   * @returns its identifier
   * @throws EmailTaken, UnknownHospital, RecipientNeedsHospital, HospitalNeedsRecipient, RolesApart
   */
  async create(tx: Tx, account: NewAccount & { readonly password: string }): Promise<string> {
    const { password, ...rest } = account;
    return this.write(tx, null, rest, await hashPassword(password));
  }

  /** Sets the password of an account that the settings name, and ends its sessions; one that it has already stays. */
  async setPassword(tx: Tx, email: string, password: string): Promise<void> {
    const person = await this.queries.withEmail(tx, email);
    if (!person || (await passwordMatches(person.passwordHash, password))) return;
    await writePassword(tx, { personId: person.id, hash: await hashPassword(password), keepSession: null });
    await this.acts.record(tx, null, passwordAct('person.reset-password', person.id));
    await endTokens(tx, this.acts, { by: null, ownerId: person.id, because: 'password' });
  }

  /**
   * An account without a password, and the link by which its owner chooses one.
   * @throws what `create` throws
   */
  async register(by: Caller, form: AccountForm): Promise<{ account: AccountView; link: PasswordLink }> {
    const { hospitalIds = [], ...rest } = form;
    return this.transactions.run(async (tx) => {
      const id = await this.write(tx, by, { ...rest, hospitalIds }, null);
      const link = await this.links.makeIn(tx, by, id);
      return { account: await this.queries.one(tx, id), link };
    });
  }

  /**
   * Changes name, roles, hospitals, or whether it may sign in. All but a change of name closes its sessions and
   * ends its service tokens.
   * @throws NotFound, ChangedSince, LastAdministrator, UnknownHospital, and what the rules of accounts throw
   */
  change(by: Caller, id: string, form: AccountChangeForm): Promise<AccountView> {
    return this.transactions.run(async (tx) => {
      const otherAdministrators = await this.queries.lockWithAdministrators(tx, id);
      const stored = await this.queries.one(tx, id);
      await requireUnchanged(by, () => Promise.resolve(stored));
      const account = changedAccount(stored, form, otherAdministrators);
      await this.keep(tx, by, { stored, account, keepSession: by.sessionId });
      return this.queries.one(tx, id);
    });
  }

  /**
   * Roles and hospitals as somebody else's word gives them, which is recorded as what it is.
   * @throws LastAdministrator, and what the rules of accounts throw
   */
  async grant(
    tx: Tx,
    id: string,
    { source, ...granted }: Pick<Account, 'roles' | 'hospitalIds'> & { source: string },
  ): Promise<void> {
    const otherAdministrators = await this.queries.lockWithAdministrators(tx, id);
    const stored = await this.queries.one(tx, id);
    const account = changedAccount(stored, granted, otherAdministrators);
    await this.keep(tx, null, { stored, account, keepSession: null, source });
  }

  private async keep(tx: Tx, by: Caller | null, { stored, account, keepSession, source }: Change): Promise<void> {
    const changes = changesOf(stored, account);
    if (changes.length === 0) return;
    const { id } = stored;
    await tx.query(
      `update person
       set name = $2, roles = $3, disabled_at = case when $4 then coalesce(disabled_at, now()) end
       where id = $1`,
      [id, account.name, account.roles, account.disabled],
    );
    await writeHospitals(tx, id, account.hospitalIds);
    // What a session may do is what it was opened for: another role, other hospitals, and one signs in again.
    const access = changes.some((field) => field !== 'name');
    if (access) await revokeSessions(tx, id, account.disabled ? null : keepSession);
    const content = { before: pick(stored, changes), after: pick(account, changes), ...(source ? { source } : {}) };
    await this.acts.record(tx, by, { act: 'person.change', subjectKind: 'person', subjectId: id, content });
    if (access) await endTokens(tx, this.acts, { by, ownerId: id, because: 'account' });
  }

  private async write(tx: Tx, by: Caller | null, account: NewAccount, passwordHash: string | null): Promise<string> {
    const { name, roles, hospitalIds } = account;
    const email = account.email.trim().toLowerCase();
    requireCoherent(account);
    if (await this.queries.withEmail(tx, email)) throw new EmailTaken({ email });
    const id = newId();
    await tx.insert(PersonRecord, { id, email, name, password_hash: passwordHash, roles: [...roles] });
    await writeHospitals(tx, id, hospitalIds);
    const content = { email, name, roles, hospitalIds };
    await this.acts.record(tx, by, { act: 'person.register', subjectKind: 'person', subjectId: id, content });
    return id;
  }
}

interface Change {
  readonly stored: AccountView;
  readonly account: Account;
  readonly keepSession: string | null;
  /** Whose word it is, where it is no person's act here. */
  readonly source?: string;
}

async function writeHospitals(tx: Tx, personId: string, hospitalIds: readonly string[]): Promise<void> {
  await tx.query('delete from person_hospital where person_id = $1 and hospital_id <> all($2::uuid[])', [
    personId,
    hospitalIds,
  ]);
  await tx.query(
    `insert into person_hospital (person_id, hospital_id)
     select $1, unnest($2::uuid[])
     on conflict on constraint person_hospital_pk do nothing`,
    [personId, hospitalIds],
  );
}

function pick(account: Account, fields: readonly (keyof Account)[]): Partial<Account> {
  return Object.fromEntries(fields.map((field) => [field, account[field]]));
}
