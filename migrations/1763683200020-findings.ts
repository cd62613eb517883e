import { ForwardOnly } from './forward-only';

/** What does not agree, and the life of each finding; nothing of that life is changed or removed. */
export class Findings1763683200020 extends ForwardOnly {
  protected readonly sql = `
    create table reported_percentage (
      id uuid not null,
      resolution_id uuid not null,
      measures text not null,
      percent text not null,
      numerator numeric(20,2) not null,
      denominator numeric(20,2) not null,
      text text not null,
      source text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint reported_percentage_pk primary key (id),
      constraint reported_percentage_resolution_fk foreign key (resolution_id) references resolution (id),
      constraint reported_percentage_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint reported_percentage_is_a_percentage check (percent ~ '^[0-9]{1,5}([.][0-9]{1,4})?$'),
      constraint reported_percentage_numerator_not_negative check (numerator >= 0),
      constraint reported_percentage_denominator_positive check (denominator > 0)
    );
    create index reported_percentage_by_resolution on reported_percentage (resolution_id);
    create trigger reported_percentage_append_only before update or delete on reported_percentage
      for each row execute function refuse_change('reported_percentage_append_only');
    create trigger reported_percentage_not_truncated before truncate on reported_percentage
      for each statement execute function refuse_change('reported_percentage_append_only');

    create table finding (
      id uuid not null,
      code text not null,
      subject_kind text not null,
      subject_id uuid not null,
      resolution_id uuid not null,
      allocation_id uuid,
      constraint finding_pk primary key (id),
      constraint finding_once unique (code, subject_id),
      constraint finding_resolution_fk foreign key (resolution_id) references resolution (id),
      constraint finding_allocation_fk foreign key (allocation_id) references annex_line (id)
    );
    create index finding_by_resolution on finding (resolution_id);
    create trigger finding_append_only before update or delete on finding
      for each row execute function refuse_change('finding_append_only');
    create trigger finding_not_truncated before truncate on finding
      for each statement execute function refuse_change('finding_append_only');

    create table finding_event (
      finding_id uuid not null,
      sequence integer not null,
      previous_sequence integer generated always as (nullif(sequence - 1, 0)) stored,
      period integer not null,
      kind text not null,
      state text not null,
      severity text not null,
      open_since date not null,
      content jsonb not null,
      person_id uuid,
      requested_by uuid,
      reason text,
      document text,
      until date,
      at timestamptz not null default clock_timestamp(),
      constraint finding_event_pk primary key (finding_id, sequence),
      constraint finding_event_finding_fk foreign key (finding_id) references finding (id),
      constraint finding_event_has_no_gap foreign key (finding_id, previous_sequence)
        references finding_event (finding_id, sequence),
      constraint finding_event_person_fk foreign key (person_id) references person (id),
      constraint finding_event_requested_by_fk foreign key (requested_by) references person (id),
      constraint finding_event_sequence_positive check (sequence >= 1),
      constraint finding_event_period_positive check (period >= 1),
      constraint finding_event_kind_known check (kind in (
        'opened', 'changed', 'explained', 'waiver-requested', 'waiver-approved', 'waiver-refused', 'waiver-expired',
        'resolved'
      )),
      constraint finding_event_state_known check (state in ('open', 'explained', 'waived', 'resolved')),
      constraint finding_event_severity_known check (severity in ('critical', 'high', 'medium', 'low', 'notice')),
      constraint finding_event_is_somebodys_or_computed check (
        (kind in ('opened', 'changed', 'waiver-expired', 'resolved')) = (person_id is null)
      ),
      constraint finding_event_explanation_has_its_document check (
        kind <> 'explained' or num_nonnulls(reason, document) = 2
      ),
      constraint finding_event_waiver_says_why_and_until check (
        kind not in ('waiver-requested', 'waiver-approved') or num_nonnulls(reason, until) = 2
      ),
      constraint finding_event_decision_names_who_asked check (
        (kind in ('waiver-approved', 'waiver-refused')) = (requested_by is not null)
      ),
      constraint finding_event_maker_is_not_checker check (requested_by <> person_id)
    );
    create trigger finding_event_append_only before update or delete on finding_event
      for each row execute function refuse_change('finding_event_append_only');
    create trigger finding_event_not_truncated before truncate on finding_event
      for each statement execute function refuse_change('finding_event_append_only');

    -- How each finding stands now: its last event.
    create view finding_standing as
      select
        finding.id,
        finding.code,
        finding.subject_kind,
        finding.subject_id,
        finding.resolution_id,
        finding.allocation_id,
        last.sequence,
        last.period,
        last.state,
        last.severity,
        last.open_since,
        last.content,
        last.until
      from finding
      cross join lateral (
        select *
        from finding_event
        where finding_event.finding_id = finding.id
        order by finding_event.sequence desc
        limit 1
      ) last;

    -- Of which day the findings of a resolution are; null while an act has not been looked at.
    create table finding_refresh (
      resolution_id uuid not null,
      computed_on date,
      constraint finding_refresh_pk primary key (resolution_id),
      constraint finding_refresh_resolution_fk foreign key (resolution_id) references resolution (id)
    );
    insert into finding_refresh (resolution_id)
      select id from resolution where published_at is not null and amends_id is null;

    -- Something happened to this record: whoever is behind it, its findings are computed anew. Rows are only added and
    -- taken away, and nothing is unique, so that no act waits for another nor for the computing.
    create table finding_request (
      id bigint generated always as identity,
      subject_id uuid not null,
      constraint finding_request_pk primary key (id)
    );

    -- One payment twice: the same reference, or the same hospital and amount.
    create index settlement_by_reference on settlement (lower(trim(reference)));
  `;
}
