-- Generated from the migrations by «npm run docs»; not run by anybody.

-- tables

create table acceptance (
  allocation_id uuid not null,
  filing_number text not null,
  accepted_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table amendment_change (
  amendment_id uuid not null,
  position integer not null,
  change text not null,
  from_allocation_id uuid,
  to_allocation_id uuid,
  municipality_code text,
  hospital_id uuid,
  amount numeric(20,2) not null
);
create table annex_line (
  id uuid not null,
  resolution_id uuid not null,
  added_by_id uuid not null,
  line integer not null,
  municipality_code text not null,
  hospital_id uuid,
  amount numeric(20,2) not null,
  source text
);
create table announced_amount (
  resolution_id uuid not null,
  position integer not null,
  amount numeric(20,2) not null,
  text text not null,
  source text not null
);
create table audit_chain (
  id uuid not null,
  kind text not null,
  sequence bigint not null,
  hash bytea
);
create table audit_event (
  id bigint not null generated always as identity,
  chain_id uuid not null,
  sequence bigint not null,
  previous_sequence bigint generated always as (NULLIF((sequence - 1), 0)) stored,
  previous_hash bytea,
  at timestamp with time zone not null,
  person_id uuid,
  act text not null,
  subject_kind text not null,
  subject_id uuid not null,
  content jsonb not null,
  canonical text not null,
  hash bytea not null
);
create table audit_event_entry (
  entry_id uuid not null,
  event_id bigint not null
);
create table audit_key (
  id text not null,
  public_key bytea not null,
  valid_from timestamp with time zone not null default clock_timestamp()
);
create table audit_key_retirement (
  key_id text not null,
  retired_at timestamp with time zone not null default clock_timestamp()
);
create table audit_leaf (
  position bigint not null,
  previous_position bigint generated always as ((NULLIF("position", 0) - 1)) stored,
  event_id bigint not null,
  hash bytea not null
);
create table audit_node (
  level integer not null,
  index bigint not null,
  hash bytea not null
);
create table audit_seal (
  number integer not null,
  previous_number integer generated always as (NULLIF((number - 1), 0)) stored,
  size bigint not null,
  previous_size bigint,
  root bytea not null,
  at timestamp with time zone not null,
  key_id text not null,
  canonical text not null,
  hash bytea not null,
  previous_hash bytea,
  signature bytea not null
);
create table audit_unsealed (
  event_id bigint not null
);
create table bank_line (
  id uuid not null,
  statement_id uuid not null,
  line integer not null,
  dated_on date not null,
  direction text not null,
  amount numeric(20,2) not null,
  reference text,
  nit text,
  name text,
  description text
);
create table bank_match (
  id uuid not null,
  line_id uuid not null,
  disbursement_id uuid,
  restitution_id uuid,
  how text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now(),
  undone_by uuid,
  undone_at timestamp with time zone,
  undone_reason text
);
create table bank_rejection (
  id uuid not null,
  disbursement_id uuid not null,
  effective_on date not null,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table bank_statement (
  id uuid not null,
  sha256 text not null,
  file_name text not null,
  layout text not null,
  account_last_four text,
  covers_from date not null,
  covers_to date not null,
  row_count integer not null,
  new_count integer not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now()
);
create table certificate (
  id uuid not null,
  type text not null,
  year integer not null,
  number integer not null,
  previous_number integer generated always as (NULLIF((number - 1), 0)) stored,
  code text not null,
  subject_id uuid not null,
  content text not null,
  sha256 text not null,
  issued_by uuid not null,
  issued_at timestamp with time zone not null default now(),
  resolution_id uuid not null,
  allocation_id uuid
);
create table certificate_annulment (
  certificate_id uuid not null,
  issued_by uuid not null,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now()
);
create table certificate_batch (
  id uuid not null,
  resolution_id uuid not null,
  type text not null,
  form text not null,
  cutoff date not null,
  requested_by uuid not null,
  service_token_id uuid,
  requested_at timestamp with time zone not null default now(),
  listed boolean not null default false,
  claim uuid,
  claimed_until timestamp with time zone,
  attempts integer not null default 0,
  finished_at timestamp with time zone,
  failure text,
  file_size bigint,
  file_sha256 text
);
create table certificate_batch_item (
  batch_id uuid not null,
  position integer not null,
  subject_id uuid not null,
  label text not null,
  certificate_id uuid,
  is_new boolean not null default false,
  refusal jsonb
);
create table certificate_batch_piece (
  batch_id uuid not null,
  position integer not null,
  bytes bytea not null
);
create table certificate_rendition (
  certificate_id uuid not null,
  sha256 text not null,
  signed boolean not null,
  bytes bytea,
  made_at timestamp with time zone not null default now()
);
create table certificate_replacement (
  certificate_id uuid not null,
  supersedes_id uuid not null,
  reason text not null,
  recorded_at timestamp with time zone not null default now()
);
create table clarification (
  id uuid not null,
  withdrawal_id uuid not null,
  payment text not null,
  evidence text not null,
  effective_on date not null,
  date_precision text not null,
  disbursement_id uuid,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table closure (
  id uuid not null,
  allocation_id uuid not null,
  closed_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table deadline (
  resolution_id uuid not null,
  kind text not null,
  days integer not null,
  unit text not null
);
create table delegated_act (
  event_id bigint not null,
  delegation_id uuid not null,
  subject_id uuid not null,
  person_id uuid not null
);
create table delegation (
  id uuid not null,
  delegator_id uuid not null,
  delegate_id uuid not null,
  roles text[] not null,
  starts_on date not null,
  ends_on date not null,
  reason text not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  revoked_at timestamp with time zone,
  revoked_by uuid,
  revocation_reason text
);
create table department (
  code text not null,
  name text not null
);
create table disbursement (
  id uuid not null,
  allocation_id uuid not null,
  amount numeric(20,2) not null,
  payment_order text,
  ordered_on date not null,
  date_precision text not null default 'exact'::text,
  note text,
  source text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text,
  folded_order text generated always as (NULLIF(TRIM(BOTH '-'::text FROM regexp_replace(lower(regexp_replace(NORMALIZE(payment_order, NFKD), '[\u0300-\u036f]+'::text, ''::text, 'g'::text)), '[^a-z0-9\u0370-\u052f]+'::text, '-'::text, 'g'::text)), ''::text)) stored
);
create table disbursement_state (
  disbursement_id uuid not null,
  state text not null
);
create table disbursement_tally (
  allocation_id uuid not null,
  state text not null,
  giros bigint not null,
  amount numeric(20,2) not null
);
create table evidence (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  resolution_id uuid,
  allocation_id uuid,
  title text not null,
  file_name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table execution_report (
  id uuid not null,
  allocation_id uuid not null,
  cutoff date not null,
  filed_on date not null,
  filing_number text,
  contracted numeric(20,2) not null,
  obligated numeric(20,2) not null,
  paid numeric(20,2) not null,
  yields_earned numeric(20,2) not null,
  final boolean not null,
  correction boolean not null,
  note text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text
);
create table finding (
  id uuid not null,
  code text not null,
  subject_kind text not null,
  subject_id uuid not null,
  resolution_id uuid not null,
  allocation_id uuid
);
create table finding_event (
  finding_id uuid not null,
  sequence integer not null,
  previous_sequence integer generated always as (NULLIF((sequence - 1), 0)) stored,
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
  at timestamp with time zone not null default clock_timestamp()
);
create table finding_refresh (
  resolution_id uuid not null,
  computed_on date
);
create table finding_refresh_line (
  resolution_id uuid not null,
  allocation_id uuid not null
);
create table finding_request (
  id bigint not null generated always as identity,
  subject_id uuid not null
);
create table fulfilment (
  id uuid not null,
  allocation_id uuid not null,
  requirement text not null,
  document text not null,
  document_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text
);
create table hospital (
  id uuid not null,
  name text not null,
  nit text,
  check_digit smallint,
  municipality_code text not null,
  reps text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table idempotency_key (
  person_id uuid not null,
  key text not null,
  request_hash text not null,
  answer text,
  recorded_at timestamp with time zone not null default now()
);
create table incorporation (
  id uuid not null,
  allocation_id uuid not null,
  act_kind text not null,
  act_number text not null,
  act_on date not null,
  amount numeric(20,2) not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table lapse (
  id uuid not null,
  resolution_id uuid not null,
  act_number text not null,
  effective_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text
);
create table latest_write (
  person_id uuid not null,
  position pg_lsn not null
);
create table ledger_account (
  id uuid not null,
  place text not null,
  kind text not null,
  resolution_id uuid not null,
  allocation_id uuid,
  disbursement_id uuid,
  balance numeric(20,2) not null,
  sequence bigint not null,
  latest_on date not null,
  owner_id uuid not null generated always as (COALESCE(disbursement_id, allocation_id, resolution_id)) stored
);
create table ledger_entry (
  id uuid not null,
  act text not null,
  subject_id uuid not null,
  resolution_id uuid not null,
  effective_on date not null,
  date_precision text not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  recorded_by uuid not null,
  approved_by uuid,
  document text not null,
  source text,
  reverses_id uuid,
  posting_count integer not null
);
create table ledger_posting (
  entry_id uuid not null,
  position integer not null,
  posting_count integer not null,
  account_id uuid not null,
  sequence bigint not null,
  previous_sequence bigint generated always as (NULLIF((sequence - 1), 0)) stored,
  amount numeric(20,2) not null,
  balance_before numeric(20,2) not null,
  balance_after numeric(20,2) not null
);
create table letterhead_logo (
  sha256 text not null,
  png bytea not null,
  kept_at timestamp with time zone not null default now()
);
create table link_identity (
  hospital_id uuid not null,
  person_id uuid not null
);
create table municipality (
  code text not null,
  department_code text not null,
  name text not null,
  type text not null,
  aliases text[] not null
);
create table non_receipt (
  id uuid not null,
  disbursement_id uuid not null,
  missing numeric(20,2) not null,
  checked_on date not null,
  note text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table oidc_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null,
  linked_at timestamp with time zone not null default now()
);
create table oidc_journey (
  state_hash bytea not null,
  browser_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  destination text not null,
  expires_at timestamp with time zone not null
);
create table oidc_permission (
  person_id uuid not null,
  allowed_by uuid not null,
  allowed_at timestamp with time zone not null default now()
);
create table open_data_content (
  snapshot_id uuid not null,
  path text not null,
  file_id uuid not null,
  since timestamp with time zone not null
);
create table open_data_file (
  id uuid not null,
  sha256 text not null,
  size bigint not null
);
create table open_data_piece (
  file_id uuid not null,
  position integer not null,
  bytes bytea not null
);
create table open_data_snapshot (
  id uuid not null,
  made_on date not null,
  ordinal integer not null,
  known_at timestamp with time zone not null,
  made_at timestamp with time zone not null default now(),
  requested_by uuid
);
create table password_link (
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone
);
create table payment_answer (
  id uuid not null,
  sha256 text not null,
  file_name text not null,
  layout text not null,
  leftovers integer not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now()
);
create table payment_answer_row (
  answer_id uuid not null,
  line integer not null,
  verdict text not null,
  payment_order text,
  amount numeric(20,2),
  disbursement_id uuid,
  code text,
  detail text
);
create table payment_batch (
  id uuid not null,
  year integer not null,
  number integer not null,
  previous_number integer,
  made_on date not null,
  order_count integer not null,
  total numeric(20,2) not null,
  layout text not null,
  layout_sha256 text not null,
  file_name text not null,
  content bytea not null,
  sha256 text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now()
);
create table payment_batch_annulment (
  batch_id uuid not null,
  reason text not null,
  made_by uuid not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now()
);
create table payment_batch_order (
  batch_id uuid not null,
  position integer not null,
  disbursement_id uuid not null,
  amount numeric(20,2) not null,
  annulled boolean not null default false
);
create table person (
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text,
  roles text[] not null,
  created_at timestamp with time zone not null default now(),
  disabled_at timestamp with time zone
);
create table person_hospital (
  person_id uuid not null,
  hospital_id uuid not null
);
create table pisis_act (
  file_id uuid not null,
  line integer not null,
  allocation_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null
);
create table pisis_file (
  id uuid not null,
  allocation_id uuid not null,
  name text not null,
  sha256 text not null,
  size integer not null,
  encoding text,
  line_end text not null,
  closed boolean not null,
  mark boolean not null,
  first_date date not null,
  cutoff date not null,
  outcome jsonb not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now()
);
create table pisis_party (
  file_id uuid not null,
  line integer not null,
  allocation_id uuid not null,
  parts text[] not null
);
create table pisis_record (
  file_id uuid not null,
  line integer not null,
  allocation_id uuid not null,
  kind smallint not null,
  indicator text,
  period date not null,
  parts text[] not null
);
create table pisis_resource (
  id uuid not null,
  allocation_id uuid not null,
  resource text not null,
  document text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now()
);
create table rate_limit (
  key bytea not null,
  free_at timestamp with time zone not null
);
create table receipt (
  id uuid not null,
  disbursement_id uuid not null,
  amount numeric(20,2) not null,
  received_on date not null,
  reference text,
  note text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table receipt_link (
  id uuid not null,
  disbursement_id uuid not null,
  hospital_id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone
);
create table receipt_link_use (
  link_id uuid not null,
  name text not null,
  office text not null,
  salt text not null,
  said text not null,
  record_id uuid not null,
  recorded_at timestamp with time zone not null default now()
);
create table recovery_code (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone
);
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
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table requirement (
  resolution_id uuid not null,
  kind text not null
);
create table resolution (
  id uuid not null,
  kind text not null,
  issuer text not null,
  number integer not null,
  year integer not null,
  issued_on date not null,
  title text not null,
  strategy_id uuid,
  amends_id uuid,
  fiscal_year integer not null,
  authorized_amount numeric(20,2),
  printed_annex_total numeric(20,2),
  availability_number text,
  availability_issued_on date,
  availability_amount numeric(20,2),
  disburse_from date,
  execute_by date,
  source text,
  status text not null,
  drafted_by uuid not null,
  drafted_at timestamp with time zone not null default clock_timestamp(),
  reviewed_by uuid,
  reviewed_at timestamp with time zone,
  published_by uuid,
  published_at timestamp with time zone
);
create table restitution (
  id uuid not null,
  allocation_id uuid not null,
  kind text not null,
  amount numeric(20,2) not null,
  deposited_on date not null,
  portfolio text not null,
  reference text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text
);
create table restoration (
  id uuid not null,
  allocation_id uuid not null,
  amount numeric(20,2) not null,
  act_number text not null,
  effective_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text
);
create table reversal (
  id uuid not null,
  entry_id uuid not null,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text
);
create table sample (
  id uuid not null,
  resolution_id uuid,
  method text not null,
  rule text,
  size integer not null,
  seed text not null,
  known_at timestamp with time zone not null,
  population integer not null,
  population_amount numeric(20,2) not null,
  items jsonb not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table second_factor (
  person_id uuid not null,
  secret bytea not null,
  last_step bigint not null default 0,
  made_at timestamp with time zone not null default now(),
  confirmed_at timestamp with time zone
);
create table service_token (
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  token_hash bytea not null,
  acts text[] not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone
);
create table session (
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_seen_at timestamp with time zone not null default now(),
  rotated_at timestamp with time zone not null default now(),
  previous_token_hash bytea,
  agent text not null default 'desconocido'::text,
  address text not null default 'desconocida'::text,
  second_factor boolean not null default false
);
create table settlement (
  id uuid not null,
  disbursement_id uuid not null,
  effective_on date not null,
  date_precision text not null,
  reference text,
  source text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  folded_reference text generated always as (regexp_replace(lower(NORMALIZE(reference, NFD)), '[^a-z0-9]+'::text, ''::text, 'g'::text)) stored
);
create table sign_in_challenge (
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  how text not null,
  failures integer not null default 0,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create table sign_in_failure (
  key bytea not null,
  failures integer not null,
  failed_at timestamp with time zone not null default now(),
  blocked_until timestamp with time zone not null default now()
);
create table unknown_fact (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  field text not null,
  reason text not null,
  source text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  known_at timestamp with time zone
);
create table withdrawal (
  id uuid not null,
  allocation_id uuid not null,
  filing_number text,
  withdrawn_on date,
  source_cutoff date,
  reason text not null,
  payment text not null,
  reported_paid boolean,
  source text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text
);
create table withdrawal_annulment (
  id uuid not null,
  withdrawal_id uuid not null,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp(),
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_reason text
);
create table working_note (
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  text text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);
create table yield_record (
  id uuid not null,
  allocation_id uuid not null,
  amount numeric(20,2) not null,
  earned_on date not null,
  reference text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default clock_timestamp()
);

-- constraints

alter table acceptance add constraint acceptance_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table acceptance add constraint acceptance_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table acceptance add constraint acceptance_pk PRIMARY KEY (allocation_id);
alter table amendment_change add constraint amendment_change_amount_positive CHECK ((amount > (0)::numeric));
alter table amendment_change add constraint amendment_change_names_its_lines CHECK (
CASE change
    WHEN 'authorize-more'::text THEN (num_nonnulls(from_allocation_id, to_allocation_id, municipality_code) = 0)
    WHEN 'authorize-less'::text THEN (num_nonnulls(from_allocation_id, to_allocation_id, municipality_code) = 0)
    WHEN 'increase'::text THEN ((to_allocation_id IS NOT NULL) AND (num_nonnulls(from_allocation_id, municipality_code) = 0))
    WHEN 'reduce'::text THEN ((from_allocation_id IS NOT NULL) AND (num_nonnulls(to_allocation_id, municipality_code) = 0))
    WHEN 'add-line'::text THEN ((municipality_code IS NOT NULL) AND (num_nonnulls(from_allocation_id, to_allocation_id) = 0))
    WHEN 'reassign'::text THEN ((from_allocation_id IS NOT NULL) AND (num_nonnulls(to_allocation_id, municipality_code) = 1))
    ELSE false
END);
alter table amendment_change add constraint amendment_change_amendment_fk FOREIGN KEY (amendment_id) REFERENCES resolution(id);
alter table amendment_change add constraint amendment_change_from_fk FOREIGN KEY (from_allocation_id) REFERENCES annex_line(id);
alter table amendment_change add constraint amendment_change_hospital_fk FOREIGN KEY (hospital_id) REFERENCES hospital(id);
alter table amendment_change add constraint amendment_change_municipality_fk FOREIGN KEY (municipality_code) REFERENCES municipality(code);
alter table amendment_change add constraint amendment_change_to_fk FOREIGN KEY (to_allocation_id) REFERENCES annex_line(id);
alter table amendment_change add constraint amendment_change_pk PRIMARY KEY (amendment_id, "position");
alter table annex_line add constraint annex_line_amount_positive CHECK ((amount > (0)::numeric));
alter table annex_line add constraint annex_line_number_positive CHECK ((line >= 1));
alter table annex_line add constraint annex_line_pk PRIMARY KEY (id);
alter table annex_line add constraint annex_line_hospital_once UNIQUE (hospital_id, resolution_id) INCLUDE (id);
alter table annex_line add constraint annex_line_number_once UNIQUE (resolution_id, line);
alter table announced_amount add constraint announced_amount_positive CHECK ((amount > (0)::numeric));
alter table announced_amount add constraint announced_amount_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table announced_amount add constraint announced_amount_pk PRIMARY KEY (resolution_id, "position");
alter table audit_chain add constraint audit_chain_head_has_a_hash CHECK (((sequence = 0) = (hash IS NULL)));
alter table audit_chain add constraint audit_chain_sequence_not_negative CHECK ((sequence >= 0));
alter table audit_chain add constraint audit_chain_pk PRIMARY KEY (id);
alter table audit_event add constraint audit_event_columns_say_its_text CHECK ((((canonical)::jsonb - 'entries'::text) = jsonb_build_object('act', act, 'at', to_char((at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text), 'chain', chain_id, 'content', content, 'person', person_id, 'previousHash', encode(previous_hash, 'hex'::text), 'sequence', sequence, 'subject', jsonb_build_object('id', subject_id, 'kind', subject_kind), 'version', 1)));
alter table audit_event add constraint audit_event_first_follows_nothing CHECK (((sequence >= 1) AND ((sequence = 1) = (previous_hash IS NULL))));
alter table audit_event add constraint audit_event_hash_is_of_its_text CHECK ((hash = sha256(convert_to(canonical, 'UTF8'::name))));
alter table audit_event add constraint audit_event_pk PRIMARY KEY (id);
alter table audit_event add constraint audit_event_sequence_once UNIQUE (chain_id, sequence);
alter table audit_event_entry add constraint audit_event_entry_pk PRIMARY KEY (entry_id);
alter table audit_key add constraint audit_key_named_by_its_hash CHECK ((id = "left"(encode(sha256(public_key), 'hex'::text), 16)));
alter table audit_key add constraint audit_key_pk PRIMARY KEY (id);
alter table audit_key_retirement add constraint audit_key_retirement_key_fk FOREIGN KEY (key_id) REFERENCES audit_key(id);
alter table audit_key_retirement add constraint audit_key_retirement_pk PRIMARY KEY (key_id);
alter table audit_leaf add constraint audit_leaf_position_not_negative CHECK (("position" >= 0));
alter table audit_leaf add constraint audit_leaf_event_fk FOREIGN KEY (event_id) REFERENCES audit_event(id);
alter table audit_leaf add constraint audit_leaf_has_no_gap FOREIGN KEY (previous_position) REFERENCES audit_leaf("position");
alter table audit_leaf add constraint audit_leaf_pk PRIMARY KEY ("position");
alter table audit_leaf add constraint audit_leaf_event_once UNIQUE (event_id);
alter table audit_node add constraint audit_node_pk PRIMARY KEY (level, index);
alter table audit_seal add constraint audit_seal_columns_say_its_text CHECK (((canonical)::jsonb = jsonb_build_object('at', to_char((at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text), 'key', key_id, 'number', number, 'previousHash', encode(previous_hash, 'hex'::text), 'root', encode(root, 'hex'::text), 'size', size, 'version', 1)));
alter table audit_seal add constraint audit_seal_first_follows_nothing CHECK (((number >= 1) AND ((number = 1) = (previous_hash IS NULL)) AND ((number = 1) = (previous_size IS NULL))));
alter table audit_seal add constraint audit_seal_grows CHECK ((size > COALESCE(previous_size, (0)::bigint)));
alter table audit_seal add constraint audit_seal_hash_is_of_its_text CHECK ((hash = sha256(convert_to(canonical, 'UTF8'::name))));
alter table audit_seal add constraint audit_seal_continues FOREIGN KEY (previous_number, previous_size, previous_hash) REFERENCES audit_seal(number, size, hash);
alter table audit_seal add constraint audit_seal_key_fk FOREIGN KEY (key_id) REFERENCES audit_key(id);
alter table audit_seal add constraint audit_seal_pk PRIMARY KEY (number);
alter table audit_seal add constraint audit_seal_followed_once UNIQUE (number, size, hash);
alter table audit_unsealed add constraint audit_unsealed_pk PRIMARY KEY (event_id);
alter table bank_line add constraint bank_line_amount_positive CHECK ((amount > (0)::numeric));
alter table bank_line add constraint bank_line_direction_known CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text])));
alter table bank_line add constraint bank_line_statement_fk FOREIGN KEY (statement_id) REFERENCES bank_statement(id);
alter table bank_line add constraint bank_line_pk PRIMARY KEY (id);
alter table bank_match add constraint bank_match_how_known CHECK ((how = ANY (ARRAY['exact'::text, 'confirmed'::text])));
alter table bank_match add constraint bank_match_of_one_thing CHECK ((num_nonnulls(disbursement_id, restitution_id) = 1));
alter table bank_match add constraint bank_match_undone_whole CHECK ((num_nonnulls(undone_by, undone_at, undone_reason) = ANY (ARRAY[0, 3])));
alter table bank_match add constraint bank_match_disbursement_fk FOREIGN KEY (disbursement_id) REFERENCES disbursement(id);
alter table bank_match add constraint bank_match_line_fk FOREIGN KEY (line_id) REFERENCES bank_line(id);
alter table bank_match add constraint bank_match_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table bank_match add constraint bank_match_restitution_fk FOREIGN KEY (restitution_id) REFERENCES restitution(id);
alter table bank_match add constraint bank_match_undone_by_fk FOREIGN KEY (undone_by) REFERENCES person(id);
alter table bank_match add constraint bank_match_pk PRIMARY KEY (id);
alter table bank_rejection add constraint bank_rejection_disbursement_fk FOREIGN KEY (disbursement_id) REFERENCES disbursement(id);
alter table bank_rejection add constraint bank_rejection_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table bank_rejection add constraint bank_rejection_pk PRIMARY KEY (id);
alter table bank_statement add constraint bank_statement_account_is_masked CHECK ((account_last_four ~ '^[0-9]{1,4}$'::text));
alter table bank_statement add constraint bank_statement_period_in_order CHECK ((covers_from <= covers_to));
alter table bank_statement add constraint bank_statement_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table bank_statement add constraint bank_statement_pk PRIMARY KEY (id);
alter table bank_statement add constraint bank_statement_file_once UNIQUE (sha256);
alter table certificate add constraint certificate_hash_is_of_its_content CHECK ((sha256 = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text)));
alter table certificate add constraint certificate_number_positive CHECK ((number >= 1));
alter table certificate add constraint certificate_type_known CHECK ((type = ANY (ARRAY['allocation'::text, 'disbursement'::text, 'receipt'::text, 'withdrawal'::text, 'execution'::text, 'restitution'::text, 'statement'::text, 'clearance'::text, 'reconciliation'::text])));
alter table certificate add constraint certificate_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table certificate add constraint certificate_issued_by_fk FOREIGN KEY (issued_by) REFERENCES person(id);
alter table certificate add constraint certificate_number_has_no_gap FOREIGN KEY (type, year, previous_number) REFERENCES certificate(type, year, number);
alter table certificate add constraint certificate_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table certificate add constraint certificate_pk PRIMARY KEY (id);
alter table certificate add constraint certificate_code_once UNIQUE (code);
alter table certificate add constraint certificate_issuer_once UNIQUE (id, issued_by);
alter table certificate add constraint certificate_number_once UNIQUE (type, year, number);
alter table certificate_annulment add constraint certificate_annulment_not_by_its_issuer CHECK ((recorded_by <> issued_by));
alter table certificate_annulment add constraint certificate_annulment_says_why CHECK ((btrim(reason) <> ''::text));
alter table certificate_annulment add constraint certificate_annulment_certificate_fk FOREIGN KEY (certificate_id, issued_by) REFERENCES certificate(id, issued_by);
alter table certificate_annulment add constraint certificate_annulment_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table certificate_annulment add constraint certificate_annulment_pk PRIMARY KEY (certificate_id);
alter table certificate_batch add constraint certificate_batch_ends_once CHECK (((num_nonnulls(failure, file_size) = 0) OR ((finished_at IS NOT NULL) AND (num_nonnulls(failure, file_size) = 1))));
alter table certificate_batch add constraint certificate_batch_file_has_its_hash CHECK ((num_nonnulls(file_size, file_sha256) <> 1));
alter table certificate_batch add constraint certificate_batch_form_known CHECK ((form = ANY (ARRAY['zip'::text, 'merged'::text])));
alter table certificate_batch add constraint certificate_batch_requested_by_fk FOREIGN KEY (requested_by) REFERENCES person(id);
alter table certificate_batch add constraint certificate_batch_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table certificate_batch add constraint certificate_batch_pk PRIMARY KEY (id);
alter table certificate_batch_item add constraint certificate_batch_item_decided_once CHECK ((num_nonnulls(certificate_id, refusal) <= 1));
alter table certificate_batch_item add constraint certificate_batch_item_batch_fk FOREIGN KEY (batch_id) REFERENCES certificate_batch(id);
alter table certificate_batch_item add constraint certificate_batch_item_certificate_fk FOREIGN KEY (certificate_id) REFERENCES certificate(id);
alter table certificate_batch_item add constraint certificate_batch_item_pk PRIMARY KEY (batch_id, "position");
alter table certificate_batch_piece add constraint certificate_batch_piece_batch_fk FOREIGN KEY (batch_id) REFERENCES certificate_batch(id);
alter table certificate_batch_piece add constraint certificate_batch_piece_pk PRIMARY KEY (batch_id, "position");
alter table certificate_rendition add constraint certificate_rendition_hash_is_of_its_bytes CHECK ((sha256 = encode(sha256(bytes), 'hex'::text)));
alter table certificate_rendition add constraint certificate_rendition_signed_is_kept CHECK (((bytes IS NOT NULL) OR (NOT signed)));
alter table certificate_rendition add constraint certificate_rendition_certificate_fk FOREIGN KEY (certificate_id) REFERENCES certificate(id);
alter table certificate_rendition add constraint certificate_rendition_pk PRIMARY KEY (certificate_id, sha256);
alter table certificate_rendition add constraint certificate_rendition_of_one UNIQUE (sha256);
alter table certificate_replacement add constraint certificate_replacement_is_another CHECK ((certificate_id <> supersedes_id));
alter table certificate_replacement add constraint certificate_replacement_says_why CHECK ((btrim(reason) <> ''::text));
alter table certificate_replacement add constraint certificate_replacement_certificate_fk FOREIGN KEY (certificate_id) REFERENCES certificate(id);
alter table certificate_replacement add constraint certificate_replacement_supersedes_fk FOREIGN KEY (supersedes_id) REFERENCES certificate(id);
alter table certificate_replacement add constraint certificate_replacement_pk PRIMARY KEY (certificate_id);
alter table certificate_replacement add constraint certificate_replacement_once UNIQUE (supersedes_id);
alter table clarification add constraint clarification_payment_has_its_disbursement CHECK (((payment = 'after'::text) = (disbursement_id IS NOT NULL)));
alter table clarification add constraint clarification_payment_known CHECK ((payment = ANY (ARRAY['before'::text, 'after'::text])));
alter table clarification add constraint clarification_disbursement_fk FOREIGN KEY (disbursement_id) REFERENCES disbursement(id);
alter table clarification add constraint clarification_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table clarification add constraint clarification_withdrawal_fk FOREIGN KEY (withdrawal_id) REFERENCES withdrawal(id);
alter table clarification add constraint clarification_pk PRIMARY KEY (id);
alter table closure add constraint closure_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table closure add constraint closure_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table closure add constraint closure_pk PRIMARY KEY (id);
alter table closure add constraint closure_once UNIQUE (allocation_id);
alter table deadline add constraint deadline_days_positive CHECK (((days >= 1) AND (days <= 730)));
alter table deadline add constraint deadline_kind_known CHECK ((kind = ANY (ARRAY['acceptance'::text, 'incorporation'::text, 'monthly-report'::text, 'final-report'::text, 'return-of-capital'::text, 'return-of-yields'::text])));
alter table deadline add constraint deadline_unit_known CHECK ((unit = ANY (ARRAY['business-days'::text, 'calendar-days'::text])));
alter table deadline add constraint deadline_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table deadline add constraint deadline_pk PRIMARY KEY (resolution_id, kind);
alter table delegated_act add constraint delegated_act_delegation_fk FOREIGN KEY (delegation_id) REFERENCES delegation(id);
alter table delegated_act add constraint delegated_act_event_fk FOREIGN KEY (event_id) REFERENCES audit_event(id);
alter table delegated_act add constraint delegated_act_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table delegated_act add constraint delegated_act_pk PRIMARY KEY (event_id);
alter table delegation add constraint delegation_dates_in_order CHECK ((ends_on >= starts_on));
alter table delegation add constraint delegation_not_to_oneself CHECK ((delegate_id <> delegator_id));
alter table delegation add constraint delegation_revocation_whole CHECK ((num_nonnulls(revoked_at, revoked_by, revocation_reason) = ANY (ARRAY[0, 3])));
alter table delegation add constraint delegation_roles_known CHECK (((roles <@ ARRAY['registrar'::text, 'approver'::text, 'paymaster'::text]) AND (cardinality(roles) >= 1)));
alter table delegation add constraint delegation_says_why CHECK ((reason ~ '\S'::text));
alter table delegation add constraint delegation_delegate_fk FOREIGN KEY (delegate_id) REFERENCES person(id);
alter table delegation add constraint delegation_delegator_fk FOREIGN KEY (delegator_id) REFERENCES person(id);
alter table delegation add constraint delegation_revoked_by_fk FOREIGN KEY (revoked_by) REFERENCES person(id);
alter table delegation add constraint delegation_pk PRIMARY KEY (id);
alter table department add constraint department_code_is_two_digits CHECK ((code ~ '^[0-9]{2}$'::text));
alter table department add constraint department_pk PRIMARY KEY (code);
alter table disbursement add constraint disbursement_amount_positive CHECK ((amount > (0)::numeric));
alter table disbursement add constraint disbursement_decision_known CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text, 'returned'::text])));
alter table disbursement add constraint disbursement_decision_whole CHECK ((num_nonnulls(decision, decided_by, decided_at) = ANY (ARRAY[0, 3])));
alter table disbursement add constraint disbursement_maker_is_not_checker CHECK ((decided_by <> recorded_by));
alter table disbursement add constraint disbursement_returned_with_a_reason CHECK (((decision <> 'returned'::text) OR (decision_reason ~ '\S'::text)));
alter table disbursement add constraint disbursement_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table disbursement add constraint disbursement_pk PRIMARY KEY (id);
alter table disbursement_state add constraint disbursement_state_pk PRIMARY KEY (disbursement_id);
alter table disbursement_tally add constraint disbursement_tally_pk PRIMARY KEY (allocation_id, state);
alter table evidence add constraint evidence_hash_is_one CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table evidence add constraint evidence_says_what_it_is CHECK (((title ~ '\S'::text) AND (file_name ~ '\S'::text)));
alter table evidence add constraint evidence_size_within_bounds CHECK (((size >= 1) AND (size <= 20000000)));
alter table evidence add constraint evidence_type_known CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text, 'image/webp'::text, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'::text, 'text/plain'::text])));
alter table evidence add constraint evidence_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table evidence add constraint evidence_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table evidence add constraint evidence_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table evidence add constraint evidence_pk PRIMARY KEY (id);
alter table execution_report add constraint execution_report_decision_known CHECK ((decision = ANY (ARRAY['accepted'::text, 'observed'::text])));
alter table execution_report add constraint execution_report_decision_whole CHECK ((num_nonnulls(decision, decided_by, decided_at) = ANY (ARRAY[0, 3])));
alter table execution_report add constraint execution_report_is_a_chain CHECK ((((0)::numeric <= paid) AND (paid <= obligated) AND (obligated <= contracted) AND (yields_earned >= (0)::numeric)));
alter table execution_report add constraint execution_report_maker_is_not_checker CHECK ((decided_by <> recorded_by));
alter table execution_report add constraint execution_report_observation_says_why CHECK (((decision <> 'observed'::text) OR (decision_reason IS NOT NULL)));
alter table execution_report add constraint execution_report_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table execution_report add constraint execution_report_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person(id);
alter table execution_report add constraint execution_report_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table execution_report add constraint execution_report_pk PRIMARY KEY (id);
alter table finding add constraint finding_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table finding add constraint finding_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table finding add constraint finding_pk PRIMARY KEY (id);
alter table finding add constraint finding_once UNIQUE (code, subject_id);
alter table finding_event add constraint finding_event_decision_names_who_asked CHECK (((kind = ANY (ARRAY['waiver-approved'::text, 'waiver-refused'::text])) = (requested_by IS NOT NULL)));
alter table finding_event add constraint finding_event_explanation_has_its_document CHECK (((kind <> 'explained'::text) OR (num_nonnulls(reason, document) = 2)));
alter table finding_event add constraint finding_event_is_somebodys_or_computed CHECK (((kind = ANY (ARRAY['opened'::text, 'changed'::text, 'waiver-expired'::text, 'resolved'::text])) = (person_id IS NULL)));
alter table finding_event add constraint finding_event_kind_known CHECK ((kind = ANY (ARRAY['opened'::text, 'changed'::text, 'explained'::text, 'waiver-requested'::text, 'waiver-approved'::text, 'waiver-refused'::text, 'waiver-expired'::text, 'resolved'::text])));
alter table finding_event add constraint finding_event_maker_is_not_checker CHECK ((requested_by <> person_id));
alter table finding_event add constraint finding_event_period_positive CHECK ((period >= 1));
alter table finding_event add constraint finding_event_sequence_positive CHECK ((sequence >= 1));
alter table finding_event add constraint finding_event_severity_known CHECK ((severity = ANY (ARRAY['critical'::text, 'high'::text, 'medium'::text, 'low'::text, 'notice'::text])));
alter table finding_event add constraint finding_event_state_known CHECK ((state = ANY (ARRAY['open'::text, 'explained'::text, 'waived'::text, 'resolved'::text])));
alter table finding_event add constraint finding_event_waiver_says_why_and_until CHECK (((kind <> ALL (ARRAY['waiver-requested'::text, 'waiver-approved'::text])) OR (num_nonnulls(reason, until) = 2)));
alter table finding_event add constraint finding_event_finding_fk FOREIGN KEY (finding_id) REFERENCES finding(id);
alter table finding_event add constraint finding_event_has_no_gap FOREIGN KEY (finding_id, previous_sequence) REFERENCES finding_event(finding_id, sequence);
alter table finding_event add constraint finding_event_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table finding_event add constraint finding_event_requested_by_fk FOREIGN KEY (requested_by) REFERENCES person(id);
alter table finding_event add constraint finding_event_pk PRIMARY KEY (finding_id, sequence);
alter table finding_refresh add constraint finding_refresh_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table finding_refresh add constraint finding_refresh_pk PRIMARY KEY (resolution_id);
alter table finding_refresh_line add constraint finding_refresh_line_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table finding_refresh_line add constraint finding_refresh_line_refresh_fk FOREIGN KEY (resolution_id) REFERENCES finding_refresh(resolution_id);
alter table finding_refresh_line add constraint finding_refresh_line_pk PRIMARY KEY (resolution_id, allocation_id);
alter table finding_request add constraint finding_request_pk PRIMARY KEY (id);
alter table fulfilment add constraint fulfilment_decision_known CHECK ((decision = ANY (ARRAY['accepted'::text, 'refused'::text])));
alter table fulfilment add constraint fulfilment_decision_whole CHECK ((num_nonnulls(decision, decided_by, decided_at) = ANY (ARRAY[0, 3])));
alter table fulfilment add constraint fulfilment_maker_is_not_checker CHECK ((decided_by <> recorded_by));
alter table fulfilment add constraint fulfilment_requirement_known CHECK ((requirement = ANY (ARRAY['bank-certificate'::text, 'tax-registration'::text, 'manager-appointment'::text, 'acceptance-letter'::text, 'incorporation-act'::text])));
alter table fulfilment add constraint fulfilment_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table fulfilment add constraint fulfilment_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person(id);
alter table fulfilment add constraint fulfilment_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table fulfilment add constraint fulfilment_pk PRIMARY KEY (id);
alter table hospital add constraint hospital_check_digit_has_a_nit CHECK (((check_digit IS NULL) OR (nit IS NOT NULL)));
alter table hospital add constraint hospital_check_digit_is_a_digit CHECK (((check_digit >= 0) AND (check_digit <= 9)));
alter table hospital add constraint hospital_name_is_written CHECK (((length(TRIM(BOTH FROM name)) >= 1) AND (length(TRIM(BOTH FROM name)) <= 200)));
alter table hospital add constraint hospital_nit_is_nine_digits CHECK ((nit ~ '^[0-9]{9}$'::text));
alter table hospital add constraint hospital_reps_is_ten_or_twelve_digits CHECK ((reps ~ '^[0-9]{10}([0-9]{2})?$'::text));
alter table hospital add constraint hospital_municipality_fk FOREIGN KEY (municipality_code) REFERENCES municipality(code);
alter table hospital add constraint hospital_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table hospital add constraint hospital_pk PRIMARY KEY (id);
alter table hospital add constraint hospital_nit_once UNIQUE (nit);
alter table idempotency_key add constraint idempotency_key_length CHECK (((length(key) >= 1) AND (length(key) <= 200)));
alter table idempotency_key add constraint idempotency_key_pk PRIMARY KEY (person_id, key);
alter table incorporation add constraint incorporation_amount_positive CHECK ((amount > (0)::numeric));
alter table incorporation add constraint incorporation_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table incorporation add constraint incorporation_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table incorporation add constraint incorporation_pk PRIMARY KEY (id);
alter table lapse add constraint lapse_decision_known CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text, 'returned'::text])));
alter table lapse add constraint lapse_decision_whole CHECK ((num_nonnulls(decision, decided_by, decided_at) = ANY (ARRAY[0, 3])));
alter table lapse add constraint lapse_maker_is_not_checker CHECK ((decided_by <> recorded_by));
alter table lapse add constraint lapse_returned_with_a_reason CHECK (((decision <> 'returned'::text) OR (decision_reason ~ '\S'::text)));
alter table lapse add constraint lapse_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person(id);
alter table lapse add constraint lapse_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table lapse add constraint lapse_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table lapse add constraint lapse_pk PRIMARY KEY (id);
alter table latest_write add constraint latest_write_pk PRIMARY KEY (person_id);
alter table ledger_account add constraint ledger_account_kind_follows_place CHECK ((kind =
CASE
    WHEN (place ~~ 'yield-%'::text) THEN 'yields'::text
    ELSE 'capital'::text
END));
alter table ledger_account add constraint ledger_account_not_overdrawn CHECK (((balance >= (0)::numeric) OR (place = ANY (ARRAY['budget'::text, 'yield-source'::text]))));
alter table ledger_account add constraint ledger_account_owner_follows_place CHECK (
CASE
    WHEN (place = ANY (ARRAY['budget'::text, 'undistributed'::text, 'lapsed'::text])) THEN ((allocation_id IS NULL) AND (disbursement_id IS NULL))
    WHEN (place = ANY (ARRAY['ordered'::text, 'transit'::text])) THEN ((allocation_id IS NOT NULL) AND (disbursement_id IS NOT NULL))
    ELSE ((allocation_id IS NOT NULL) AND (disbursement_id IS NULL))
END);
alter table ledger_account add constraint ledger_account_place_known CHECK ((place = ANY (ARRAY['budget'::text, 'undistributed'::text, 'assigned'::text, 'ordered'::text, 'transit'::text, 'held'::text, 'executed'::text, 'returned'::text, 'released'::text, 'contested'::text, 'lapsed'::text, 'yield-source'::text, 'yield-held'::text, 'yield-returned'::text])));
alter table ledger_account add constraint ledger_account_sequence_starts_at_one CHECK ((sequence >= 1));
alter table ledger_account add constraint ledger_account_source_not_positive CHECK (((balance <= (0)::numeric) OR (place <> ALL (ARRAY['budget'::text, 'yield-source'::text]))));
alter table ledger_account add constraint ledger_account_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table ledger_account add constraint ledger_account_pk PRIMARY KEY (id);
alter table ledger_account add constraint ledger_account_once UNIQUE (owner_id, place);
alter table ledger_entry add constraint ledger_entry_act_known CHECK ((act = ANY (ARRAY['publish'::text, 'amend'::text, 'order'::text, 'settle'::text, 'reject'::text, 'confirm'::text, 'execute'::text, 'withdraw'::text, 'contest'::text, 'clarify'::text, 'return'::text, 'restore'::text, 'reassign'::text, 'lapse'::text, 'earn'::text, 'reverse'::text])));
alter table ledger_entry add constraint ledger_entry_has_two_postings CHECK ((posting_count >= 2));
alter table ledger_entry add constraint ledger_entry_is_approved CHECK (((approved_by IS NOT NULL) OR (act = ANY (ARRAY['settle'::text, 'reject'::text, 'confirm'::text, 'earn'::text, 'reverse'::text]))));
alter table ledger_entry add constraint ledger_entry_maker_is_not_checker CHECK ((approved_by <> recorded_by));
alter table ledger_entry add constraint ledger_entry_names_its_document CHECK ((length(TRIM(BOTH FROM document)) > 0));
alter table ledger_entry add constraint ledger_entry_precision_known CHECK ((date_precision = ANY (ARRAY['exact'::text, 'on-or-after'::text, 'month'::text, 'unknown'::text])));
alter table ledger_entry add constraint ledger_entry_reversal_names_its_entry CHECK (((act = 'reverse'::text) = (reverses_id IS NOT NULL)));
alter table ledger_entry add constraint ledger_entry_pk PRIMARY KEY (id);
alter table ledger_entry add constraint ledger_entry_one_per_act UNIQUE (subject_id, act);
alter table ledger_posting add constraint ledger_posting_adds_up CHECK ((balance_after = (balance_before + amount)));
alter table ledger_posting add constraint ledger_posting_first_starts_at_zero CHECK (((sequence > 1) OR ((sequence = 1) AND (balance_before = (0)::numeric))));
alter table ledger_posting add constraint ledger_posting_moves_something CHECK ((amount <> (0)::numeric));
alter table ledger_posting add constraint ledger_posting_within_its_entry CHECK ((("position" >= 1) AND ("position" <= posting_count)));
alter table ledger_posting add constraint ledger_posting_pk PRIMARY KEY (entry_id, "position");
alter table ledger_posting add constraint ledger_posting_account_sequence_once UNIQUE (account_id, sequence);
alter table letterhead_logo add constraint letterhead_logo_hash_is_of_its_bytes CHECK ((sha256 = encode(sha256(png), 'hex'::text)));
alter table letterhead_logo add constraint letterhead_logo_pk PRIMARY KEY (sha256);
alter table link_identity add constraint link_identity_hospital_fk FOREIGN KEY (hospital_id) REFERENCES hospital(id);
alter table link_identity add constraint link_identity_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table link_identity add constraint link_identity_pk PRIMARY KEY (hospital_id);
alter table link_identity add constraint link_identity_person_once UNIQUE (person_id);
alter table municipality add constraint municipality_code_is_five_digits CHECK ((code ~ '^[0-9]{5}$'::text));
alter table municipality add constraint municipality_code_starts_with_its_department CHECK (("left"(code, 2) = department_code));
alter table municipality add constraint municipality_department_fk FOREIGN KEY (department_code) REFERENCES department(code);
alter table municipality add constraint municipality_pk PRIMARY KEY (code);
alter table non_receipt add constraint non_receipt_missing_positive CHECK ((missing > (0)::numeric));
alter table non_receipt add constraint non_receipt_disbursement_fk FOREIGN KEY (disbursement_id) REFERENCES disbursement(id);
alter table non_receipt add constraint non_receipt_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table non_receipt add constraint non_receipt_pk PRIMARY KEY (id);
alter table oidc_identity add constraint oidc_identity_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table oidc_identity add constraint oidc_identity_pk PRIMARY KEY (issuer, subject);
alter table oidc_identity add constraint oidc_identity_one_a_person UNIQUE (person_id, issuer);
alter table oidc_journey add constraint oidc_journey_pk PRIMARY KEY (state_hash);
alter table oidc_permission add constraint oidc_permission_allowed_by_fk FOREIGN KEY (allowed_by) REFERENCES person(id);
alter table oidc_permission add constraint oidc_permission_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table oidc_permission add constraint oidc_permission_pk PRIMARY KEY (person_id);
alter table open_data_content add constraint open_data_content_file_fk FOREIGN KEY (file_id) REFERENCES open_data_file(id);
alter table open_data_content add constraint open_data_content_snapshot_fk FOREIGN KEY (snapshot_id) REFERENCES open_data_snapshot(id);
alter table open_data_content add constraint open_data_content_pk PRIMARY KEY (snapshot_id, path);
alter table open_data_file add constraint open_data_file_not_empty CHECK ((size > 0));
alter table open_data_file add constraint open_data_file_sha256_is_hexadecimal CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table open_data_file add constraint open_data_file_pk PRIMARY KEY (id);
alter table open_data_file add constraint open_data_file_once UNIQUE (sha256);
alter table open_data_piece add constraint open_data_piece_file_fk FOREIGN KEY (file_id) REFERENCES open_data_file(id);
alter table open_data_piece add constraint open_data_piece_pk PRIMARY KEY (file_id, "position");
alter table open_data_snapshot add constraint open_data_snapshot_ordinal_positive CHECK ((ordinal >= 1));
alter table open_data_snapshot add constraint open_data_snapshot_requested_by_fk FOREIGN KEY (requested_by) REFERENCES person(id);
alter table open_data_snapshot add constraint open_data_snapshot_pk PRIMARY KEY (id);
alter table open_data_snapshot add constraint open_data_snapshot_one_of_each_day UNIQUE (made_on, ordinal);
alter table password_link add constraint password_link_made_by_fk FOREIGN KEY (made_by) REFERENCES person(id);
alter table password_link add constraint password_link_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table password_link add constraint password_link_pk PRIMARY KEY (id);
alter table password_link add constraint password_link_token_once UNIQUE (token_hash);
alter table payment_answer add constraint payment_answer_hash_is_one CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table payment_answer add constraint payment_answer_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table payment_answer add constraint payment_answer_pk PRIMARY KEY (id);
alter table payment_answer_row add constraint payment_answer_row_verdict_known CHECK ((verdict = ANY (ARRAY['settled'::text, 'rejected'::text, 'already'::text, 'pending'::text, 'leftover'::text])));
alter table payment_answer_row add constraint payment_answer_row_answer_fk FOREIGN KEY (answer_id) REFERENCES payment_answer(id);
alter table payment_answer_row add constraint payment_answer_row_disbursement_fk FOREIGN KEY (disbursement_id) REFERENCES disbursement(id);
alter table payment_answer_row add constraint payment_answer_row_pk PRIMARY KEY (answer_id, line);
alter table payment_batch add constraint payment_batch_file_is_its_hash CHECK ((sha256 = encode(sha256(content), 'hex'::text)));
alter table payment_batch add constraint payment_batch_number_follows CHECK ((NOT (previous_number IS DISTINCT FROM NULLIF((number - 1), 0))));
alter table payment_batch add constraint payment_batch_number_positive CHECK ((number >= 1));
alter table payment_batch add constraint payment_batch_year_is_of_its_day CHECK (((year)::numeric = EXTRACT(year FROM made_on)));
alter table payment_batch add constraint payment_batch_number_has_no_gap FOREIGN KEY (year, previous_number) REFERENCES payment_batch(year, number);
alter table payment_batch add constraint payment_batch_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table payment_batch add constraint payment_batch_pk PRIMARY KEY (id);
alter table payment_batch add constraint payment_batch_number_once UNIQUE (year, number);
alter table payment_batch_annulment add constraint payment_batch_annulment_not_by_its_maker CHECK ((recorded_by <> made_by));
alter table payment_batch_annulment add constraint payment_batch_annulment_batch_fk FOREIGN KEY (batch_id) REFERENCES payment_batch(id);
alter table payment_batch_annulment add constraint payment_batch_annulment_made_by_fk FOREIGN KEY (made_by) REFERENCES person(id);
alter table payment_batch_annulment add constraint payment_batch_annulment_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table payment_batch_annulment add constraint payment_batch_annulment_pk PRIMARY KEY (batch_id);
alter table payment_batch_order add constraint payment_batch_order_batch_fk FOREIGN KEY (batch_id) REFERENCES payment_batch(id);
alter table payment_batch_order add constraint payment_batch_order_disbursement_fk FOREIGN KEY (disbursement_id) REFERENCES disbursement(id);
alter table payment_batch_order add constraint payment_batch_order_pk PRIMARY KEY (batch_id, "position");
alter table person add constraint person_email_is_lower_case CHECK ((email = lower(email)));
alter table person add constraint person_roles_known CHECK ((roles <@ ARRAY['registrar'::text, 'approver'::text, 'paymaster'::text, 'recipient'::text, 'auditor'::text, 'administrator'::text]));
alter table person add constraint person_pk PRIMARY KEY (id);
alter table person add constraint person_email_once UNIQUE (email);
alter table person_hospital add constraint person_hospital_hospital_fk FOREIGN KEY (hospital_id) REFERENCES hospital(id);
alter table person_hospital add constraint person_hospital_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table person_hospital add constraint person_hospital_pk PRIMARY KEY (person_id, hospital_id);
alter table pisis_act add constraint pisis_act_kind_known CHECK ((subject_kind = ANY (ARRAY['incorporation'::text, 'execution-report'::text, 'yield-record'::text, 'restitution'::text])));
alter table pisis_act add constraint pisis_act_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table pisis_act add constraint pisis_act_file_fk FOREIGN KEY (file_id) REFERENCES pisis_file(id);
alter table pisis_act add constraint pisis_act_pk PRIMARY KEY (file_id, line, subject_id);
alter table pisis_file add constraint pisis_file_encoding_known CHECK ((encoding = ANY (ARRAY['windows-1252'::text, 'utf-8'::text])));
alter table pisis_file add constraint pisis_file_hash_is_one CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table pisis_file add constraint pisis_file_line_end_known CHECK ((line_end = ANY (ARRAY['crlf'::text, 'lf'::text])));
alter table pisis_file add constraint pisis_file_period_forwards CHECK ((first_date <= cutoff));
alter table pisis_file add constraint pisis_file_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table pisis_file add constraint pisis_file_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table pisis_file add constraint pisis_file_pk PRIMARY KEY (id);
alter table pisis_file add constraint pisis_file_once UNIQUE (allocation_id, sha256);
alter table pisis_party add constraint pisis_party_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table pisis_party add constraint pisis_party_record_fk FOREIGN KEY (file_id, line) REFERENCES pisis_record(file_id, line);
alter table pisis_party add constraint pisis_party_pk PRIMARY KEY (file_id, line);
alter table pisis_record add constraint pisis_record_details_say_what CHECK (((kind = 1) = (indicator IS NULL)));
alter table pisis_record add constraint pisis_record_indicator_known CHECK ((indicator = ANY (ARRAY['I'::text, 'A'::text, 'E'::text, 'NA'::text])));
alter table pisis_record add constraint pisis_record_kind_known CHECK (((kind >= 1) AND (kind <= 7)));
alter table pisis_record add constraint pisis_record_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table pisis_record add constraint pisis_record_file_fk FOREIGN KEY (file_id) REFERENCES pisis_file(id);
alter table pisis_record add constraint pisis_record_pk PRIMARY KEY (file_id, line);
alter table pisis_resource add constraint pisis_resource_is_ten_digits CHECK ((resource ~ '^[0-9]{10}$'::text));
alter table pisis_resource add constraint pisis_resource_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table pisis_resource add constraint pisis_resource_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table pisis_resource add constraint pisis_resource_pk PRIMARY KEY (id);
alter table rate_limit add constraint rate_limit_pk PRIMARY KEY (key);
alter table receipt add constraint receipt_amount_positive CHECK ((amount > (0)::numeric));
alter table receipt add constraint receipt_disbursement_fk FOREIGN KEY (disbursement_id) REFERENCES disbursement(id);
alter table receipt add constraint receipt_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table receipt add constraint receipt_pk PRIMARY KEY (id);
alter table receipt_link add constraint receipt_link_used_or_revoked CHECK ((num_nonnulls(used_at, revoked_at) <= 1));
alter table receipt_link add constraint receipt_link_disbursement_fk FOREIGN KEY (disbursement_id) REFERENCES disbursement(id);
alter table receipt_link add constraint receipt_link_hospital_fk FOREIGN KEY (hospital_id) REFERENCES link_identity(hospital_id);
alter table receipt_link add constraint receipt_link_made_by_fk FOREIGN KEY (made_by) REFERENCES person(id);
alter table receipt_link add constraint receipt_link_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table receipt_link add constraint receipt_link_pk PRIMARY KEY (id);
alter table receipt_link add constraint receipt_link_token_once UNIQUE (token_hash);
alter table receipt_link_use add constraint receipt_link_use_said_known CHECK ((said = ANY (ARRAY['receipt'::text, 'non-receipt'::text])));
alter table receipt_link_use add constraint receipt_link_use_link_fk FOREIGN KEY (link_id) REFERENCES receipt_link(id);
alter table receipt_link_use add constraint receipt_link_use_pk PRIMARY KEY (link_id);
alter table recovery_code add constraint recovery_code_factor_fk FOREIGN KEY (person_id) REFERENCES second_factor(person_id) ON DELETE CASCADE;
alter table recovery_code add constraint recovery_code_pk PRIMARY KEY (person_id, code_hash);
alter table reported_percentage add constraint reported_percentage_denominator_positive CHECK ((denominator > (0)::numeric));
alter table reported_percentage add constraint reported_percentage_is_a_percentage CHECK ((percent ~ '^[0-9]{1,5}([.][0-9]{1,4})?$'::text));
alter table reported_percentage add constraint reported_percentage_numerator_not_negative CHECK ((numerator >= (0)::numeric));
alter table reported_percentage add constraint reported_percentage_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table reported_percentage add constraint reported_percentage_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table reported_percentage add constraint reported_percentage_pk PRIMARY KEY (id);
alter table requirement add constraint requirement_kind_known CHECK ((kind = ANY (ARRAY['bank-certificate'::text, 'tax-registration'::text, 'manager-appointment'::text, 'acceptance-letter'::text, 'incorporation-act'::text])));
alter table requirement add constraint requirement_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table requirement add constraint requirement_pk PRIMARY KEY (resolution_id, kind);
alter table resolution add constraint resolution_allocation_authorizes CHECK (((kind <> 'allocation'::text) OR (authorized_amount > (0)::numeric)));
alter table resolution add constraint resolution_amendment_names_what_it_amends CHECK (((kind = 'amendment'::text) = (amends_id IS NOT NULL)));
alter table resolution add constraint resolution_availability_whole CHECK ((num_nonnulls(availability_number, availability_issued_on, availability_amount) = ANY (ARRAY[0, 3])));
alter table resolution add constraint resolution_kind_known CHECK ((kind = ANY (ARRAY['strategy'::text, 'allocation'::text, 'amendment'::text])));
alter table resolution add constraint resolution_maker_is_not_checker CHECK ((published_by <> drafted_by));
alter table resolution add constraint resolution_number_positive CHECK (((number >= 1) AND (number <= 99999999)));
alter table resolution add constraint resolution_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'in-review'::text, 'in-force'::text, 'closed'::text, 'annulled'::text, 'repealed'::text])));
alter table resolution add constraint resolution_strategy_moves_no_money CHECK (((kind <> 'strategy'::text) OR (authorized_amount IS NULL)));
alter table resolution add constraint resolution_amends_fk FOREIGN KEY (amends_id) REFERENCES resolution(id);
alter table resolution add constraint resolution_drafted_by_fk FOREIGN KEY (drafted_by) REFERENCES person(id);
alter table resolution add constraint resolution_published_by_fk FOREIGN KEY (published_by) REFERENCES person(id);
alter table resolution add constraint resolution_reviewed_by_fk FOREIGN KEY (reviewed_by) REFERENCES person(id);
alter table resolution add constraint resolution_strategy_fk FOREIGN KEY (strategy_id) REFERENCES resolution(id);
alter table resolution add constraint resolution_pk PRIMARY KEY (id);
alter table restitution add constraint restitution_amount_positive CHECK ((amount > (0)::numeric));
alter table restitution add constraint restitution_decision_known CHECK ((decision = ANY (ARRAY['verified'::text, 'refused'::text, 'returned'::text])));
alter table restitution add constraint restitution_decision_whole CHECK ((num_nonnulls(decision, decided_by, decided_at) = ANY (ARRAY[0, 3])));
alter table restitution add constraint restitution_kind_known CHECK ((kind = ANY (ARRAY['principal'::text, 'yields'::text])));
alter table restitution add constraint restitution_maker_is_not_checker CHECK ((decided_by <> recorded_by));
alter table restitution add constraint restitution_returned_with_a_reason CHECK (((decision <> 'returned'::text) OR (decision_reason ~ '\S'::text)));
alter table restitution add constraint restitution_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table restitution add constraint restitution_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person(id);
alter table restitution add constraint restitution_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table restitution add constraint restitution_pk PRIMARY KEY (id);
alter table restoration add constraint restoration_amount_positive CHECK ((amount > (0)::numeric));
alter table restoration add constraint restoration_decision_known CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text, 'returned'::text])));
alter table restoration add constraint restoration_decision_whole CHECK ((num_nonnulls(decision, decided_by, decided_at) = ANY (ARRAY[0, 3])));
alter table restoration add constraint restoration_maker_is_not_checker CHECK ((decided_by <> recorded_by));
alter table restoration add constraint restoration_returned_with_a_reason CHECK (((decision <> 'returned'::text) OR (decision_reason ~ '\S'::text)));
alter table restoration add constraint restoration_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table restoration add constraint restoration_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person(id);
alter table restoration add constraint restoration_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table restoration add constraint restoration_pk PRIMARY KEY (id);
alter table reversal add constraint reversal_decision_known CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text])));
alter table reversal add constraint reversal_decision_whole CHECK ((num_nonnulls(decision, decided_at) = ANY (ARRAY[0, 2])));
alter table reversal add constraint reversal_maker_is_not_checker CHECK ((decided_by <> recorded_by));
alter table reversal add constraint reversal_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person(id);
alter table reversal add constraint reversal_entry_fk FOREIGN KEY (entry_id) REFERENCES ledger_entry(id);
alter table reversal add constraint reversal_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table reversal add constraint reversal_pk PRIMARY KEY (id);
alter table sample add constraint sample_method_known CHECK ((method = ANY (ARRAY['amount'::text, 'random'::text, 'rule'::text])));
alter table sample add constraint sample_rule_with_its_method CHECK (((method = 'rule'::text) = (rule IS NOT NULL)));
alter table sample add constraint sample_seed_not_blank CHECK ((seed ~ '\S'::text));
alter table sample add constraint sample_size_positive CHECK ((size >= 1));
alter table sample add constraint sample_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table sample add constraint sample_resolution_fk FOREIGN KEY (resolution_id) REFERENCES resolution(id);
alter table sample add constraint sample_pk PRIMARY KEY (id);
alter table second_factor add constraint second_factor_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table second_factor add constraint second_factor_pk PRIMARY KEY (person_id);
alter table service_token add constraint service_token_ends CHECK ((expires_at > created_at));
alter table service_token add constraint service_token_may_something CHECK ((cardinality(acts) > 0));
alter table service_token add constraint service_token_owner_fk FOREIGN KEY (owner_id) REFERENCES person(id);
alter table service_token add constraint service_token_pk PRIMARY KEY (id);
alter table service_token add constraint service_token_hash_once UNIQUE (token_hash);
alter table session add constraint session_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table session add constraint session_pk PRIMARY KEY (id);
alter table session add constraint session_previous_token_once UNIQUE (previous_token_hash);
alter table session add constraint session_token_once UNIQUE (token_hash);
alter table settlement add constraint settlement_pk PRIMARY KEY (id);
alter table sign_in_challenge add constraint sign_in_challenge_person_fk FOREIGN KEY (person_id) REFERENCES person(id);
alter table sign_in_challenge add constraint sign_in_challenge_pk PRIMARY KEY (id);
alter table sign_in_challenge add constraint sign_in_challenge_token_once UNIQUE (token_hash);
alter table sign_in_failure add constraint sign_in_failure_counted CHECK ((failures >= 0));
alter table sign_in_failure add constraint sign_in_failure_pk PRIMARY KEY (key);
alter table unknown_fact add constraint unknown_fact_subject_kind_known CHECK ((subject_kind = ANY (ARRAY['hospital'::text, 'resolution'::text, 'allocation'::text, 'disbursement'::text, 'withdrawal'::text])));
alter table unknown_fact add constraint unknown_fact_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table unknown_fact add constraint unknown_fact_pk PRIMARY KEY (id);
alter table withdrawal add constraint withdrawal_decision_known CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text, 'returned'::text])));
alter table withdrawal add constraint withdrawal_decision_whole CHECK ((num_nonnulls(decision, decided_by, decided_at) = ANY (ARRAY[0, 3])));
alter table withdrawal add constraint withdrawal_maker_is_not_checker CHECK ((decided_by <> recorded_by));
alter table withdrawal add constraint withdrawal_payment_known CHECK ((payment = ANY (ARRAY['before'::text, 'after'::text, 'unknown'::text])));
alter table withdrawal add constraint withdrawal_returned_with_a_reason CHECK (((decision <> 'returned'::text) OR (decision_reason ~ '\S'::text)));
alter table withdrawal add constraint withdrawal_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table withdrawal add constraint withdrawal_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person(id);
alter table withdrawal add constraint withdrawal_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table withdrawal add constraint withdrawal_pk PRIMARY KEY (id);
alter table withdrawal_annulment add constraint withdrawal_annulment_decision_known CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text])));
alter table withdrawal_annulment add constraint withdrawal_annulment_decision_whole CHECK ((num_nonnulls(decision, decided_by, decided_at) = ANY (ARRAY[0, 3])));
alter table withdrawal_annulment add constraint withdrawal_annulment_maker_is_not_checker CHECK ((decided_by <> recorded_by));
alter table withdrawal_annulment add constraint withdrawal_annulment_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person(id);
alter table withdrawal_annulment add constraint withdrawal_annulment_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table withdrawal_annulment add constraint withdrawal_annulment_withdrawal_fk FOREIGN KEY (withdrawal_id) REFERENCES withdrawal(id);
alter table withdrawal_annulment add constraint withdrawal_annulment_pk PRIMARY KEY (id);
alter table working_note add constraint working_note_says_something CHECK ((text ~ '\S'::text));
alter table working_note add constraint working_note_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table working_note add constraint working_note_pk PRIMARY KEY (id);
alter table yield_record add constraint yield_record_amount_positive CHECK ((amount > (0)::numeric));
alter table yield_record add constraint yield_record_allocation_fk FOREIGN KEY (allocation_id) REFERENCES annex_line(id);
alter table yield_record add constraint yield_record_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person(id);
alter table yield_record add constraint yield_record_pk PRIMARY KEY (id);

-- indexes

CREATE INDEX annex_line_by_act ON public.annex_line USING btree (added_by_id);
CREATE INDEX audit_event_by_person ON public.audit_event USING btree (person_id, id);
CREATE INDEX audit_event_by_subject ON public.audit_event USING btree (subject_id, id);
CREATE INDEX audit_event_by_time ON public.audit_event USING brin (at);
CREATE INDEX audit_event_entry_by_event ON public.audit_event_entry USING btree (event_id);
CREATE INDEX audit_event_of_names ON public.audit_event USING btree (subject_id) WHERE (act = ANY (ARRAY['hospital.correct'::text, 'allocation.name-hospital'::text]));
CREATE INDEX bank_line_by_nit ON public.bank_line USING btree (nit);
CREATE INDEX bank_line_by_statement ON public.bank_line USING btree (statement_id);
CREATE UNIQUE INDEX bank_match_disbursement_once ON public.bank_match USING btree (disbursement_id) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX bank_match_line_once ON public.bank_match USING btree (line_id) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX bank_match_restitution_once ON public.bank_match USING btree (restitution_id) WHERE (undone_at IS NULL);
CREATE INDEX bank_rejection_by_disbursement ON public.bank_rejection USING btree (disbursement_id);
CREATE INDEX certificate_batch_of_file ON public.certificate_batch USING btree (file_sha256) WHERE (file_sha256 IS NOT NULL);
CREATE UNIQUE INDEX certificate_batch_one_open ON public.certificate_batch USING btree (resolution_id, type, form, cutoff) WHERE (finished_at IS NULL);
CREATE INDEX certificate_by_allocation ON public.certificate USING btree (allocation_id, id);
CREATE INDEX certificate_by_resolution ON public.certificate USING btree (resolution_id, id);
CREATE INDEX certificate_by_subject ON public.certificate USING btree (subject_id);
CREATE UNIQUE INDEX certificate_rendition_signed_once ON public.certificate_rendition USING btree (certificate_id) WHERE signed;
CREATE INDEX clarification_by_disbursement ON public.clarification USING btree (disbursement_id) WHERE (disbursement_id IS NOT NULL);
CREATE INDEX clarification_by_withdrawal ON public.clarification USING btree (withdrawal_id);
CREATE INDEX delegated_act_by_delegation ON public.delegated_act USING btree (delegation_id);
CREATE INDEX delegated_act_by_subject ON public.delegated_act USING btree (subject_id, person_id);
CREATE INDEX delegation_by_delegate ON public.delegation USING btree (delegate_id, ends_on) WHERE (revoked_at IS NULL);
CREATE INDEX delegation_by_delegator ON public.delegation USING btree (delegator_id);
CREATE INDEX disbursement_by_amount ON public.disbursement USING btree (allocation_id, amount);
CREATE INDEX disbursement_by_folded_order ON public.disbursement USING btree (folded_order) WHERE (folded_order IS NOT NULL);
CREATE INDEX disbursement_returned ON public.disbursement USING btree (allocation_id) WHERE (decision = 'returned'::text);
CREATE INDEX disbursement_state_by_state ON public.disbursement_state USING btree (state, disbursement_id);
CREATE INDEX disbursement_undecided ON public.disbursement USING btree (allocation_id) WHERE (decision IS NULL);
CREATE INDEX evidence_by_allocation ON public.evidence USING btree (allocation_id);
CREATE INDEX evidence_by_subject ON public.evidence USING btree (subject_id);
CREATE INDEX execution_report_by_allocation ON public.execution_report USING btree (allocation_id);
CREATE INDEX execution_report_undecided ON public.execution_report USING btree (allocation_id) WHERE (decision IS NULL);
CREATE INDEX finding_by_allocation ON public.finding USING btree (allocation_id);
CREATE INDEX finding_by_resolution ON public.finding USING btree (resolution_id);
CREATE INDEX finding_event_waiver_requested ON public.finding_event USING btree (finding_id, sequence) WHERE (kind = 'waiver-requested'::text);
CREATE INDEX finding_refresh_by_day ON public.finding_refresh USING btree (computed_on);
CREATE UNIQUE INDEX fulfilment_open_once ON public.fulfilment USING btree (allocation_id, requirement) WHERE (decision IS DISTINCT FROM 'refused'::text);
CREATE INDEX fulfilment_undecided ON public.fulfilment USING btree (allocation_id) WHERE (decision IS NULL);
CREATE INDEX hospital_by_letters ON public.hospital USING btree (hospital_letters(name));
CREATE INDEX hospital_by_municipality ON public.hospital USING btree (municipality_code);
CREATE INDEX incorporation_by_allocation ON public.incorporation USING btree (allocation_id);
CREATE INDEX lapse_by_resolution ON public.lapse USING btree (resolution_id);
CREATE INDEX lapse_returned ON public.lapse USING btree (resolution_id) WHERE (decision = 'returned'::text);
CREATE INDEX lapse_undecided ON public.lapse USING btree (resolution_id) WHERE (decision IS NULL);
CREATE INDEX ledger_account_by_allocation ON public.ledger_account USING btree (allocation_id);
CREATE INDEX ledger_account_by_disbursement ON public.ledger_account USING btree (disbursement_id) WHERE (disbursement_id IS NOT NULL);
CREATE INDEX ledger_account_by_resolution ON public.ledger_account USING btree (resolution_id);
CREATE INDEX ledger_entry_by_effect ON public.ledger_entry USING btree (resolution_id, effective_on);
CREATE INDEX ledger_entry_by_recording ON public.ledger_entry USING btree (recorded_at, id);
CREATE INDEX ledger_entry_by_resolution ON public.ledger_entry USING btree (resolution_id, recorded_at);
CREATE UNIQUE INDEX ledger_entry_reversed_once ON public.ledger_entry USING btree (reverses_id) WHERE (reverses_id IS NOT NULL);
CREATE INDEX ledger_entry_that_gives ON public.ledger_entry USING btree (resolution_id) WHERE (act = ANY (ARRAY['publish'::text, 'amend'::text, 'reassign'::text, 'lapse'::text, 'restore'::text, 'reverse'::text]));
CREATE INDEX municipality_by_department ON public.municipality USING btree (department_code);
CREATE INDEX non_receipt_by_disbursement ON public.non_receipt USING btree (disbursement_id);
CREATE INDEX oidc_journey_by_time ON public.oidc_journey USING btree (expires_at);
CREATE UNIQUE INDEX password_link_one_open ON public.password_link USING btree (person_id) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX payment_answer_by_file ON public.payment_answer USING btree (sha256);
CREATE INDEX payment_answer_row_by_disbursement ON public.payment_answer_row USING btree (disbursement_id);
CREATE UNIQUE INDEX payment_batch_order_in_one_batch ON public.payment_batch_order USING btree (disbursement_id) WHERE (NOT annulled);
CREATE INDEX pisis_act_by_allocation ON public.pisis_act USING btree (allocation_id);
CREATE INDEX pisis_record_by_allocation ON public.pisis_record USING btree (allocation_id);
CREATE INDEX pisis_resource_by_allocation ON public.pisis_resource USING btree (allocation_id);
CREATE INDEX rate_limit_by_time ON public.rate_limit USING btree (free_at);
CREATE INDEX receipt_by_disbursement ON public.receipt USING btree (disbursement_id);
CREATE INDEX receipt_link_by_disbursement ON public.receipt_link USING btree (disbursement_id);
CREATE UNIQUE INDEX receipt_link_one_open ON public.receipt_link USING btree (disbursement_id) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX reported_percentage_by_resolution ON public.reported_percentage USING btree (resolution_id);
CREATE INDEX resolution_by_amended ON public.resolution USING btree (amends_id);
CREATE INDEX resolution_by_strategy ON public.resolution USING btree (strategy_id);
CREATE UNIQUE INDEX resolution_once ON public.resolution USING btree (issuer, year, number) WHERE (status <> 'annulled'::text);
CREATE INDEX resolution_unpublished ON public.resolution USING btree (status) WHERE (published_at IS NULL);
CREATE INDEX restitution_by_allocation ON public.restitution USING btree (allocation_id);
CREATE INDEX restitution_returned ON public.restitution USING btree (allocation_id) WHERE (decision = 'returned'::text);
CREATE INDEX restitution_undecided ON public.restitution USING btree (allocation_id) WHERE (decision IS NULL);
CREATE INDEX restoration_by_allocation ON public.restoration USING btree (allocation_id);
CREATE INDEX restoration_returned ON public.restoration USING btree (allocation_id) WHERE (decision = 'returned'::text);
CREATE INDEX restoration_undecided ON public.restoration USING btree (allocation_id) WHERE (decision IS NULL);
CREATE UNIQUE INDEX reversal_open_once ON public.reversal USING btree (entry_id) WHERE (decision IS DISTINCT FROM 'refused'::text);
CREATE INDEX reversal_undecided ON public.reversal USING btree (entry_id) WHERE (decision IS NULL);
CREATE INDEX service_token_by_owner ON public.service_token USING btree (owner_id);
CREATE INDEX session_by_person ON public.session USING btree (person_id);
CREATE INDEX settlement_by_disbursement ON public.settlement USING btree (disbursement_id);
CREATE INDEX settlement_by_folded_reference ON public.settlement USING btree (folded_reference);
CREATE INDEX sign_in_challenge_by_time ON public.sign_in_challenge USING btree (expires_at);
CREATE INDEX sign_in_failure_by_time ON public.sign_in_failure USING btree (failed_at);
CREATE UNIQUE INDEX unknown_fact_open_once ON public.unknown_fact USING btree (subject_id, field) WHERE (known_at IS NULL);
CREATE INDEX withdrawal_annulment_by_withdrawal ON public.withdrawal_annulment USING btree (withdrawal_id);
CREATE UNIQUE INDEX withdrawal_annulment_open_once ON public.withdrawal_annulment USING btree (withdrawal_id) WHERE (decision IS DISTINCT FROM 'refused'::text);
CREATE INDEX withdrawal_annulment_undecided ON public.withdrawal_annulment USING btree (withdrawal_id) WHERE (decision IS NULL);
CREATE INDEX withdrawal_by_allocation ON public.withdrawal USING btree (allocation_id);
CREATE INDEX withdrawal_returned ON public.withdrawal USING btree (allocation_id) WHERE (decision = 'returned'::text);
CREATE INDEX withdrawal_undecided ON public.withdrawal USING btree (allocation_id) WHERE (decision IS NULL);
CREATE INDEX working_note_by_subject ON public.working_note USING btree (subject_id);
CREATE INDEX yield_record_by_allocation ON public.yield_record USING btree (allocation_id);

-- functions

CREATE OR REPLACE FUNCTION public.annex_line_is_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      act_status text := (select status from resolution where id = old.added_by_id);
    begin
      if act_status not in ('draft', 'in-review') and (tg_op = 'DELETE'
          or (new.id, new.resolution_id, new.added_by_id, new.line, new.municipality_code, new.amount)
             is distinct from (old.id, old.resolution_id, old.added_by_id, old.line, old.municipality_code, old.amount)
          or (old.hospital_id is not null and new.hospital_id is distinct from old.hospital_id)) then
        raise exception 'line % stands in an issued act: only an amending act may change it', old.line
          using errcode = 'integrity_constraint_violation', constraint = 'annex_line_frozen_after_issue',
                table = tg_table_name;
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $function$
;
CREATE OR REPLACE FUNCTION public.annex_line_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      broken text := coalesce(
        (
          select 'annex_line_resolution_fk'
          from (select distinct resolution_id from added) as named
          where not exists (select from resolution where resolution.id = named.resolution_id)
          limit 1
        ),
        (
          select 'annex_line_added_by_fk'
          from (select distinct added_by_id from added) as named
          where not exists (select from resolution where resolution.id = named.added_by_id)
          limit 1
        ),
        (
          select 'annex_line_municipality_fk'
          from (select distinct municipality_code from added) as named
          where not exists (select from municipality where municipality.code = named.municipality_code)
          limit 1
        ),
        -- By its key, one by one: joined, a register of many would be read whole for a line of one.
        (
          select 'annex_line_hospital_fk'
          from added
          where hospital_id is not null
            and (select true from hospital where hospital.id = added.hospital_id) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception '% on table "annex_line" violates foreign key constraint "%"', lower(tg_op), broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.append_events(asked jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
    declare
      chains uuid[] := array(select distinct (event ->> 'chain')::uuid from jsonb_array_elements(asked) as event);
      locked integer;
    begin
      perform from audit_chain where id = any (chains) order by id for update;
      get diagnostics locked = row_count;
      if locked < cardinality(chains) then
        insert into audit_chain (id, kind, sequence)
        select distinct on (chain) chain, chain_kind, 0
        from jsonb_to_recordset(asked) as event (chain uuid, chain_kind text)
        order by chain
        on conflict do nothing;
        perform from audit_chain where id = any (chains) order by id for update;
      end if;

      with event as materialized (
        select event.*, clock_timestamp() as at
        from rows from (
          jsonb_to_recordset(asked) as (
            chain uuid, chain_kind text, actor uuid, delegation uuid, act text, subject_kind text, subject uuid,
            content text, entries uuid[]
          )
        ) with ordinality as event (
          chain, chain_kind, actor, delegation, act, subject_kind, subject, content, entries, position
        )
      ),
      posted as materialized (
        select event.position, posted.id as entry_id, posted.position as place
        from event
        cross join unnest(event.entries) with ordinality as posted (id, position)
      ),
      bound as (
        select posted.position, concat('[', string_agg(entry.text, ',' order by posted.place), ']') as text
        from audit_entry_text entry
        join posted on posted.entry_id = entry.id
        where entry.id = any (array(select entry_id from posted))
        group by posted.position
      ),
      placed as (
        select event.*, (select audit_chain from audit_chain where id = event.chain) as head,
          row_number() over (partition by event.chain order by event.position) as place
        from event
      ),
      told as (
        select placed.*, (head).sequence + place as sequence, coalesce(bound.text, '[]') as bound,
          row(
            null, chain, (head).sequence + place, null, null, at, actor, act, subject_kind, subject, null, null, null
          )::audit_event as event
        from placed
        left join bound using (position)
      ),
      texted as (
        select told.*,
          audit_text_in_chain(
            (head).hash, audit_event_text_before(event, content, bound), audit_event_text_after(event)
          ) over (partition by chain order by position rows unbounded preceding) as canonical
        from told
      ),
      hashed as (select *, sha256(convert_to(canonical, 'UTF8')) as hash from texted),
      followed as materialized (
        select *, coalesce(lag(hash) over onward, (head).hash) as previous_hash, lead(position) over onward is null as is_last
        from hashed
        window onward as (partition by chain order by position)
        order by position
      ),
      written as (
        insert into audit_event (
          chain_id, sequence, previous_hash, at, person_id, act, subject_kind, subject_id, content, canonical, hash
        )
        select chain, sequence, previous_hash, at, actor, act, subject_kind, subject, content::jsonb, canonical, hash
        from followed
        returning id, chain_id, sequence
      ),
      known as materialized (
        select written.id, followed.position, delegation, subject, actor
        from written
        join followed on (followed.chain, followed.sequence) = (written.chain_id, written.sequence)
      ),
      unsealed as (insert into audit_unsealed (event_id) select id from written),
      binding as (
        insert into audit_event_entry (entry_id, event_id)
        select entry_id, known.id from posted join known using (position)
      ),
      delegated as (
        insert into delegated_act (event_id, delegation_id, subject_id, person_id)
        select id, delegation, subject, actor from known where delegation is not null
      )
      update audit_chain
      set sequence = followed.sequence, hash = followed.hash
      from followed
      where audit_chain.id = any (chains) and audit_chain.id = followed.chain and followed.is_last;
    end $function$
;
CREATE OR REPLACE FUNCTION public.ask_for_findings()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into finding_request (subject_id)
      select subject_id
      from written
      where subject_kind not in (
        'finding', 'reconciliation', 'certificate', 'person', 'request', 'service', 'sample', 'note'
      )
      order by id;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.audit_chain_goes_forward()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if (new.id, new.kind) is distinct from (old.id, old.kind) or new.sequence <= old.sequence then
        raise exception 'chain % may only move forward', old.id
          using errcode = 'integrity_constraint_violation', constraint = 'audit_chain_forward_only',
                table = tg_table_name;
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION public.audit_chain_inserted_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'audit_chain_head_is_its_last_event'
          from added
          where hash is not null
            and (
              select true from audit_event event
              where event.chain_id = added.id and event.sequence = added.sequence and event.hash = added.hash
            ) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'insert on table "audit_chain" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.audit_chain_updated_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'audit_chain_head_is_its_last_event'
          from added
          where hash is not null
            and (
              select true from audit_event event
              where event.chain_id = added.id and event.sequence = added.sequence and event.hash = added.hash
            ) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'update on table "audit_chain" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.audit_event_entry_inserted_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'audit_event_entry_entry_fk'
          from (select distinct entry_id from added where entry_id is not null) as named
          where (select true from ledger_entry where ledger_entry.id = named.entry_id) is null
          limit 1
        ),
        (
          select 'audit_event_entry_event_fk'
          from (select distinct event_id from added where event_id is not null) as named
          where (select true from audit_event where audit_event.id = named.event_id) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'insert on table "audit_event_entry" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.audit_event_inserted_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'audit_event_continues_its_chain'
          from added
          where previous_sequence is not null
            and (
              select true from audit_event previous
              where previous.chain_id = added.chain_id
                and previous.sequence = added.previous_sequence
                and previous.hash = added.previous_hash
            ) is null
          limit 1
        ),
        (
          select 'audit_event_person_fk'
          from (select distinct person_id from added where person_id is not null) as named
          where (select true from person where person.id = named.person_id) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'insert on table "audit_event" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.audit_event_is_of_now()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if new.at < transaction_timestamp() or new.at > clock_timestamp() then
        raise exception 'event % claims to have happened at %', new.act, new.at
          using errcode = 'check_violation', constraint = 'audit_event_recorded_now', table = tg_table_name;
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION public.audit_event_text(event audit_event, content_text text, entries_text text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
      select concat(
        audit_event_text_before(event, content_text, entries_text),
        coalesce(to_json(encode(event.previous_hash, 'hex'))::text, 'null'),
        audit_event_text_after(event)
      )
    $function$
;
CREATE OR REPLACE FUNCTION public.audit_event_text_after(event audit_event)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
      select concat(
        ',"sequence":', event.sequence,
        ',"subject":{"id":"', event.subject_id,
        '","kind":', to_json(event.subject_kind),
        '},"version":1}'
      )
    $function$
;
CREATE OR REPLACE FUNCTION public.audit_event_text_before(event audit_event, content_text text, entries_text text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
      select concat(
        '{"act":', to_json(event.act),
        ',"at":"', to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        '","chain":"', event.chain_id,
        '","content":', content_text,
        ',"entries":', entries_text,
        ',"person":', coalesce(to_json(event.person_id)::text, 'null'),
        ',"previousHash":'
      )
    $function$
;
CREATE OR REPLACE FUNCTION public.audit_text_chained_to(previous text, head bytea, before text, after text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
    declare
      hash bytea := case when previous is null then head else sha256(convert_to(previous, 'UTF8')) end;
    begin
      return before || coalesce('"' || encode(hash, 'hex') || '"', 'null') || after;
    end $function$
;
CREATE OR REPLACE FUNCTION public.audit_unsealed_is_sealed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if not exists (select from audit_leaf where event_id = old.event_id) then
        raise exception 'event % is not sealed yet', old.event_id
          using errcode = 'integrity_constraint_violation', constraint = 'audit_unsealed_until_sealed',
                table = tg_table_name;
      end if;
      return old;
    end $function$
;
CREATE OR REPLACE FUNCTION public.bank_match_is_only_undone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if old.undone_at is not null or new.undone_at is null or
         (new.id, new.line_id, new.how, new.recorded_by, new.recorded_at) is distinct from
         (old.id, old.line_id, old.how, old.recorded_by, old.recorded_at) or
         new.disbursement_id is distinct from old.disbursement_id or
         new.restitution_id is distinct from old.restitution_id then
        raise exception 'a match is undone once, and does not change'
          using errcode = 'integrity_constraint_violation', constraint = 'bank_match_only_undone', table = tg_table_name;
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION public.delegation_is_only_revoked()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
    end $function$
;
CREATE OR REPLACE FUNCTION public.disbursement_inserted_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'disbursement_recorded_by_fk'
          from (select distinct recorded_by from added where recorded_by is not null) as named
          where (select true from person where person.id = named.recorded_by) is null
          limit 1
        ),
        (
          select 'disbursement_decided_by_fk'
          from (select distinct decided_by from added where decided_by is not null) as named
          where (select true from person where person.id = named.decided_by) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'insert on table "disbursement" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.disbursement_updated_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'disbursement_recorded_by_fk'
          from (select distinct recorded_by from added where recorded_by is not null) as named
          where (select true from person where person.id = named.recorded_by) is null
          limit 1
        ),
        (
          select 'disbursement_decided_by_fk'
          from (select distinct decided_by from added where decided_by is not null) as named
          where (select true from person where person.id = named.decided_by) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'update on table "disbursement" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.hospital_letters(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
      select btrim(
        regexp_replace(
          regexp_replace(
            regexp_replace(
              btrim(regexp_replace(
                lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g')), '[^a-z0-9]+', ' ', 'g'
              )),
              '\me s e\M', 'ese', 'g'
            ),
            '\mempresa social del estado\M', 'ese', 'g'
          ),
          '^ese | ese$', '', 'g'
        )
      )
    $function$
;
CREATE OR REPLACE FUNCTION public.idempotency_key_inserted_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'idempotency_key_person_fk'
          from (select distinct person_id from added where person_id is not null) as named
          where (select true from person where person.id = named.person_id) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'insert on table "idempotency_key" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.keep_disbursement_states()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
    declare
      touched uuid[];
    begin
      if tg_table_name = 'disbursement' then
        touched := array(select id from written);
      elsif tg_table_name = 'ledger_entry' then
        touched := array(
          select distinct giro.id
          from (
            select coalesce(
              (select undone.subject_id from ledger_entry undone where undone.id = written.reverses_id),
              written.subject_id
            ) as id
            from written
            where written.act in ('order', 'settle', 'reject', 'confirm', 'clarify', 'reverse')
            offset 0
          ) subject
          cross join lateral (
            select disbursement.id from disbursement where disbursement.id = subject.id
            union all select settlement.disbursement_id from settlement where settlement.id = subject.id
            union all select bank_rejection.disbursement_id from bank_rejection where bank_rejection.id = subject.id
            union all select receipt.disbursement_id from receipt where receipt.id = subject.id
            union all select clarification.disbursement_id from clarification where clarification.id = subject.id
            offset 0
          ) giro
          where giro.id is not null
        );
      else
        -- A record is written before its entry, which then tells its giro; here the entry was there first.
        touched := array(
          select distinct disbursement_id
          from written
          where disbursement_id is not null
            and (select true from ledger_entry entry where entry.subject_id = written.id limit 1)
        );
      end if;
      if touched = '{}' then
        return null;
      end if;

      with told as materialized (
        select derived.*, stored.state as before
        from disbursement_state_derived derived
        left join disbursement_state stored using (disbursement_id)
        where derived.disbursement_id = any (touched)
      ),
      changed as materialized (select * from told where state is distinct from before),
      added as (
        insert into disbursement_state (disbursement_id, state)
        select disbursement_id, state from changed where before is null
      ),
      moved as (
        update disbursement_state
        set state = changed.state
        from changed
        where disbursement_state.disbursement_id = changed.disbursement_id and changed.before is not null
      )
      insert into disbursement_tally as tally (allocation_id, state, giros, amount)
      select allocation_id, state, sum(giros), sum(amount)
      from (
        select allocation_id, state, 1 as giros, amount from changed
        union all
        select allocation_id, before, -1, -amount from changed where before is not null
      ) step
      group by allocation_id, state
      order by allocation_id, state
      on conflict on constraint disbursement_tally_pk do update
      set giros = tally.giros + excluded.giros, amount = tally.amount + excluded.amount;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.ledger_account_goes_forward()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if (new.id, new.place, new.kind, new.resolution_id, new.allocation_id, new.disbursement_id)
          is distinct from (old.id, old.place, old.kind, old.resolution_id, old.allocation_id, old.disbursement_id)
          or new.sequence <= old.sequence or new.latest_on < old.latest_on then
        raise exception 'account % may only move forward with a posting', old.id
          using errcode = 'integrity_constraint_violation', constraint = 'ledger_account_forward_only',
                table = tg_table_name;
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION public.ledger_account_inserted_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'ledger_account_balance_is_its_last_posting'
          from added
          where (
            select true from ledger_posting posting
            where posting.account_id = added.id
              and posting.sequence = added.sequence
              and posting.balance_after = added.balance
          ) is null
          limit 1
        ),
        (
          select 'ledger_account_disbursement_fk'
          from (select distinct disbursement_id from added where disbursement_id is not null) as named
          where (select true from disbursement where disbursement.id = named.disbursement_id) is null
          limit 1
        ),
        (
          select 'ledger_account_resolution_fk'
          from (select distinct resolution_id from added where resolution_id is not null) as named
          where (select true from resolution where resolution.id = named.resolution_id) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'insert on table "ledger_account" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.ledger_account_updated_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'ledger_account_balance_is_its_last_posting'
          from added
          where (
            select true from ledger_posting posting
            where posting.account_id = added.id
              and posting.sequence = added.sequence
              and posting.balance_after = added.balance
          ) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'update on table "ledger_account" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.ledger_entry_head_text(entry ledger_entry)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
      select concat(
        '{"act":', to_json(entry.act),
        ',"approvedBy":', coalesce(to_json(entry.approved_by)::text, 'null'),
        ',"datePrecision":', to_json(entry.date_precision),
        ',"document":', to_json(entry.document),
        ',"effectiveOn":"', to_char(entry.effective_on, 'YYYY-MM-DD'),
        '","id":"', entry.id,
        '","postingCount":', entry.posting_count,
        ',"recordedAt":"', to_char(entry.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        '","recordedBy":"', entry.recorded_by,
        '","resolution":"', entry.resolution_id,
        '","reverses":', coalesce(to_json(entry.reverses_id)::text, 'null'),
        ',"source":', coalesce(to_json(entry.source)::text, 'null'),
        ',"subject":"', entry.subject_id,
        '"}'
      )
    $function$
;
CREATE OR REPLACE FUNCTION public.ledger_entry_inserted_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'ledger_entry_approved_by_fk'
          from (select distinct approved_by from added where approved_by is not null) as named
          where (select true from person where person.id = named.approved_by) is null
          limit 1
        ),
        (
          select 'ledger_entry_recorded_by_fk'
          from (select distinct recorded_by from added where recorded_by is not null) as named
          where (select true from person where person.id = named.recorded_by) is null
          limit 1
        ),
        (
          select 'ledger_entry_resolution_fk'
          from (select distinct resolution_id from added where resolution_id is not null) as named
          where (select true from resolution where resolution.id = named.resolution_id) is null
          limit 1
        ),
        (
          select 'ledger_entry_reverses_fk'
          from (select distinct reverses_id from added where reverses_id is not null) as named
          where (select true from ledger_entry where ledger_entry.id = named.reverses_id) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'insert on table "ledger_entry" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.ledger_entry_is_sound()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      found record;
    begin
      select
        count(*) as postings,
        coalesce(sum(posting.amount) filter (where account.kind = 'capital'), 0) as capital,
        coalesce(sum(posting.amount) filter (where account.kind = 'yields'), 0) as yields,
        count(*) filter (where account.resolution_id <> new.resolution_id) as strangers,
        count(*) filter (where account.sequence < posting.sequence) as behind
      into found
      from ledger_posting posting
      join ledger_account account on account.id = posting.account_id
      where posting.entry_id = new.id;

      if found.postings <> new.posting_count then
        raise exception 'entry % has % of its % postings', new.id, found.postings, new.posting_count
          using errcode = 'check_violation', constraint = 'ledger_entry_complete', table = tg_table_name;
      end if;
      if found.capital <> 0 or found.yields <> 0 then
        raise exception 'entry % does not sum to zero: capital %, yields %', new.id, found.capital, found.yields
          using errcode = 'check_violation', constraint = 'ledger_entry_balanced', table = tg_table_name;
      end if;
      if found.strangers > 0 then
        raise exception 'entry % moves money of another resolution', new.id
          using errcode = 'check_violation', constraint = 'ledger_entry_within_its_resolution', table = tg_table_name;
      end if;
      if found.behind > 0 then
        raise exception 'entry % has postings that their accounts do not count', new.id
          using errcode = 'check_violation', constraint = 'ledger_account_counts_its_postings', table = tg_table_name;
      end if;
      if new.recorded_at < transaction_timestamp() or new.recorded_at > clock_timestamp() then
        raise exception 'entry % claims to have been recorded at %', new.id, new.recorded_at
          using errcode = 'check_violation', constraint = 'ledger_entry_recorded_now', table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.ledger_entry_postings_text(entry ledger_entry)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
    begin
      return (
        select concat('[', string_agg(ledger_posting_text(posting, account), ',' order by posting.position), ']')
        from ledger_posting posting
        join ledger_account account on account.id = posting.account_id
        where posting.entry_id = entry.id
      );
    end $function$
;
CREATE OR REPLACE FUNCTION public.ledger_posting_inserted_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'ledger_posting_entry_fk'
          from (select distinct entry_id, posting_count from added) as named
          where (
            select true from ledger_entry
            where ledger_entry.id = named.entry_id and ledger_entry.posting_count = named.posting_count
          ) is null
          limit 1
        ),
        (
          select 'ledger_posting_continues_its_account'
          from added
          where previous_sequence is not null
            and (
              select true from ledger_posting previous
              where previous.account_id = added.account_id
                and previous.sequence = added.previous_sequence
                and previous.balance_after = added.balance_before
            ) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'insert on table "ledger_posting" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;
CREATE OR REPLACE FUNCTION public.ledger_posting_text(posting ledger_posting, account ledger_account)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
      select concat(
        '{"account":"', account.id,
        '","allocation":', coalesce(to_json(account.allocation_id)::text, 'null'),
        ',"amount":"', posting.amount,
        '","balanceAfter":"', posting.balance_after,
        '","balanceBefore":"', posting.balance_before,
        '","disbursement":', coalesce(to_json(account.disbursement_id)::text, 'null'),
        ',"kind":', to_json(account.kind),
        ',"place":', to_json(account.place),
        ',"position":', posting.position,
        ',"resolution":"', account.resolution_id,
        '","sequence":', posting.sequence,
        '}'
      )
    $function$
;
CREATE OR REPLACE FUNCTION public.order_out_with_a_batch_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if exists (
        select
        from ledger_entry undone
        join payment_batch_order sent on sent.disbursement_id = undone.subject_id and not sent.annulled
        where undone.id = new.reverses_id
          and undone.act = 'order'
          and not exists (select from settlement where settlement.disbursement_id = sent.disbursement_id)
          and not exists (select from bank_rejection where bank_rejection.disbursement_id = sent.disbursement_id)
      ) then
        raise exception 'the order is in a payment batch'
          using errcode = 'integrity_constraint_violation', constraint = 'payment_batch_order_not_reversed',
                table = tg_table_name;
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION public.payment_batch_order_is_only_annulled()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if (new.batch_id, new.position, new.disbursement_id, new.amount) is distinct from
         (old.batch_id, old.position, old.disbursement_id, old.amount) or not new.annulled then
        raise exception 'an order of a batch does not change'
          using errcode = 'integrity_constraint_violation', constraint = 'payment_batch_order_only_annulled',
                table = tg_table_name;
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION public.person_of_links_never_signs_in()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if (new.disabled_at is null or new.password_hash is not null or new.roles <> array['recipient'])
        and exists (select from link_identity where link_identity.person_id = new.id)
      then
        raise exception 'who acts by links has no account'
          using errcode = 'integrity_constraint_violation', constraint = 'person_of_links_never_signs_in',
                table = tg_table_name;
      end if;
      return new;
    end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      raise exception '% of % is refused: what is recorded stays recorded', lower(tg_op), tg_table_name
        using errcode = 'integrity_constraint_violation', constraint = tg_argv[0], table = tg_table_name;
    end $function$
;
CREATE OR REPLACE FUNCTION public.scope_accounts()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE COST 1 ROWS 10
AS $function$
      select id from ledger_account where allocation_id in (select scope_lines())
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_acts()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER COST 1 ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
      select act.id
      from resolution own
      join resolution act on act.id in (own.id, own.strategy_id) or act.amends_id = own.id
      where own.id in (select resolution_id from annex_line where hospital_id = any ((select scope_hospitals())::uuid[]))
        and act.published_at is not null
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_disbursements()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE COST 1 ROWS 10
AS $function$
      select id from disbursement where allocation_id in (select scope_lines())
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_entries()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER COST 1 ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
      select posting.entry_id
      from annex_line line
      join ledger_account account on account.allocation_id = line.id
      join ledger_posting posting on posting.account_id = account.id
      where line.hospital_id = any ((select scope_hospitals())::uuid[])
      union all
      select id
      from ledger_entry
      where act in ('publish', 'amend', 'reassign')
        and resolution_id in (select resolution_id from annex_line where hospital_id = any ((select scope_hospitals())::uuid[]))
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_everything()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
      select nullif(current_setting('trazagiro.scope', true) = 'everything', false)
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_hospitals()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
      select case
        when left(current_setting('trazagiro.scope', true), 1) = '{' then current_setting('trazagiro.scope')::uuid[]
      end
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_lines()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE COST 1 ROWS 10
AS $function$
      select id from annex_line where hospital_id = any ((select scope_hospitals())::uuid[])
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
      select nullif(current_setting('trazagiro.person', true), '')::uuid
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_resolutions()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE COST 1 ROWS 10
AS $function$
      select distinct resolution_id from annex_line where hospital_id = any ((select scope_hospitals())::uuid[])
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_strangers()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER COST 1 ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
      select person_id
      from person_hospital
      group by person_id
      having bool_and(hospital_id <> all ((select scope_hospitals())::uuid[]))
      except
      select person_id
      from audit_event
      where chain_id in (select id from annex_line where hospital_id = any ((select scope_hospitals())::uuid[]))
      except
      select scope_person()
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_subjects()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE COST 1 ROWS 10
AS $function$
      select unnest(scope_hospitals())
      union all
      select scope_lines()
      union all
      select scope_disbursements()
      union all
      select scope_withdrawals()
    $function$
;
CREATE OR REPLACE FUNCTION public.scope_withdrawals()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE COST 1 ROWS 10
AS $function$
      select id from withdrawal where allocation_id in (select scope_lines())
    $function$
;
CREATE OR REPLACE FUNCTION public.settlement_inserted_names_what_exists()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      broken text := coalesce(
        (
          select 'settlement_disbursement_fk'
          from (select distinct disbursement_id from added where disbursement_id is not null) as named
          where (select true from disbursement where disbursement.id = named.disbursement_id) is null
          limit 1
        ),
        (
          select 'settlement_recorded_by_fk'
          from (select distinct recorded_by from added where recorded_by is not null) as named
          where (select true from person where person.id = named.recorded_by) is null
          limit 1
        )
      );
    begin
      if broken is not null then
        raise exception 'insert on table "settlement" violates foreign key constraint "%"', broken
          using errcode = 'foreign_key_violation', constraint = broken, table = tg_table_name;
      end if;
      return null;
    end $function$
;

-- triggers

CREATE TRIGGER annex_line_frozen BEFORE DELETE OR UPDATE ON public.annex_line FOR EACH ROW EXECUTE FUNCTION annex_line_is_frozen();
CREATE TRIGGER annex_line_inserted AFTER INSERT ON public.annex_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION annex_line_names_what_exists();
CREATE TRIGGER annex_line_not_truncated BEFORE TRUNCATE ON public.annex_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('annex_line_frozen_after_issue');
CREATE TRIGGER annex_line_updated AFTER UPDATE ON public.annex_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION annex_line_names_what_exists();
CREATE TRIGGER audit_chain_forward_only BEFORE UPDATE ON public.audit_chain FOR EACH ROW EXECUTE FUNCTION audit_chain_goes_forward();
CREATE TRIGGER audit_chain_inserted AFTER INSERT ON public.audit_chain REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit_chain_inserted_names_what_exists();
CREATE TRIGGER audit_chain_not_deleted BEFORE DELETE ON public.audit_chain FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_chain_append_only');
CREATE TRIGGER audit_chain_not_truncated BEFORE TRUNCATE ON public.audit_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_chain_append_only');
CREATE TRIGGER audit_chain_updated AFTER UPDATE ON public.audit_chain REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit_chain_updated_names_what_exists();
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_event_append_only');
CREATE TRIGGER audit_event_asks_for_findings AFTER INSERT ON public.audit_event REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ask_for_findings();
CREATE TRIGGER audit_event_inserted AFTER INSERT ON public.audit_event REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit_event_inserted_names_what_exists();
CREATE TRIGGER audit_event_not_truncated BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_event_append_only');
CREATE TRIGGER audit_event_recorded_now BEFORE INSERT ON public.audit_event FOR EACH ROW EXECUTE FUNCTION audit_event_is_of_now();
CREATE TRIGGER audit_event_entry_append_only BEFORE DELETE OR UPDATE ON public.audit_event_entry FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_event_entry_append_only');
CREATE TRIGGER audit_event_entry_inserted AFTER INSERT ON public.audit_event_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit_event_entry_inserted_names_what_exists();
CREATE TRIGGER audit_event_entry_not_truncated BEFORE TRUNCATE ON public.audit_event_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_event_entry_append_only');
CREATE TRIGGER audit_key_append_only BEFORE DELETE OR UPDATE ON public.audit_key FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_key_append_only');
CREATE TRIGGER audit_key_not_truncated BEFORE TRUNCATE ON public.audit_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_key_append_only');
CREATE TRIGGER audit_key_retirement_append_only BEFORE DELETE OR UPDATE ON public.audit_key_retirement FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_key_retirement_append_only');
CREATE TRIGGER audit_key_retirement_not_truncated BEFORE TRUNCATE ON public.audit_key_retirement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_key_retirement_append_only');
CREATE TRIGGER audit_leaf_append_only BEFORE DELETE OR UPDATE ON public.audit_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_leaf_append_only');
CREATE TRIGGER audit_leaf_not_truncated BEFORE TRUNCATE ON public.audit_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_leaf_append_only');
CREATE TRIGGER audit_node_append_only BEFORE DELETE OR UPDATE ON public.audit_node FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_node_append_only');
CREATE TRIGGER audit_node_not_truncated BEFORE TRUNCATE ON public.audit_node FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_node_append_only');
CREATE TRIGGER audit_seal_append_only BEFORE DELETE OR UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_seal_append_only');
CREATE TRIGGER audit_seal_not_truncated BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_seal_append_only');
CREATE TRIGGER audit_unsealed_not_truncated BEFORE TRUNCATE ON public.audit_unsealed FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_unsealed_append_only');
CREATE TRIGGER audit_unsealed_until_sealed BEFORE DELETE ON public.audit_unsealed FOR EACH ROW EXECUTE FUNCTION audit_unsealed_is_sealed();
CREATE TRIGGER bank_line_append_only BEFORE DELETE OR UPDATE ON public.bank_line FOR EACH ROW EXECUTE FUNCTION refuse_change('bank_line_append_only');
CREATE TRIGGER bank_line_not_truncated BEFORE TRUNCATE ON public.bank_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('bank_line_append_only');
CREATE TRIGGER bank_match_not_deleted BEFORE DELETE ON public.bank_match FOR EACH ROW EXECUTE FUNCTION refuse_change('bank_match_append_only');
CREATE TRIGGER bank_match_not_truncated BEFORE TRUNCATE ON public.bank_match FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('bank_match_append_only');
CREATE TRIGGER bank_match_only_undone BEFORE UPDATE ON public.bank_match FOR EACH ROW EXECUTE FUNCTION bank_match_is_only_undone();
CREATE TRIGGER bank_rejection_insert_keeps_states AFTER INSERT ON public.bank_rejection REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_disbursement_states();
CREATE TRIGGER bank_statement_append_only BEFORE DELETE OR UPDATE ON public.bank_statement FOR EACH ROW EXECUTE FUNCTION refuse_change('bank_statement_append_only');
CREATE TRIGGER bank_statement_not_truncated BEFORE TRUNCATE ON public.bank_statement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('bank_statement_append_only');
CREATE TRIGGER certificate_append_only BEFORE DELETE OR UPDATE ON public.certificate FOR EACH ROW EXECUTE FUNCTION refuse_change('certificate_append_only');
CREATE TRIGGER certificate_not_truncated BEFORE TRUNCATE ON public.certificate FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('certificate_append_only');
CREATE TRIGGER certificate_annulment_append_only BEFORE DELETE OR UPDATE ON public.certificate_annulment FOR EACH ROW EXECUTE FUNCTION refuse_change('certificate_annulment_append_only');
CREATE TRIGGER certificate_annulment_not_truncated BEFORE TRUNCATE ON public.certificate_annulment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('certificate_annulment_append_only');
CREATE TRIGGER certificate_rendition_append_only BEFORE DELETE OR UPDATE ON public.certificate_rendition FOR EACH ROW EXECUTE FUNCTION refuse_change('certificate_rendition_append_only');
CREATE TRIGGER certificate_rendition_not_truncated BEFORE TRUNCATE ON public.certificate_rendition FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('certificate_rendition_append_only');
CREATE TRIGGER certificate_replacement_append_only BEFORE DELETE OR UPDATE ON public.certificate_replacement FOR EACH ROW EXECUTE FUNCTION refuse_change('certificate_replacement_append_only');
CREATE TRIGGER certificate_replacement_not_truncated BEFORE TRUNCATE ON public.certificate_replacement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('certificate_replacement_append_only');
CREATE TRIGGER clarification_insert_keeps_states AFTER INSERT ON public.clarification REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_disbursement_states();
CREATE TRIGGER delegated_act_append_only BEFORE DELETE OR UPDATE ON public.delegated_act FOR EACH ROW EXECUTE FUNCTION refuse_change('delegated_act_append_only');
CREATE TRIGGER delegated_act_not_truncated BEFORE TRUNCATE ON public.delegated_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('delegated_act_append_only');
CREATE TRIGGER delegation_not_deleted BEFORE DELETE ON public.delegation FOR EACH ROW EXECUTE FUNCTION refuse_change('delegation_only_revoked');
CREATE TRIGGER delegation_not_truncated BEFORE TRUNCATE ON public.delegation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('delegation_only_revoked');
CREATE TRIGGER delegation_only_revoked BEFORE UPDATE ON public.delegation FOR EACH ROW EXECUTE FUNCTION delegation_is_only_revoked();
CREATE TRIGGER disbursement_insert_keeps_states AFTER INSERT ON public.disbursement REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_disbursement_states();
CREATE TRIGGER disbursement_inserted AFTER INSERT ON public.disbursement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION disbursement_inserted_names_what_exists();
CREATE TRIGGER disbursement_key_stays BEFORE UPDATE ON public.disbursement FOR EACH ROW WHEN ((new.id IS DISTINCT FROM old.id)) EXECUTE FUNCTION refuse_change('disbursement_stays');
CREATE TRIGGER disbursement_not_truncated BEFORE TRUNCATE ON public.disbursement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('disbursement_stays');
CREATE TRIGGER disbursement_stays BEFORE DELETE ON public.disbursement FOR EACH ROW EXECUTE FUNCTION refuse_change('disbursement_stays');
CREATE TRIGGER disbursement_update_keeps_states AFTER UPDATE ON public.disbursement REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_disbursement_states();
CREATE TRIGGER disbursement_updated AFTER UPDATE ON public.disbursement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION disbursement_updated_names_what_exists();
CREATE TRIGGER evidence_append_only BEFORE DELETE OR UPDATE ON public.evidence FOR EACH ROW EXECUTE FUNCTION refuse_change('evidence_append_only');
CREATE TRIGGER evidence_not_truncated BEFORE TRUNCATE ON public.evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('evidence_append_only');
CREATE TRIGGER finding_append_only BEFORE DELETE OR UPDATE ON public.finding FOR EACH ROW EXECUTE FUNCTION refuse_change('finding_append_only');
CREATE TRIGGER finding_not_truncated BEFORE TRUNCATE ON public.finding FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('finding_append_only');
CREATE TRIGGER finding_event_append_only BEFORE DELETE OR UPDATE ON public.finding_event FOR EACH ROW EXECUTE FUNCTION refuse_change('finding_event_append_only');
CREATE TRIGGER finding_event_not_truncated BEFORE TRUNCATE ON public.finding_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('finding_event_append_only');
CREATE TRIGGER hospital_key_stays BEFORE UPDATE ON public.hospital FOR EACH ROW WHEN ((new.id IS DISTINCT FROM old.id)) EXECUTE FUNCTION refuse_change('hospital_stays');
CREATE TRIGGER hospital_not_truncated BEFORE TRUNCATE ON public.hospital FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('hospital_stays');
CREATE TRIGGER hospital_stays BEFORE DELETE ON public.hospital FOR EACH ROW EXECUTE FUNCTION refuse_change('hospital_stays');
CREATE TRIGGER idempotency_key_inserted AFTER INSERT ON public.idempotency_key REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION idempotency_key_inserted_names_what_exists();
CREATE TRIGGER ledger_account_forward_only BEFORE UPDATE ON public.ledger_account FOR EACH ROW EXECUTE FUNCTION ledger_account_goes_forward();
CREATE TRIGGER ledger_account_inserted AFTER INSERT ON public.ledger_account REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_account_inserted_names_what_exists();
CREATE TRIGGER ledger_account_not_deleted BEFORE DELETE ON public.ledger_account FOR EACH ROW EXECUTE FUNCTION refuse_change('ledger_account_append_only');
CREATE TRIGGER ledger_account_not_truncated BEFORE TRUNCATE ON public.ledger_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('ledger_account_append_only');
CREATE TRIGGER ledger_account_updated AFTER UPDATE ON public.ledger_account REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_account_updated_names_what_exists();
CREATE TRIGGER ledger_entry_append_only BEFORE DELETE OR UPDATE ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change('ledger_entry_append_only');
CREATE TRIGGER ledger_entry_insert_keeps_states AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_disbursement_states();
CREATE TRIGGER ledger_entry_inserted AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_inserted_names_what_exists();
CREATE TRIGGER ledger_entry_not_truncated BEFORE TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('ledger_entry_append_only');
CREATE TRIGGER ledger_entry_order_not_out BEFORE INSERT ON public.ledger_entry FOR EACH ROW WHEN ((new.reverses_id IS NOT NULL)) EXECUTE FUNCTION order_out_with_a_batch_stays();
CREATE CONSTRAINT TRIGGER ledger_entry_sound AFTER INSERT ON public.ledger_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_is_sound();
CREATE TRIGGER ledger_posting_append_only BEFORE DELETE OR UPDATE ON public.ledger_posting FOR EACH ROW EXECUTE FUNCTION refuse_change('ledger_posting_append_only');
CREATE TRIGGER ledger_posting_inserted AFTER INSERT ON public.ledger_posting REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_posting_inserted_names_what_exists();
CREATE TRIGGER ledger_posting_not_truncated BEFORE TRUNCATE ON public.ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('ledger_posting_append_only');
CREATE TRIGGER letterhead_logo_append_only BEFORE DELETE OR UPDATE ON public.letterhead_logo FOR EACH ROW EXECUTE FUNCTION refuse_change('letterhead_logo_append_only');
CREATE TRIGGER letterhead_logo_not_truncated BEFORE TRUNCATE ON public.letterhead_logo FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('letterhead_logo_append_only');
CREATE TRIGGER municipality_key_stays BEFORE UPDATE ON public.municipality FOR EACH ROW WHEN ((new.code IS DISTINCT FROM old.code)) EXECUTE FUNCTION refuse_change('municipality_stays');
CREATE TRIGGER municipality_not_truncated BEFORE TRUNCATE ON public.municipality FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('municipality_stays');
CREATE TRIGGER municipality_stays BEFORE DELETE ON public.municipality FOR EACH ROW EXECUTE FUNCTION refuse_change('municipality_stays');
CREATE TRIGGER payment_answer_append_only BEFORE DELETE OR UPDATE ON public.payment_answer FOR EACH ROW EXECUTE FUNCTION refuse_change('payment_answer_append_only');
CREATE TRIGGER payment_answer_not_truncated BEFORE TRUNCATE ON public.payment_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('payment_answer_append_only');
CREATE TRIGGER payment_answer_row_append_only BEFORE DELETE OR UPDATE ON public.payment_answer_row FOR EACH ROW EXECUTE FUNCTION refuse_change('payment_answer_row_append_only');
CREATE TRIGGER payment_answer_row_not_truncated BEFORE TRUNCATE ON public.payment_answer_row FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('payment_answer_row_append_only');
CREATE TRIGGER payment_batch_append_only BEFORE DELETE OR UPDATE ON public.payment_batch FOR EACH ROW EXECUTE FUNCTION refuse_change('payment_batch_append_only');
CREATE TRIGGER payment_batch_not_truncated BEFORE TRUNCATE ON public.payment_batch FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('payment_batch_append_only');
CREATE TRIGGER payment_batch_annulment_append_only BEFORE DELETE OR UPDATE ON public.payment_batch_annulment FOR EACH ROW EXECUTE FUNCTION refuse_change('payment_batch_annulment_append_only');
CREATE TRIGGER payment_batch_annulment_not_truncated BEFORE TRUNCATE ON public.payment_batch_annulment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('payment_batch_annulment_append_only');
CREATE TRIGGER payment_batch_order_not_deleted BEFORE DELETE ON public.payment_batch_order FOR EACH ROW EXECUTE FUNCTION refuse_change('payment_batch_order_append_only');
CREATE TRIGGER payment_batch_order_not_truncated BEFORE TRUNCATE ON public.payment_batch_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('payment_batch_order_append_only');
CREATE TRIGGER payment_batch_order_only_annulled BEFORE UPDATE ON public.payment_batch_order FOR EACH ROW EXECUTE FUNCTION payment_batch_order_is_only_annulled();
CREATE TRIGGER person_key_stays BEFORE UPDATE ON public.person FOR EACH ROW WHEN ((new.id IS DISTINCT FROM old.id)) EXECUTE FUNCTION refuse_change('person_stays');
CREATE TRIGGER person_not_truncated BEFORE TRUNCATE ON public.person FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('person_stays');
CREATE TRIGGER person_of_links_never_signs_in BEFORE UPDATE ON public.person FOR EACH ROW EXECUTE FUNCTION person_of_links_never_signs_in();
CREATE TRIGGER person_stays BEFORE DELETE ON public.person FOR EACH ROW EXECUTE FUNCTION refuse_change('person_stays');
CREATE TRIGGER pisis_act_append_only BEFORE DELETE OR UPDATE ON public.pisis_act FOR EACH ROW EXECUTE FUNCTION refuse_change('pisis_act_append_only');
CREATE TRIGGER pisis_act_not_truncated BEFORE TRUNCATE ON public.pisis_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('pisis_act_append_only');
CREATE TRIGGER pisis_file_append_only BEFORE DELETE OR UPDATE ON public.pisis_file FOR EACH ROW EXECUTE FUNCTION refuse_change('pisis_file_append_only');
CREATE TRIGGER pisis_file_not_truncated BEFORE TRUNCATE ON public.pisis_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('pisis_file_append_only');
CREATE TRIGGER pisis_party_append_only BEFORE DELETE OR UPDATE ON public.pisis_party FOR EACH ROW EXECUTE FUNCTION refuse_change('pisis_party_append_only');
CREATE TRIGGER pisis_party_not_truncated BEFORE TRUNCATE ON public.pisis_party FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('pisis_party_append_only');
CREATE TRIGGER pisis_record_append_only BEFORE DELETE OR UPDATE ON public.pisis_record FOR EACH ROW EXECUTE FUNCTION refuse_change('pisis_record_append_only');
CREATE TRIGGER pisis_record_not_truncated BEFORE TRUNCATE ON public.pisis_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('pisis_record_append_only');
CREATE TRIGGER pisis_resource_append_only BEFORE DELETE OR UPDATE ON public.pisis_resource FOR EACH ROW EXECUTE FUNCTION refuse_change('pisis_resource_append_only');
CREATE TRIGGER pisis_resource_not_truncated BEFORE TRUNCATE ON public.pisis_resource FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('pisis_resource_append_only');
CREATE TRIGGER receipt_insert_keeps_states AFTER INSERT ON public.receipt REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_disbursement_states();
CREATE TRIGGER reported_percentage_append_only BEFORE DELETE OR UPDATE ON public.reported_percentage FOR EACH ROW EXECUTE FUNCTION refuse_change('reported_percentage_append_only');
CREATE TRIGGER reported_percentage_not_truncated BEFORE TRUNCATE ON public.reported_percentage FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('reported_percentage_append_only');
CREATE TRIGGER resolution_key_stays BEFORE UPDATE ON public.resolution FOR EACH ROW WHEN ((new.id IS DISTINCT FROM old.id)) EXECUTE FUNCTION refuse_change('resolution_stays');
CREATE TRIGGER resolution_not_truncated BEFORE TRUNCATE ON public.resolution FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('resolution_stays');
CREATE TRIGGER resolution_stays BEFORE DELETE ON public.resolution FOR EACH ROW EXECUTE FUNCTION refuse_change('resolution_stays');
CREATE TRIGGER sample_append_only BEFORE DELETE OR UPDATE ON public.sample FOR EACH ROW EXECUTE FUNCTION refuse_change('sample_append_only');
CREATE TRIGGER sample_not_truncated BEFORE TRUNCATE ON public.sample FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('sample_append_only');
CREATE TRIGGER settlement_insert_keeps_states AFTER INSERT ON public.settlement REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION keep_disbursement_states();
CREATE TRIGGER settlement_inserted AFTER INSERT ON public.settlement REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION settlement_inserted_names_what_exists();
CREATE TRIGGER working_note_append_only BEFORE DELETE OR UPDATE ON public.working_note FOR EACH ROW EXECUTE FUNCTION refuse_change('working_note_append_only');
CREATE TRIGGER working_note_not_truncated BEFORE TRUNCATE ON public.working_note FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('working_note_append_only');

-- views

create view act_record as
 SELECT 'publish'::text AS act,
    resolution.id AS subject_id,
    true AS moves
   FROM resolution
  WHERE ((resolution.kind = 'allocation'::text) AND (resolution.published_at IS NOT NULL))
UNION ALL
 SELECT DISTINCT
        CASE
            WHEN (amendment_change.change = 'reassign'::text) THEN 'reassign'::text
            ELSE 'amend'::text
        END AS act,
    resolution.id AS subject_id,
    true AS moves
   FROM (resolution
     JOIN amendment_change ON ((amendment_change.amendment_id = resolution.id)))
  WHERE (resolution.published_at IS NOT NULL)
UNION ALL
 SELECT 'order'::text AS act,
    disbursement.id AS subject_id,
    true AS moves
   FROM disbursement
  WHERE ((disbursement.decision = 'approved'::text) AND (NOT (EXISTS ( SELECT
           FROM clarification
          WHERE (clarification.disbursement_id = disbursement.id)))))
UNION ALL
 SELECT 'settle'::text AS act,
    settlement.id AS subject_id,
    true AS moves
   FROM settlement
UNION ALL
 SELECT 'reject'::text AS act,
    bank_rejection.id AS subject_id,
    true AS moves
   FROM bank_rejection
UNION ALL
 SELECT 'confirm'::text AS act,
    receipt.id AS subject_id,
    true AS moves
   FROM receipt
UNION ALL
 SELECT 'execute'::text AS act,
    execution_report.id AS subject_id,
    false AS moves
   FROM execution_report
  WHERE (execution_report.decision = 'accepted'::text)
UNION ALL
 SELECT 'earn'::text AS act,
    execution_report.id AS subject_id,
    false AS moves
   FROM execution_report
  WHERE (execution_report.decision = 'accepted'::text)
UNION ALL
 SELECT 'earn'::text AS act,
    yield_record.id AS subject_id,
    true AS moves
   FROM yield_record
UNION ALL
 SELECT 'withdraw'::text AS act,
    withdrawal.id AS subject_id,
    true AS moves
   FROM withdrawal
  WHERE ((withdrawal.decision = 'approved'::text) AND (withdrawal.payment = 'before'::text))
UNION ALL
 SELECT 'contest'::text AS act,
    withdrawal.id AS subject_id,
    true AS moves
   FROM withdrawal
  WHERE ((withdrawal.decision = 'approved'::text) AND (withdrawal.payment = 'unknown'::text))
UNION ALL
 SELECT 'clarify'::text AS act,
    clarification.id AS subject_id,
    true AS moves
   FROM clarification
UNION ALL
 SELECT 'return'::text AS act,
    restitution.id AS subject_id,
    true AS moves
   FROM restitution
  WHERE (restitution.decision = 'verified'::text)
UNION ALL
 SELECT 'restore'::text AS act,
    restoration.id AS subject_id,
    true AS moves
   FROM restoration
  WHERE (restoration.decision = 'approved'::text)
UNION ALL
 SELECT 'lapse'::text AS act,
    lapse.id AS subject_id,
    true AS moves
   FROM lapse
  WHERE (lapse.decision = 'approved'::text)
UNION ALL
 SELECT 'reverse'::text AS act,
    reversal.id AS subject_id,
    true AS moves
   FROM reversal
  WHERE (reversal.decision = 'approved'::text);
create view audit_entry_text as
 SELECT entry.id,
    concat('{"effectiveOn":"', to_char((entry.effective_on)::timestamp with time zone, 'YYYY-MM-DD'::text), '","head":"', encode(sha256(convert_to(ledger_entry_head_text(entry.*), 'UTF8'::name)), 'hex'::text), '","id":"', entry.id, '","postings":"', encode(sha256(convert_to(concat('[', string_agg(ledger_posting_text(posting.*, account.*), ','::text ORDER BY posting."position"), ']'), 'UTF8'::name)), 'hex'::text), '"}') AS text
   FROM ((ledger_entry entry
     JOIN ledger_posting posting ON ((posting.entry_id = entry.id)))
     JOIN ledger_account account ON ((account.id = posting.account_id)))
  GROUP BY entry.id;
create view breach_i1 as
 SELECT (entry.id)::text AS subject,
    format('asiento «%s»: %s partidas de %s, capital %s, rendimientos %s'::text, entry.act, count(posting.*), entry.posting_count, COALESCE(sum(posting.amount) FILTER (WHERE (account.kind = 'capital'::text)), (0)::numeric), COALESCE(sum(posting.amount) FILTER (WHERE (account.kind = 'yields'::text)), (0)::numeric)) AS detail
   FROM ((ledger_entry entry
     LEFT JOIN ledger_posting posting ON ((posting.entry_id = entry.id)))
     LEFT JOIN ledger_account account ON ((account.id = posting.account_id)))
  GROUP BY entry.id
 HAVING ((count(posting.*) < 2) OR (count(posting.*) <> entry.posting_count) OR (COALESCE(sum(posting.amount) FILTER (WHERE (account.kind = 'capital'::text)), (0)::numeric) <> (0)::numeric) OR (COALESCE(sum(posting.amount) FILTER (WHERE (account.kind = 'yields'::text)), (0)::numeric) <> (0)::numeric))
UNION ALL
 SELECT (posting.entry_id)::text AS subject,
    format('partida %s de un asiento que no existe'::text, posting."position") AS detail
   FROM ledger_posting posting
  WHERE (NOT (EXISTS ( SELECT
           FROM ledger_entry entry
          WHERE ((entry.id = posting.entry_id) AND (entry.posting_count = posting.posting_count)))));
create view breach_i10 as
 WITH report AS (
         SELECT execution_report.id,
            execution_report.allocation_id,
            execution_report.contracted,
            execution_report.obligated,
            execution_report.paid,
            execution_report.correction,
            (NOT (EXISTS ( SELECT
                   FROM (ledger_entry entry
                     JOIN ledger_entry inverse ON ((inverse.reverses_id = entry.id)))
                  WHERE (entry.subject_id = execution_report.id)))) AS stands,
            (EXISTS ( SELECT
                   FROM standing_entry entry
                  WHERE ((entry.subject_id = execution_report.id) AND (entry.act = 'execute'::text)))) AS executes
           FROM execution_report
          WHERE (execution_report.decision = 'accepted'::text)
        ), line AS (
         SELECT annex_line.id,
            ( SELECT COALESCE(sum(incorporation.amount), (0)::numeric) AS "coalesce"
                   FROM incorporation
                  WHERE (incorporation.allocation_id = annex_line.id)) AS incorporated,
            ( SELECT COALESCE(sum(posting.amount), (0)::numeric) AS "coalesce"
                   FROM ((ledger_account account
                     JOIN ledger_posting posting ON (((posting.account_id = account.id) AND (posting.amount > (0)::numeric))))
                     JOIN ledger_entry entry ON ((entry.id = posting.entry_id)))
                  WHERE ((account.allocation_id = annex_line.id) AND (entry.act = ANY (ARRAY['publish'::text, 'amend'::text, 'reassign'::text])))) AS given
           FROM annex_line
        ), paying AS (
         SELECT report.id,
            report.allocation_id,
            report.paid,
            report.correction,
            lag(report.paid) OVER (PARTITION BY report.allocation_id ORDER BY report.id) AS previous_paid,
            (report.id = last_value(report.id) OVER (PARTITION BY report.allocation_id ORDER BY report.id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) AS is_last
           FROM report
          WHERE (report.executes OR report.stands)
        )
 SELECT (report.id)::text AS subject,
    format('pagado %s, obligado %s, contratado %s, incorporado %s, asignado %s'::text, report.paid, report.obligated, report.contracted, line.incorporated, line.given) AS detail
   FROM (report
     JOIN line ON ((line.id = report.allocation_id)))
  WHERE (report.stands AND (NOT ((report.paid <= report.obligated) AND (report.obligated <= report.contracted) AND (report.contracted <= line.incorporated) AND (line.incorporated <= line.given))))
UNION ALL
 SELECT (chained.id)::text AS subject,
    format('contratado %s tras %s, obligado %s tras %s, sin corrección'::text, chained.contracted, chained.previous_contracted, chained.obligated, chained.previous_obligated) AS detail
   FROM ( SELECT report.id,
            report.contracted,
            report.obligated,
            report.correction,
            lag(report.contracted) OVER (PARTITION BY report.allocation_id ORDER BY report.id) AS previous_contracted,
            lag(report.obligated) OVER (PARTITION BY report.allocation_id ORDER BY report.id) AS previous_obligated
           FROM report
          WHERE report.stands) chained
  WHERE ((NOT chained.correction) AND ((chained.contracted < chained.previous_contracted) OR (chained.obligated < chained.previous_obligated)))
UNION ALL
 SELECT (paying.id)::text AS subject,
    format('pagado %s tras %s, sin corrección'::text, paying.paid, paying.previous_paid) AS detail
   FROM paying
  WHERE ((NOT paying.correction) AND (paying.paid < paying.previous_paid))
UNION ALL
 SELECT (annex_line.id)::text AS subject,
    format('ejecutado %s y el último informe dice %s'::text, COALESCE(account.balance, (0)::numeric), COALESCE(paying.paid, (0)::numeric)) AS detail
   FROM ((annex_line
     LEFT JOIN ledger_account account ON (((account.allocation_id = annex_line.id) AND (account.place = 'executed'::text))))
     LEFT JOIN paying ON (((paying.allocation_id = annex_line.id) AND paying.is_last)))
  WHERE (COALESCE(account.balance, (0)::numeric) <> COALESCE(paying.paid, (0)::numeric));
create view breach_i2 as
 SELECT (account.id)::text AS subject,
    format('«%s» tiene %s'::text, account.place, account.balance) AS detail
   FROM ledger_account account
  WHERE ((account.balance < (0)::numeric) AND (account.place <> ALL (ARRAY['budget'::text, 'yield-source'::text])))
UNION ALL
 SELECT (dated.account_id)::text AS subject,
    format('«%s» tiene %s con efecto al %s'::text, dated.place, dated.balance, dated.effective_on) AS detail
   FROM ( SELECT posting.account_id,
            account.place,
            entry.effective_on,
            sum(sum(posting.amount)) OVER (PARTITION BY posting.account_id ORDER BY entry.effective_on) AS balance
           FROM ((ledger_posting posting
             JOIN ledger_entry entry ON ((entry.id = posting.entry_id)))
             JOIN ledger_account account ON ((account.id = posting.account_id)))
          WHERE (account.place <> ALL (ARRAY['budget'::text, 'yield-source'::text]))
          GROUP BY posting.account_id, account.place, entry.effective_on) dated
  WHERE (dated.balance < (0)::numeric);
create view breach_i3 as
 SELECT name AS subject,
    'el disparador que impide cambiar lo asentado falta o está apagado'::text AS detail
   FROM ( VALUES ('ledger_entry_sound'::text), ('ledger_account_forward_only'::text), ('ledger_account_not_deleted'::text), ('ledger_account_not_truncated'::text), ('ledger_entry_append_only'::text), ('ledger_entry_not_truncated'::text), ('ledger_posting_append_only'::text), ('ledger_posting_not_truncated'::text), ('ledger_entry_inserted'::text), ('ledger_posting_inserted'::text), ('ledger_account_inserted'::text), ('ledger_account_updated'::text)) expected(name)
  WHERE (NOT (EXISTS ( SELECT
           FROM pg_trigger
          WHERE ((pg_trigger.tgname = expected.name) AND (pg_trigger.tgrelid = ANY (ARRAY[('ledger_account'::regclass)::oid, ('ledger_entry'::regclass)::oid, ('ledger_posting'::regclass)::oid])) AND (pg_trigger.tgenabled = ANY (ARRAY['O'::"char", 'A'::"char"]))))));
create view breach_i4 as
 SELECT (account.id)::text AS subject,
    format('«%s»: saldo %s y suma %s; consecutivo %s y %s partidas'::text, account.place, account.balance, COALESCE(sum(posting.amount), (0)::numeric), account.sequence, count(posting.*)) AS detail
   FROM (ledger_account account
     LEFT JOIN ledger_posting posting ON ((posting.account_id = account.id)))
  GROUP BY account.id
 HAVING ((account.balance <> COALESCE(sum(posting.amount), (0)::numeric)) OR (account.sequence <> count(posting.*)))
UNION ALL
 SELECT (posting.account_id)::text AS subject,
    format('partida %s de una cuenta que no existe'::text, posting.sequence) AS detail
   FROM ledger_posting posting
  WHERE (NOT (EXISTS ( SELECT
           FROM ledger_account account
          WHERE (account.id = posting.account_id))))
UNION ALL
 SELECT (posting.account_id)::text AS subject,
    format('la partida %s parte de %s, y no es lo que dejó la anterior'::text, posting.sequence, posting.balance_before) AS detail
   FROM ledger_posting posting
  WHERE ((posting.previous_sequence IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM ledger_posting previous
          WHERE ((previous.account_id = posting.account_id) AND (previous.sequence = posting.previous_sequence) AND (previous.balance_after = posting.balance_before))))));
create view breach_i5 as
 SELECT (resolution.id)::text AS subject,
    format('autorizado %s y suma de los lugares %s'::text, authorized.amount, placed.amount) AS detail
   FROM ((resolution
     CROSS JOIN LATERAL ( SELECT (resolution.authorized_amount + COALESCE(sum(
                CASE amendment_change.change
                    WHEN 'authorize-more'::text THEN amendment_change.amount
                    WHEN 'authorize-less'::text THEN (- amendment_change.amount)
                    ELSE NULL::numeric
                END), (0)::numeric)) AS amount
           FROM (resolution amendment
             JOIN amendment_change ON ((amendment_change.amendment_id = amendment.id)))
          WHERE ((amendment.amends_id = resolution.id) AND (amendment.published_at IS NOT NULL))) authorized)
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(account.balance), (0)::numeric) AS amount
           FROM ledger_account account
          WHERE ((account.resolution_id = resolution.id) AND (account.kind = 'capital'::text) AND (account.place <> 'budget'::text))) placed)
  WHERE ((resolution.kind = 'allocation'::text) AND (placed.amount <>
        CASE
            WHEN (resolution.published_at IS NULL) THEN (0)::numeric
            ELSE authorized.amount
        END));
create view breach_i6 as
 SELECT (disbursement.id)::text AS subject,
    format('giro sin aprobar con %s en «%s»'::text, account.balance, account.place) AS detail
   FROM (disbursement
     JOIN ledger_account account ON ((account.disbursement_id = disbursement.id)))
  WHERE ((disbursement.decision IS DISTINCT FROM 'approved'::text) AND (account.balance <> (0)::numeric))
UNION ALL
 SELECT (disbursement.id)::text AS subject,
    format('giro de %s: asentado %s, en orden %s, sin confirmar %s, recibido %s, rechazado %s'::text, disbursement.amount, stood.begun, placed.ordered, placed.transit, stood.received, stood.rejected) AS detail
   FROM ((disbursement
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(account.balance) FILTER (WHERE (account.place = 'ordered'::text)), (0)::numeric) AS ordered,
            COALESCE(sum(account.balance) FILTER (WHERE (account.place = 'transit'::text)), (0)::numeric) AS transit
           FROM ledger_account account
          WHERE (account.disbursement_id = disbursement.id)) placed)
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(moved.amount) FILTER (WHERE (moved.act = ANY (ARRAY['order'::text, 'clarify'::text]))), (0)::numeric) AS begun,
            COALESCE(sum(moved.amount) FILTER (WHERE (moved.place = 'held'::text)), (0)::numeric) AS received,
            COALESCE(sum(moved.amount) FILTER (WHERE (moved.act = 'reject'::text)), (0)::numeric) AS rejected
           FROM ( SELECT entry.act,
                    account.place,
                    posting.amount
                   FROM (((( SELECT disbursement.id
                        UNION ALL
                         SELECT clarification.id
                           FROM clarification
                          WHERE (clarification.disbursement_id = disbursement.id)
                        UNION ALL
                         SELECT bank_rejection.id
                           FROM bank_rejection
                          WHERE (bank_rejection.disbursement_id = disbursement.id)
                        UNION ALL
                         SELECT receipt.id
                           FROM receipt
                          WHERE (receipt.disbursement_id = disbursement.id)) record
                     JOIN standing_entry entry ON ((entry.subject_id = record.id)))
                     JOIN ledger_posting posting ON (((posting.entry_id = entry.id) AND (posting.amount > (0)::numeric))))
                     JOIN ledger_account account ON ((account.id = posting.account_id)))) moved) stood)
  WHERE (((stood.begun <> (0)::numeric) AND (stood.begun <> disbursement.amount)) OR (stood.begun <> (((placed.ordered + placed.transit) + stood.received) + stood.rejected)) OR ((placed.ordered <> (0)::numeric) AND (placed.transit <> (0)::numeric)))
UNION ALL
 SELECT (receipt.id)::text AS subject,
    format('recibo de %s asentado por %s'::text, receipt.amount, sum(posting.amount)) AS detail
   FROM ((receipt
     JOIN ledger_entry entry ON (((entry.subject_id = receipt.id) AND (entry.act = 'confirm'::text))))
     JOIN ledger_posting posting ON (((posting.entry_id = entry.id) AND (posting.amount > (0)::numeric))))
  GROUP BY receipt.id
 HAVING (sum(posting.amount) <> receipt.amount)
UNION ALL
 SELECT (closure.id)::text AS subject,
    format('línea cerrada con %s en «%s»'::text, account.balance, account.place) AS detail
   FROM (closure
     JOIN ledger_account account ON ((account.allocation_id = closure.allocation_id)))
  WHERE ((account.place = ANY (ARRAY['assigned'::text, 'ordered'::text, 'transit'::text, 'held'::text, 'contested'::text, 'yield-held'::text])) AND (account.balance <> (0)::numeric))
UNION ALL
 SELECT (resolution.id)::text AS subject,
    format('resolución cerrada con la línea %s abierta'::text, line.line) AS detail
   FROM ((resolution
     JOIN annex_line line ON ((line.resolution_id = resolution.id)))
     JOIN resolution act ON (((act.id = line.added_by_id) AND (act.published_at IS NOT NULL))))
  WHERE ((resolution.status = 'closed'::text) AND (NOT (EXISTS ( SELECT
           FROM closure
          WHERE (closure.allocation_id = line.id)))));
create view breach_i7 as
 SELECT (COALESCE(record.subject_id, entry.subject_id))::text AS subject,
        CASE
            WHEN (entry.id IS NULL) THEN format('el acto «%s» no tiene asiento'::text, record.act)
            ELSE format('el asiento «%s» %s no tiene acto'::text, entry.act, entry.id)
        END AS detail
   FROM (act_record record
     FULL JOIN ledger_entry entry ON (((entry.subject_id = record.subject_id) AND (entry.act = record.act))))
  WHERE (((entry.id IS NULL) AND record.moves) OR (record.subject_id IS NULL));
create view breach_i8 as
 SELECT (id)::text AS subject,
    format('%s: la misma persona registró y decidió'::text, record) AS detail
   FROM ( SELECT 'ledger_entry'::text AS record,
            ledger_entry.id,
            ledger_entry.recorded_by AS maker,
            ledger_entry.approved_by AS checker
           FROM ledger_entry
        UNION ALL
         SELECT 'resolution'::text,
            resolution.id,
            resolution.drafted_by,
            resolution.published_by
           FROM resolution
        UNION ALL
         SELECT 'fulfilment'::text,
            fulfilment.id,
            fulfilment.recorded_by,
            fulfilment.decided_by
           FROM fulfilment
        UNION ALL
         SELECT 'disbursement'::text,
            disbursement.id,
            disbursement.recorded_by,
            disbursement.decided_by
           FROM disbursement
        UNION ALL
         SELECT 'withdrawal'::text,
            withdrawal.id,
            withdrawal.recorded_by,
            withdrawal.decided_by
           FROM withdrawal
        UNION ALL
         SELECT 'withdrawal_annulment'::text,
            withdrawal_annulment.id,
            withdrawal_annulment.recorded_by,
            withdrawal_annulment.decided_by
           FROM withdrawal_annulment
        UNION ALL
         SELECT 'clarification'::text,
            clarification.id,
            withdrawal.recorded_by,
            clarification.recorded_by
           FROM (clarification
             JOIN withdrawal ON ((withdrawal.id = clarification.withdrawal_id)))
        UNION ALL
         SELECT 'lapse'::text,
            lapse.id,
            lapse.recorded_by,
            lapse.decided_by
           FROM lapse
        UNION ALL
         SELECT 'execution_report'::text,
            execution_report.id,
            execution_report.recorded_by,
            execution_report.decided_by
           FROM execution_report
        UNION ALL
         SELECT 'restitution'::text,
            restitution.id,
            restitution.recorded_by,
            restitution.decided_by
           FROM restitution
        UNION ALL
         SELECT 'restoration'::text,
            restoration.id,
            restoration.recorded_by,
            restoration.decided_by
           FROM restoration
        UNION ALL
         SELECT 'reversal'::text,
            reversal.id,
            reversal.recorded_by,
            reversal.decided_by
           FROM reversal) decided
  WHERE (maker = checker);
create view breach_i9 as
 SELECT format('%s %s'::text, certificate.type, certificate.year) AS subject,
    format('%s certificaciones numeradas del %s al %s'::text, count(*), min(certificate.number), max(certificate.number)) AS detail
   FROM certificate
  GROUP BY certificate.type, certificate.year
 HAVING ((min(certificate.number) <> 1) OR (max(certificate.number) <> count(*)))
UNION ALL
 SELECT (certificate.id)::text AS subject,
    'el contenido no es el que se expidió'::text AS detail
   FROM certificate
  WHERE (certificate.sha256 <> encode(sha256(convert_to(certificate.content, 'UTF8'::name)), 'hex'::text));
create view breach_kept_states as
 SELECT (disbursement_id)::text AS subject,
    format('giro guardado como «%s», y es «%s»'::text, stored.state, derived.state) AS detail
   FROM (disbursement_state_derived derived
     FULL JOIN disbursement_state stored USING (disbursement_id))
  WHERE (stored.state IS DISTINCT FROM derived.state)
UNION ALL
 SELECT (allocation_id)::text AS subject,
    format('giros en «%s»: guardados %s por %s, y son %s por %s'::text, state, COALESCE(tally.giros, (0)::bigint), COALESCE(tally.amount, (0)::numeric), COALESCE(told.giros, (0)::bigint), COALESCE(told.amount, (0)::numeric)) AS detail
   FROM (( SELECT disbursement.allocation_id,
            stored.state,
            count(*) AS giros,
            sum(disbursement.amount) AS amount
           FROM (disbursement_state stored
             JOIN disbursement ON ((disbursement.id = stored.disbursement_id)))
          GROUP BY disbursement.allocation_id, stored.state) told
     FULL JOIN disbursement_tally tally USING (allocation_id, state))
  WHERE ((COALESCE(tally.giros, (0)::bigint) <> COALESCE(told.giros, (0)::bigint)) OR (COALESCE(tally.amount, (0)::numeric) <> COALESCE(told.amount, (0)::numeric)));
create view disbursement_state_derived as
 SELECT id AS disbursement_id,
    allocation_id,
    amount,
        CASE
            WHEN (decision IS NULL) THEN 'pending'::text
            WHEN (decision <> 'approved'::text) THEN decision
            WHEN (NOT (EXISTS ( SELECT
               FROM (( SELECT giro.id
                    UNION ALL
                     SELECT settlement.id
                       FROM settlement
                      WHERE (settlement.disbursement_id = giro.id)
                    UNION ALL
                     SELECT bank_rejection.id
                       FROM bank_rejection
                      WHERE (bank_rejection.disbursement_id = giro.id)
                    UNION ALL
                     SELECT receipt.id
                       FROM receipt
                      WHERE (receipt.disbursement_id = giro.id)
                    UNION ALL
                     SELECT clarification.id
                       FROM clarification
                      WHERE (clarification.disbursement_id = giro.id)
             OFFSET 0) record
                 JOIN standing_entry entry ON (((entry.subject_id = record.id) AND (entry.act = ANY (ARRAY['order'::text, 'settle'::text, 'reject'::text, 'confirm'::text, 'clarify'::text])))))))) THEN 'annulled'::text
            WHEN (EXISTS ( SELECT
               FROM ledger_account account
              WHERE ((account.owner_id = giro.id) AND (account.place = 'ordered'::text) AND (account.balance > (0)::numeric)))) THEN 'ordered'::text
            WHEN (EXISTS ( SELECT
               FROM ledger_account account
              WHERE ((account.owner_id = giro.id) AND (account.place = 'transit'::text) AND (account.balance > (0)::numeric)))) THEN
            CASE
                WHEN (COALESCE(( SELECT sum(posting.amount) AS sum
                   FROM (((( SELECT receipt.id
                           FROM receipt
                          WHERE (receipt.disbursement_id = giro.id)
                        UNION ALL
                         SELECT clarification.id
                           FROM clarification
                          WHERE (clarification.disbursement_id = giro.id)
                 OFFSET 0) record
                     JOIN standing_entry entry ON (((entry.subject_id = record.id) AND (entry.act = ANY (ARRAY['confirm'::text, 'clarify'::text])))))
                     JOIN ledger_posting posting ON ((posting.entry_id = entry.id)))
                     JOIN ledger_account account ON (((account.id = posting.account_id) AND (account.place = 'held'::text))))), (0)::numeric) > (0)::numeric) THEN 'received-partly'::text
                ELSE 'in-transit'::text
            END
            WHEN (COALESCE(( SELECT sum(posting.amount) AS sum
               FROM (((( SELECT receipt.id
                       FROM receipt
                      WHERE (receipt.disbursement_id = giro.id)
                    UNION ALL
                     SELECT clarification.id
                       FROM clarification
                      WHERE (clarification.disbursement_id = giro.id)
             OFFSET 0) record
                 JOIN standing_entry entry ON (((entry.subject_id = record.id) AND (entry.act = ANY (ARRAY['confirm'::text, 'clarify'::text])))))
                 JOIN ledger_posting posting ON ((posting.entry_id = entry.id)))
                 JOIN ledger_account account ON (((account.id = posting.account_id) AND (account.place = 'held'::text))))), (0)::numeric) > (0)::numeric) THEN 'received'::text
            ELSE 'rejected'::text
        END AS state
   FROM disbursement giro;
create view finding_standing as
 SELECT finding.id,
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
   FROM (finding
     CROSS JOIN LATERAL ( SELECT finding_event.finding_id,
            finding_event.sequence,
            finding_event.previous_sequence,
            finding_event.period,
            finding_event.kind,
            finding_event.state,
            finding_event.severity,
            finding_event.open_since,
            finding_event.content,
            finding_event.person_id,
            finding_event.requested_by,
            finding_event.reason,
            finding_event.document,
            finding_event.until,
            finding_event.at
           FROM finding_event
          WHERE (finding_event.finding_id = finding.id)
          ORDER BY finding_event.sequence DESC
         LIMIT 1) last);
create view ledger_breach as
 SELECT 'I1'::text AS invariant,
    breach_i1.subject,
    breach_i1.detail
   FROM breach_i1
UNION ALL
 SELECT 'I2'::text AS invariant,
    breach_i2.subject,
    breach_i2.detail
   FROM breach_i2
UNION ALL
 SELECT 'I3'::text AS invariant,
    breach_i3.subject,
    breach_i3.detail
   FROM breach_i3
UNION ALL
 SELECT 'I4'::text AS invariant,
    breach_i4.subject,
    breach_i4.detail
   FROM breach_i4
UNION ALL
 SELECT 'I5'::text AS invariant,
    breach_i5.subject,
    breach_i5.detail
   FROM breach_i5
UNION ALL
 SELECT 'I6'::text AS invariant,
    breach_i6.subject,
    breach_i6.detail
   FROM breach_i6
UNION ALL
 SELECT 'I6'::text AS invariant,
    breach_kept_states.subject,
    breach_kept_states.detail
   FROM breach_kept_states
UNION ALL
 SELECT 'I7'::text AS invariant,
    breach_i7.subject,
    breach_i7.detail
   FROM breach_i7
UNION ALL
 SELECT 'I8'::text AS invariant,
    breach_i8.subject,
    breach_i8.detail
   FROM breach_i8
UNION ALL
 SELECT 'I9'::text AS invariant,
    breach_i9.subject,
    breach_i9.detail
   FROM breach_i9
UNION ALL
 SELECT 'I10'::text AS invariant,
    breach_i10.subject,
    breach_i10.detail
   FROM breach_i10;
create view standing_entry as
 SELECT id,
    act,
    subject_id,
    resolution_id,
    effective_on,
    date_precision,
    recorded_at,
    source
   FROM ledger_entry entry
  WHERE ((act <> 'reverse'::text) AND (NOT (EXISTS ( SELECT
           FROM ledger_entry inverse
          WHERE (inverse.reverses_id = entry.id)))));
create view standing_withdrawal as
 SELECT DISTINCT ON (withdrawal.allocation_id) withdrawal.allocation_id,
    withdrawal.id,
    COALESCE(settled.payment, withdrawal.payment) AS payment
   FROM (((withdrawal
     LEFT JOIN ledger_entry moved ON (((moved.subject_id = withdrawal.id) AND (moved.act = ANY (ARRAY['withdraw'::text, 'contest'::text])))))
     LEFT JOIN ledger_entry undone ON ((undone.reverses_id = moved.id)))
     LEFT JOIN LATERAL ( SELECT clarification.payment
           FROM ((clarification
             JOIN ledger_entry entry ON (((entry.subject_id = clarification.id) AND (entry.act = 'clarify'::text))))
             LEFT JOIN ledger_entry inverse ON ((inverse.reverses_id = entry.id)))
          WHERE ((clarification.withdrawal_id = withdrawal.id) AND (inverse.id IS NULL))
          ORDER BY clarification.recorded_at DESC
         LIMIT 1) settled ON (true))
  WHERE ((withdrawal.decision = 'approved'::text) AND (undone.id IS NULL) AND (NOT (EXISTS ( SELECT
           FROM withdrawal_annulment annulment
          WHERE ((annulment.withdrawal_id = withdrawal.id) AND (annulment.decision = 'approved'::text))))))
  ORDER BY withdrawal.allocation_id, withdrawal.decided_at DESC;

-- row policies (src/budget/table-access.ts)

create policy acceptance_in_scope on acceptance
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy amendment_change_in_scope on amendment_change
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (from_allocation_id IN ( SELECT scope_lines() AS scope_lines)) OR (to_allocation_id IN ( SELECT scope_lines() AS scope_lines)) OR (hospital_id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (from_allocation_id IN ( SELECT scope_lines() AS scope_lines)) OR (to_allocation_id IN ( SELECT scope_lines() AS scope_lines)) OR (hospital_id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))));
create policy annex_line_in_scope on annex_line
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (hospital_id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (hospital_id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))));
create policy announced_amount_in_scope on announced_amount
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (resolution_id IN ( SELECT scope_acts() AS scope_acts))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (resolution_id IN ( SELECT scope_acts() AS scope_acts))));
create policy audit_chain_in_scope on audit_chain
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (id IN ( SELECT scope_lines() AS scope_lines)) OR (id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (id IN ( SELECT scope_lines() AS scope_lines)) OR (id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))));
create policy audit_event_entry_in_scope on audit_event_entry
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (entry_id IN ( SELECT scope_entries() AS scope_entries))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (entry_id IN ( SELECT scope_entries() AS scope_entries))));
create policy audit_event_in_scope on audit_event
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (chain_id IN ( SELECT scope_lines() AS scope_lines)) OR (chain_id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (chain_id IN ( SELECT scope_lines() AS scope_lines)) OR (chain_id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))));
create policy bank_line_in_scope on bank_line
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy bank_match_in_scope on bank_match
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy bank_rejection_in_scope on bank_rejection
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))));
create policy bank_statement_in_scope on bank_statement
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy certificate_annulment_in_scope on certificate_annulment
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (certificate_id IN ( SELECT certificate.id
   FROM certificate))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (certificate_id IN ( SELECT certificate.id
   FROM certificate))));
create policy certificate_batch_in_scope on certificate_batch
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy certificate_batch_item_in_scope on certificate_batch_item
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy certificate_batch_piece_in_scope on certificate_batch_piece
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy certificate_in_scope on certificate
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy certificate_rendition_in_scope on certificate_rendition
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (certificate_id IN ( SELECT certificate.id
   FROM certificate))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (certificate_id IN ( SELECT certificate.id
   FROM certificate))));
create policy certificate_replacement_in_scope on certificate_replacement
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (certificate_id IN ( SELECT certificate.id
   FROM certificate))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (certificate_id IN ( SELECT certificate.id
   FROM certificate))));
create policy clarification_in_scope on clarification
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (withdrawal_id IN ( SELECT scope_withdrawals() AS scope_withdrawals))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (withdrawal_id IN ( SELECT scope_withdrawals() AS scope_withdrawals))));
create policy closure_in_scope on closure
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy deadline_in_scope on deadline
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (resolution_id IN ( SELECT scope_acts() AS scope_acts))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (resolution_id IN ( SELECT scope_acts() AS scope_acts))));
create policy delegated_act_in_scope on delegated_act
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (subject_id IN ( SELECT scope_subjects() AS scope_subjects))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (subject_id IN ( SELECT scope_subjects() AS scope_subjects))));
create policy delegation_in_scope on delegation
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (id IN ( SELECT delegated_act.delegation_id
   FROM delegated_act))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (id IN ( SELECT delegated_act.delegation_id
   FROM delegated_act))));
create policy disbursement_in_scope on disbursement
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy disbursement_state_in_scope on disbursement_state
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))));
create policy disbursement_tally_in_scope on disbursement_tally
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy evidence_in_scope on evidence
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines)) OR ((allocation_id IS NULL) AND (subject_id = resolution_id) AND (resolution_id IN ( SELECT scope_acts() AS scope_acts)))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines)) OR ((allocation_id IS NULL) AND (subject_id = resolution_id) AND (resolution_id IN ( SELECT scope_acts() AS scope_acts)))));
create policy execution_report_in_scope on execution_report
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy finding_event_in_scope on finding_event
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy finding_in_scope on finding
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy finding_refresh_in_scope on finding_refresh
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy finding_refresh_line_in_scope on finding_refresh_line
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy finding_request_in_scope on finding_request
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy fulfilment_in_scope on fulfilment
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy hospital_in_scope on hospital
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))));
create policy idempotency_key_in_scope on idempotency_key
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (person_id = ( SELECT scope_person() AS scope_person))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (person_id = ( SELECT scope_person() AS scope_person))));
create policy incorporation_in_scope on incorporation
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy lapse_in_scope on lapse
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy ledger_account_in_scope on ledger_account
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy ledger_entry_in_scope on ledger_entry
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (id IN ( SELECT scope_entries() AS scope_entries))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (resolution_id IN ( SELECT scope_resolutions() AS scope_resolutions))));
create policy ledger_posting_in_scope on ledger_posting
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (account_id IN ( SELECT scope_accounts() AS scope_accounts))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NOT NULL)));
create policy link_identity_in_scope on link_identity
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (hospital_id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (hospital_id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))));
create policy non_receipt_in_scope on non_receipt
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))));
create policy oidc_identity_in_scope on oidc_identity
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))));
create policy oidc_permission_in_scope on oidc_permission
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))));
create policy password_link_in_scope on password_link
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))));
create policy payment_answer_in_scope on payment_answer
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy payment_answer_row_in_scope on payment_answer_row
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy payment_batch_annulment_in_scope on payment_batch_annulment
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy payment_batch_in_scope on payment_batch
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy payment_batch_order_in_scope on payment_batch_order
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy person_hospital_in_scope on person_hospital
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (hospital_id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (hospital_id = ANY (( SELECT scope_hospitals() AS scope_hospitals)::uuid[]))));
create policy person_in_scope on person
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (NOT (id IN ( SELECT scope_strangers() AS scope_strangers)))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (NOT (id IN ( SELECT scope_strangers() AS scope_strangers)))));
create policy pisis_act_in_scope on pisis_act
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy pisis_file_in_scope on pisis_file
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy pisis_party_in_scope on pisis_party
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy pisis_record_in_scope on pisis_record
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy pisis_resource_in_scope on pisis_resource
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy receipt_in_scope on receipt
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))));
create policy receipt_link_in_scope on receipt_link
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))));
create policy receipt_link_use_in_scope on receipt_link_use
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (link_id IN ( SELECT receipt_link.id
   FROM receipt_link))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (link_id IN ( SELECT receipt_link.id
   FROM receipt_link))));
create policy recovery_code_in_scope on recovery_code
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))));
create policy reported_percentage_in_scope on reported_percentage
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy requirement_in_scope on requirement
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (resolution_id IN ( SELECT scope_acts() AS scope_acts))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (resolution_id IN ( SELECT scope_acts() AS scope_acts))));
create policy resolution_in_scope on resolution
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (id IN ( SELECT scope_acts() AS scope_acts))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (id IN ( SELECT scope_acts() AS scope_acts))));
create policy restitution_in_scope on restitution
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy restoration_in_scope on restoration
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy reversal_in_scope on reversal
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (entry_id IN ( SELECT scope_entries() AS scope_entries))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (entry_id IN ( SELECT scope_entries() AS scope_entries))));
create policy sample_in_scope on sample
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy second_factor_in_scope on second_factor
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))));
create policy service_token_in_scope on service_token
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (owner_id = ( SELECT scope_person() AS scope_person))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (owner_id = ( SELECT scope_person() AS scope_person))));
create policy settlement_in_scope on settlement
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (disbursement_id IN ( SELECT scope_disbursements() AS scope_disbursements))));
create policy sign_in_challenge_in_scope on sign_in_challenge
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (( SELECT scope_hospitals() AS scope_hospitals) IS NULL) OR (person_id = ( SELECT scope_person() AS scope_person))));
create policy unknown_fact_in_scope on unknown_fact
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (subject_id IN ( SELECT scope_subjects() AS scope_subjects)) OR (subject_id IN ( SELECT scope_acts() AS scope_acts))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (subject_id IN ( SELECT scope_subjects() AS scope_subjects)) OR (subject_id IN ( SELECT scope_acts() AS scope_acts))));
create policy withdrawal_annulment_in_scope on withdrawal_annulment
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (withdrawal_id IN ( SELECT scope_withdrawals() AS scope_withdrawals))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (withdrawal_id IN ( SELECT scope_withdrawals() AS scope_withdrawals))));
create policy withdrawal_in_scope on withdrawal
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
create policy working_note_in_scope on working_note
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR false));
create policy yield_record_in_scope on yield_record
  using (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))))
  with check (((( SELECT scope_everything() AS scope_everything) IS NOT NULL) OR (allocation_id IN ( SELECT scope_lines() AS scope_lines))));
