import { ForwardOnly } from './forward-only';

/** The E.S.E. that receive, the people who speak for them, and what no source says. */
export class Hospitals1763683200003 extends ForwardOnly {
  protected readonly sql = `
    create table hospital (
      id uuid not null,
      name text not null,
      nit text,
      check_digit smallint,
      municipality_code text not null,
      reps text,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      constraint hospital_pk primary key (id),
      constraint hospital_municipality_fk foreign key (municipality_code) references municipality (code),
      constraint hospital_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint hospital_nit_once unique (nit),
      constraint hospital_nit_is_nine_digits check (nit ~ '^[0-9]{9}$'),
      constraint hospital_check_digit_is_a_digit check (check_digit between 0 and 9),
      constraint hospital_check_digit_has_a_nit check (check_digit is null or nit is not null),
      constraint hospital_reps_is_ten_or_twelve_digits check (reps ~ '^[0-9]{10}([0-9]{2})?$'),
      constraint hospital_name_is_written check (length(trim(name)) between 1 and 200)
    );
    create index hospital_by_municipality on hospital (municipality_code);

    create table person_hospital (
      person_id uuid not null,
      hospital_id uuid not null,
      constraint person_hospital_pk primary key (person_id, hospital_id),
      constraint person_hospital_person_fk foreign key (person_id) references person (id),
      constraint person_hospital_hospital_fk foreign key (hospital_id) references hospital (id)
    );

    create table unknown_fact (
      id uuid not null,
      subject_kind text not null,
      subject_id uuid not null,
      field text not null,
      reason text not null,
      source text not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null default now(),
      known_at timestamptz,
      constraint unknown_fact_pk primary key (id),
      constraint unknown_fact_recorded_by_fk foreign key (recorded_by) references person (id),
      constraint unknown_fact_subject_kind_known check (
        subject_kind in ('hospital', 'resolution', 'allocation', 'disbursement', 'withdrawal')
      )
    );
    create unique index unknown_fact_open_once on unknown_fact (subject_id, field) where known_at is null;
  `;
}
