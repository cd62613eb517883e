import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import type { Tx } from '../database/transactions';
import type { Caller } from '../http/caller';
import { NotFound } from '../http/contract';
import { pageOf, type Page } from '../http/paging';
import type { DelegationsAsked, DelegationView } from './delegation.dto';
import { stateOfDelegation } from './delegation.rules';
import type { Role } from './person';

type Row = Omit<DelegationView, 'state'>;

// Who reads the record of people sees all of them; anybody else, what they lent and what is lent to them.
const readers: readonly Role[] = ['auditor', 'administrator'];

@Injectable()
export class DelegationQueries {
  /** @throws NotFound when there is none, or it is between others */
  async one(tx: Tx, by: Caller, id: string): Promise<DelegationView> {
    const [row]: Row[] = await tx.query(`${delegationSql} and delegation.id = $2`, [mineOf(by), id]);
    if (!row) throw new NotFound({});
    return viewOf(row, by.today);
  }

  /** Which delegations may the caller see, the latest first? */
  async page(tx: Tx, by: Caller, { state, limit, cursor }: DelegationsAsked): Promise<Page<DelegationView>> {
    const rows: Row[] = await tx.query(
      `${delegationSql}
         and ($2::uuid is null or delegation.id < $2)
         and ($3::text is null or $3 = case
           when delegation.revoked_at is not null then 'revoked'
           when $4::date < delegation.starts_on then 'coming'
           when $4 > delegation.ends_on then 'over'
           else 'running'
         end)
       order by delegation.id desc
       limit $5`,
      [mineOf(by), cursor?.[0] ?? null, state ?? null, by.today, limit + 1],
    );
    return pageOf(
      rows.map((row) => viewOf(row, by.today)),
      limit,
      ({ id }) => [id],
    );
  }
}

function mineOf({ person }: Caller): string | null {
  return person.roles.some((role) => readers.includes(role)) ? null : person.id;
}

function viewOf(row: Row, today: CalendarDate): DelegationView {
  return {
    id: row.id,
    delegator: row.delegator,
    delegate: row.delegate,
    roles: row.roles,
    from: row.from,
    until: row.until,
    reason: row.reason,
    state: stateOfDelegation({ from: row.from, until: row.until, revoked: row.revocation !== null }, today),
    recordedAt: row.recordedAt,
    revocation: row.revocation,
    acts: row.acts,
  };
}

const delegationSql = `
  select
    delegation.id,
    json_build_object('id', delegator.id, 'name', delegator.name) as delegator,
    json_build_object('id', delegate.id, 'name', delegate.name) as delegate,
    delegation.roles,
    delegation.starts_on as "from",
    delegation.ends_on as until,
    delegation.reason,
    delegation.recorded_at as "recordedAt",
    case when revoker.id is not null then json_build_object(
      'by', json_build_object('id', revoker.id, 'name', revoker.name),
      'at', to_char(delegation.revoked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'reason', delegation.revocation_reason
    ) end as revocation,
    (select count(*)::int from delegated_act where delegated_act.delegation_id = delegation.id) as acts
  from delegation
  join person delegator on delegator.id = delegation.delegator_id
  join person delegate on delegate.id = delegation.delegate_id
  left join person revoker on revoker.id = delegation.revoked_by
  where ($1::uuid is null or $1 in (delegation.delegator_id, delegation.delegate_id))`;
