import { ForwardOnly } from './forward-only';

/** What an auditor draws and writes down: samples that can be drawn again by hand, and notes that nobody else reads. */
export class AuditTools1763683200040 extends ForwardOnly {
  protected readonly sql = `
    create table sample (
      id uuid not null,
      resolution_id uuid,
      method text not null,
      rule text,
      size integer not null,
      seed text not null,
      known_at timestamptz not null,
      population integer not null,
      population_amount numeric(20,2) not null,
      items jsonb not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint sample_pk primary key (id),
      constraint sample_resolution_fk foreign key (resolution_id) references resolution (id),
      constraint sample_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint sample_method_known check (method in ('amount', 'random', 'rule')),
      constraint sample_rule_with_its_method check ((method = 'rule') = (rule is not null)),
      constraint sample_size_positive check (size >= 1),
      constraint sample_seed_not_blank check (seed ~ '\\S')
    );

    create table working_note (
      id uuid not null,
      subject_kind text not null,
      subject_id uuid not null,
      text text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint working_note_pk primary key (id),
      constraint working_note_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint working_note_says_something check (text ~ '\\S')
    );
    create index working_note_by_subject on working_note (subject_id);

    ${['sample', 'working_note']
      .map(
        (table) => `
    create trigger ${table}_append_only before update or delete on ${table}
      for each row execute function refuse_change('${table}_append_only');
    create trigger ${table}_not_truncated before truncate on ${table}
      for each statement execute function refuse_change('${table}_append_only');`,
      )
      .join('\n')}
  `;
}
