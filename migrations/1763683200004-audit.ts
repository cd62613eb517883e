import { ForwardOnly } from './forward-only';

/** The record of every act: who, what, when; nothing in it can be changed or removed. */
export class Audit1763683200004 extends ForwardOnly {
  protected readonly sql = `
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% of % is refused: what is recorded stays recorded', lower(tg_op), tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = tg_argv[0], table = tg_table_name;
    end $$;

    create table audit_event (
      id bigint generated always as identity,
      at timestamptz not null default clock_timestamp(),
      person_id uuid,
      act text not null,
      subject_kind text not null,
      subject_id uuid not null,
      content jsonb not null,
      constraint audit_event_pk primary key (id),
      constraint audit_event_person_fk foreign key (person_id) references person (id)
    );
    create index audit_event_by_subject on audit_event (subject_id);

    create trigger audit_event_append_only before update or delete on audit_event
      for each row execute function refuse_change('audit_event_append_only');
    create trigger audit_event_not_truncated before truncate on audit_event
      for each statement execute function refuse_change('audit_event_append_only');
  `;
}
