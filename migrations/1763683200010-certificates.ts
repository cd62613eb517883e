import { ForwardOnly } from './forward-only';

/** Certificates: frozen content, consecutive numbers without a gap per type and year. */
export class Certificates1763683200010 extends ForwardOnly {
  protected readonly sql = `
    create table certificate (
      id uuid not null,
      type text not null,
      year integer not null,
      number integer not null,
      previous_number integer generated always as (nullif(number - 1, 0)) stored,
      code text not null,
      subject_id uuid not null,
      content text not null,
      sha256 text not null,
      issued_by uuid not null,
      issued_at timestamptz not null default now(),
      constraint certificate_pk primary key (id),
      constraint certificate_number_once unique (type, year, number),
      constraint certificate_number_has_no_gap foreign key (type, year, previous_number)
        references certificate (type, year, number),
      constraint certificate_number_positive check (number >= 1),
      constraint certificate_code_once unique (code),
      constraint certificate_issued_by_fk foreign key (issued_by) references person (id),
      constraint certificate_type_known check (type in (
        'allocation', 'disbursement', 'receipt', 'withdrawal', 'execution', 'restitution', 'statement', 'clearance',
        'reconciliation'
      )),
      constraint certificate_hash_is_of_its_content check (
        sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')
      )
    );
    create index certificate_by_subject on certificate (subject_id);
    create trigger certificate_append_only before update or delete on certificate
      for each row execute function refuse_change('certificate_append_only');
    create trigger certificate_not_truncated before truncate on certificate
      for each statement execute function refuse_change('certificate_append_only');
  `;
}
