import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions';
import { NotFound } from '../http/contract';
import { pageOf, type Page } from '../http/paging';
import type { AccountView, PeopleAsked } from './people.dto';

@Injectable()
export class PeopleQueries {
  /** Who has an account, disabled ones included? By e-mail. */
  async page(tx: Tx, { limit, cursor }: PeopleAsked): Promise<Page<AccountView>> {
    const rows: AccountView[] = await tx.query(
      `select ${columns}
       from person
       where person.email > $1
       order by person.email
       limit $2`,
      [cursor?.[0] ?? '', limit + 1],
    );
    return pageOf(rows, limit, ({ email }) => [email]);
  }

  /** @throws NotFound */
  async one(tx: Tx, id: string): Promise<AccountView> {
    const [account]: AccountView[] = await tx.query(`select ${columns} from person where person.id = $1`, [id]);
    if (!account) throw new NotFound({});
    return account;
  }

  /** Whose account has this e-mail, and what is the hash of its password? */
  async withEmail(tx: Tx, email: string): Promise<{ id: string; passwordHash: string | null } | undefined> {
    const [found]: { id: string; passwordHash: string | null }[] = await tx.query(
      'select id, password_hash as "passwordHash" from person where email = lower($1)',
      [email],
    );
    return found;
  }

  /** How many others administer? They are locked together with this one, so that two cannot end each other at once. */
  async lockWithAdministrators(tx: Tx, id: string): Promise<number> {
    const locked: { id: string }[] = await tx.query(
      `select id
       from person
       where id = $1 or ('administrator' = any(roles) and disabled_at is null)
       order by id
       for update`,
      [id],
    );
    return locked.filter((each) => each.id !== id).length;
  }
}

/** The columns of a `Person`, of the table of that name. */
export const personColumns = `
  person.id,
  person.email,
  person.name,
  person.roles,
  coalesce(
    (select array_agg(hospital_id order by hospital_id) from person_hospital where person_id = person.id),
    '{}'
  ) as "hospitalIds"`;

/**
 * Which roles do others lend to this person today, by the office's date? What a delegator no longer has, or who no
 * longer works here, lends nothing.
 */
export const delegationsColumn = `
  (
    select coalesce(json_agg(json_build_object(
      'id', lent.id,
      'of', json_build_object('id', lent.delegator_id, 'name', lent.delegator_name),
      'roles', lent.roles
    ) order by lent.id), '[]')
    from (
      select
        delegation.id,
        delegator.id as delegator_id,
        delegator.name as delegator_name,
        array(select unnest(delegation.roles) intersect select unnest(delegator.roles)) as roles
      from delegation
      join person delegator on delegator.id = delegation.delegator_id and delegator.disabled_at is null
      where delegation.delegate_id = person.id
        and delegation.revoked_at is null
        and (now() at time zone 'America/Bogota')::date between delegation.starts_on and delegation.ends_on
    ) lent
  ) as delegations`;

const columns = `
  ${personColumns},
  person.disabled_at is not null as disabled,
  person.created_at as "createdAt"`;
