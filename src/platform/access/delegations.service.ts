import { Inject, Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Transactions, type Tx } from '../database/transactions';
import { requireUnchanged, type Answer } from '../http/answers';
import type { Caller } from '../http/caller';
import type { Page } from '../http/paging';
import { UseCases } from '../http/use-cases';
import { newId } from '../ids';
import type { DelegationForm, DelegationsAsked, DelegationView, RevocationForm } from './delegation.dto';
import { DelegationRecord } from './delegation.entity';
import { DelegationQueries } from './delegation.queries';
import { NoSuchDelegate, requireLendable, requireRevocable } from './delegation.rules';
import { ACT_RECORD, type ActRecord } from './people.act-record';
import type { Person, Role } from './person';

/** Roles lent for some days, by whoever has them, in the record. */
@Injectable()
export class Delegations {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: DelegationQueries,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
  ) {}

  page(by: Caller, asked: DelegationsAsked): Promise<Page<DelegationView>> {
    return this.transactions.read((tx) => this.queries.page(tx, by, asked));
  }

  /** @throws NotFound */
  one(by: Caller, id: string): Promise<DelegationView> {
    return this.transactions.read((tx) => this.queries.one(tx, by, id));
  }

  /** @throws NoSuchDelegate, and what requireLendable refuses */
  give(by: Caller, form: DelegationForm): Promise<Answer<DelegationView>> {
    return this.useCases.once(by, async (tx) => {
      const { roles, from, until, reason } = form;
      const delegate = await findDelegate(tx, form);
      const own = await ownRoles(tx, by.person.id);
      requireLendable({ delegatorId: by.person.id, own, delegate, roles, from, until }, by.today);
      const id = newId();
      await tx.insert(DelegationRecord, {
        id,
        delegator_id: by.person.id,
        delegate_id: delegate.id,
        roles,
        starts_on: from,
        ends_on: until,
        reason,
      });
      const content = { delegator: by.person.id, delegate: delegate.id, roles, from, until, reason };
      await this.acts.record(tx, by, {
        act: 'delegation.give',
        subjectKind: 'person',
        subjectId: by.person.id,
        content,
      });
      return this.queries.one(tx, by, id);
    });
  }

  /** By either of the two, or by an administrator; from the next request on. @throws NotFound, ChangedSince, DelegationEnded */
  revoke(by: Caller, id: string, { reason }: RevocationForm): Promise<Answer<DelegationView>> {
    return this.useCases.once(by, async (tx) => {
      await tx.query('select id from delegation where id = $1 for update', [id]);
      const standing = await this.queries.one(tx, by, id);
      await requireUnchanged(by, () => Promise.resolve(standing));
      requireRevocable(standing.state);
      const revoked = { revoked_at: () => 'now()', revoked_by: by.person.id, revocation_reason: reason };
      await tx.update(DelegationRecord, { id }, revoked);
      const content = { delegation: id, reason };
      const subjectId = standing.delegator.id;
      await this.acts.record(tx, by, { act: 'delegation.revoke', subjectKind: 'person', subjectId, content });
      return this.queries.one(tx, by, id);
    });
  }
}

async function findDelegate(
  tx: Tx,
  { toPersonId, toEmail }: DelegationForm,
): Promise<Pick<Person, 'id' | 'roles' | 'hospitalIds'>> {
  const [found]: Pick<Person, 'id' | 'roles' | 'hospitalIds'>[] = await tx.query(
    `select
       person.id,
       person.roles,
       coalesce((select array_agg(hospital_id) from person_hospital where person_id = person.id), '{}') as "hospitalIds"
     from person
     where person.disabled_at is null
       and ($1::uuid is null or person.id = $1)
       and ($2::text is null or person.email = $2)`,
    [toPersonId ?? null, toEmail ?? null],
  );
  if (!found) throw new NoSuchDelegate({});
  return found;
}

// Of the account and not of the session: what is lent to somebody is not theirs to lend.
async function ownRoles(tx: Tx, personId: string): Promise<readonly Role[]> {
  const [account]: { roles: Role[] }[] = await tx.query('select roles from person where id = $1 for share', [personId]);
  invariant(account, 'who is signed in has an account');
  return account.roles;
}
