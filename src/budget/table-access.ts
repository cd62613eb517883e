import type { TableAccess, TablesAccess } from '../platform/database/table-access';

/*
 * Which of its rows a table shows to a hospital's person, and what the service may write in it. Whoever sees everything
 * is held by no condition. The database holds it for every query, whatever the query asks; the queries filter besides,
 * and say 404 where this would say nothing. A new table takes its line here, or the service cannot touch it.
 */

const ofHospital = 'hospital_id = any ((select scope_hospitals())::uuid[])';
const ofLine = 'allocation_id in (select scope_lines())';
const ofDisbursement = 'disbursement_id in (select scope_disbursements())';
const ofWithdrawal = 'withdrawal_id in (select scope_withdrawals())';
// Of those that its own policy shows.
const ofCertificate = 'certificate_id in (select id from certificate)';
const ofAct = 'resolution_id in (select scope_acts())';
/** Until somebody is known, the tables of sign-in are read whole. */
const beforeSignIn = '(select scope_hospitals()) is null';

const ownOrBeforeSignIn = `${beforeSignIn} or person_id = (select scope_person())`;

const decision = 'update (decision, decided_by, decided_at, decision_reason)';

const seenIf = (condition: string, may: string): TableAccess => ({ may, rows: { if: condition } });
/** It speaks of several hospitals at once, or of the ministry's own work. */
const ministrys = (may: string): TableAccess => seenIf('false', may);
const everybodys = (all: string, may: string): TableAccess => ({ may, rows: { all } });

export const tablesAccess = {
  department: everybodys('DIVIPOLA is public', ''),
  municipality: everybodys('DIVIPOLA is public', ''),

  person: seenIf(`${beforeSignIn} or id not in (select scope_strangers())`, 'insert, update'),
  person_hospital: seenIf(`${beforeSignIn} or ${ofHospital}`, 'insert, delete'),
  session: everybodys(
    'hashes of tokens, found by the hash before anybody is known',
    'insert, update (token_hash, previous_token_hash, rotated_at, last_seen_at, revoked_at, second_factor)',
  ),
  password_link: seenIf(ownOrBeforeSignIn, 'insert, update (used_at, revoked_at)'),
  second_factor: seenIf(ownOrBeforeSignIn, 'insert, update, delete'),
  recovery_code: seenIf(ownOrBeforeSignIn, 'insert, update (used_at), delete'),
  sign_in_challenge: seenIf(ownOrBeforeSignIn, 'insert, update (failures, used_at), delete'),
  oidc_identity: seenIf(ownOrBeforeSignIn, 'insert, delete'),
  oidc_permission: seenIf(ownOrBeforeSignIn, 'insert, update (allowed_at), delete'),
  oidc_journey: everybodys('hashes, before anybody is known', 'insert, delete'),
  service_token: seenIf(
    `${beforeSignIn} or owner_id = (select scope_person())`,
    'insert, update (last_used_at, revoked_at)',
  ),
  sign_in_failure: everybodys('keyed hashes, counted before anybody is known', 'insert, update, delete'),
  rate_limit: everybodys('keyed hashes, counted before anybody is known', 'insert, update, delete'),
  latest_write: everybodys(
    'how far the log was at the last act of each, and of nothing else',
    'insert, update (position)',
  ),
  idempotency_key: seenIf('person_id = (select scope_person())', 'insert, update (answer)'),

  // Asked before anybody is known, to say which roles are lent; a hospital sees by whose delegation its own was decided.
  delegation: seenIf(
    `${beforeSignIn} or id in (select delegation_id from delegated_act)`,
    'insert, update (revoked_at, revoked_by, revocation_reason)',
  ),
  // Written by append_events() alone.
  delegated_act: seenIf('subject_id in (select scope_subjects())', ''),

  hospital: seenIf(
    'id = any ((select scope_hospitals())::uuid[])',
    'insert, update (name, nit, check_digit, municipality_code, reps)',
  ),
  unknown_fact: seenIf(
    'subject_id in (select scope_subjects()) or subject_id in (select scope_acts())',
    'insert, update (known_at)',
  ),

  resolution: seenIf('id in (select scope_acts())', 'insert, update'),
  announced_amount: seenIf(ofAct, 'insert, delete'),
  deadline: seenIf(ofAct, 'insert, delete'),
  requirement: seenIf(ofAct, 'insert, delete'),
  amendment_change: seenIf(
    `from_allocation_id in (select scope_lines()) or to_allocation_id in (select scope_lines()) or ${ofHospital}`,
    'insert, delete',
  ),
  annex_line: seenIf(ofHospital, 'insert, update (hospital_id), delete'),

  acceptance: seenIf(ofLine, 'insert'),
  fulfilment: seenIf(ofLine, `insert, ${decision}`),
  disbursement: seenIf(ofLine, `insert, ${decision}`),
  // Written by keep_disbursement_states() alone.
  disbursement_state: seenIf(ofDisbursement, ''),
  disbursement_tally: seenIf(ofLine, ''),
  settlement: seenIf(ofDisbursement, 'insert'),
  bank_rejection: seenIf(ofDisbursement, 'insert'),
  receipt: seenIf(ofDisbursement, 'insert'),
  non_receipt: seenIf(ofDisbursement, 'insert'),
  link_identity: seenIf(ofHospital, 'insert'),
  // Found by the hash of its token before anybody is known.
  receipt_link: seenIf(`${beforeSignIn} or ${ofDisbursement}`, 'insert, update (used_at, revoked_at)'),
  receipt_link_use: seenIf('link_id in (select id from receipt_link)', 'insert'),
  withdrawal: seenIf(ofLine, `insert, ${decision}`),
  withdrawal_annulment: seenIf(ofWithdrawal, `insert, ${decision}`),
  clarification: seenIf(ofWithdrawal, 'insert'),
  lapse: ministrys(`insert, ${decision}`),
  incorporation: seenIf(ofLine, 'insert'),
  execution_report: seenIf(ofLine, `insert, ${decision}`),
  yield_record: seenIf(ofLine, 'insert'),
  restitution: seenIf(ofLine, `insert, ${decision}`),
  restoration: seenIf(ofLine, `insert, ${decision}`),
  closure: seenIf(ofLine, 'insert'),
  reversal: seenIf('entry_id in (select scope_entries())', `insert, ${decision}`),

  ledger_account: seenIf(ofLine, 'insert, update (balance, sequence, latest_on)'),
  // Its postings come after it in one statement. One that a hospital's person posts to another's account is not seen by
  // ledger_entry_is_sound either, which then misses it and refuses the entry.
  ledger_entry: {
    may: 'insert',
    rows: { if: 'id in (select scope_entries())', addIf: 'resolution_id in (select scope_resolutions())' },
  },
  // Its account may be opened by the very statement that posts to it.
  ledger_posting: {
    may: 'insert',
    rows: { if: 'account_id in (select scope_accounts())', addIf: '(select scope_hospitals()) is not null' },
  },

  payment_batch: ministrys('insert'),
  payment_batch_order: ministrys('insert, update (annulled)'),
  payment_batch_annulment: ministrys('insert'),
  payment_answer: ministrys('insert'),
  payment_answer_row: ministrys('insert'),
  bank_statement: ministrys('insert'),
  bank_line: ministrys('insert'),
  bank_match: ministrys('insert, update (undone_by, undone_at, undone_reason)'),

  // Written by append_events() alone.
  audit_event: seenIf('chain_id in (select scope_lines()) or chain_id = any ((select scope_hospitals())::uuid[])', ''),
  audit_event_entry: seenIf('entry_id in (select scope_entries())', ''),
  audit_chain: seenIf('id in (select scope_lines()) or id = any ((select scope_hospitals())::uuid[])', ''),
  audit_unsealed: everybodys('numbers of events', 'delete'),
  audit_leaf: everybodys('hashes: they are published', 'insert'),
  audit_node: everybodys('hashes: they are published', 'insert'),
  audit_seal: everybodys('hashes and signatures: they are published', 'insert'),
  audit_key: everybodys('public keys', 'insert'),
  audit_key_retirement: everybodys('public keys', 'insert'),

  finding: ministrys('insert'),
  finding_event: ministrys('insert'),
  finding_request: ministrys('update (subject_id), delete'),
  finding_refresh: ministrys('insert, update (computed_on)'),
  finding_refresh_line: ministrys('insert, delete'),
  reported_percentage: ministrys('insert'),
  sample: ministrys('insert'),
  working_note: ministrys('insert'),

  evidence: seenIf(`${ofLine} or allocation_id is null and subject_id = resolution_id and ${ofAct}`, 'insert'),

  pisis_resource: seenIf(ofLine, 'insert'),
  pisis_file: seenIf(ofLine, 'insert'),
  pisis_record: seenIf(ofLine, 'insert'),
  pisis_party: seenIf(ofLine, 'insert'),
  pisis_act: seenIf(ofLine, 'insert'),

  certificate: seenIf(ofLine, 'insert'),
  certificate_annulment: seenIf(ofCertificate, 'insert'),
  certificate_replacement: seenIf(ofCertificate, 'insert'),
  certificate_rendition: seenIf(ofCertificate, 'insert'),
  certificate_batch: ministrys(
    'insert, update (listed, claim, claimed_until, attempts, finished_at, failure, file_size, file_sha256)',
  ),
  certificate_batch_item: ministrys('insert, update (certificate_id, is_new, refusal)'),
  certificate_batch_piece: ministrys('insert, delete'),
  open_data_file: everybodys('it is published', 'insert'),
  open_data_piece: everybodys('it is published', 'insert'),
  open_data_snapshot: everybodys('when it was published', 'insert'),
  open_data_content: everybodys('what was published', 'insert'),
  letterhead_logo: everybodys('it is printed on what is handed out', 'insert'),
} as const satisfies TablesAccess;
