import { ForwardOnly } from './forward-only';

/** Roles lent for some days, and the acts that were done under them. A delegation is revoked, never changed. */
export class Delegations1763683200072 extends ForwardOnly {
  protected readonly sql = `
    create table delegation (
      id uuid not null,
      delegator_id uuid not null,
      delegate_id uuid not null,
      roles text[] not null,
      starts_on date not null,
      ends_on date not null,
      reason text not null,
      recorded_at timestamptz not null default now(),
      revoked_at timestamptz,
      revoked_by uuid,
      revocation_reason text,
      constraint delegation_pk primary key (id),
      constraint delegation_delegator_fk foreign key (delegator_id) references person (id),
      constraint delegation_delegate_fk foreign key (delegate_id) references person (id),
      constraint delegation_revoked_by_fk foreign key (revoked_by) references person (id),
      constraint delegation_not_to_oneself check (delegate_id <> delegator_id),
      constraint delegation_roles_known check (
        roles <@ array['registrar', 'approver', 'paymaster'] and cardinality(roles) >= 1
      ),
      constraint delegation_dates_in_order check (ends_on >= starts_on),
      constraint delegation_says_why check (reason ~ '\\S'),
      constraint delegation_revocation_whole check (
        num_nonnulls(revoked_at, revoked_by, revocation_reason) in (0, 3)
      )
    );
    create index delegation_by_delegate on delegation (delegate_id, ends_on) where revoked_at is null;
    create index delegation_by_delegator on delegation (delegator_id);

    create table delegated_act (
      event_id bigint not null,
      delegation_id uuid not null,
      subject_id uuid not null,
      person_id uuid not null,
      constraint delegated_act_pk primary key (event_id),
      constraint delegated_act_event_fk foreign key (event_id) references audit_event (id),
      constraint delegated_act_delegation_fk foreign key (delegation_id) references delegation (id),
      constraint delegated_act_person_fk foreign key (person_id) references person (id)
    );
    create index delegated_act_by_subject on delegated_act (subject_id, person_id);
    create index delegated_act_by_delegation on delegated_act (delegation_id);

    create function delegation_is_only_revoked() returns trigger language plpgsql as $$
    begin
      if old.revoked_at is not null
        or (new.id, new.delegator_id, new.delegate_id, new.roles, new.starts_on, new.ends_on, new.reason, new.recorded_at)
          is distinct from
          (old.id, old.delegator_id, old.delegate_id, old.roles, old.starts_on, old.ends_on, old.reason, old.recorded_at)
      then
        raise exception 'a delegation is revoked once, and never changed'
          using errcode = 'integrity_constraint_violation', constraint = 'delegation_only_revoked',
                table = tg_table_name;
      end if;
      return new;
    end $$;
    create trigger delegation_only_revoked before update on delegation
      for each row execute function delegation_is_only_revoked();
    create trigger delegation_not_deleted before delete on delegation
      for each row execute function refuse_change('delegation_only_revoked');
    create trigger delegation_not_truncated before truncate on delegation
      for each statement execute function refuse_change('delegation_only_revoked');
    create trigger delegated_act_append_only before update or delete on delegated_act
      for each row execute function refuse_change('delegated_act_append_only');
    create trigger delegated_act_not_truncated before truncate on delegated_act
      for each statement execute function refuse_change('delegated_act_append_only');
  `;
}
