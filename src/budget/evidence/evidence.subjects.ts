/** What a file can be attached to, and where each stands: its id, its resolution and its line, null where it has none. */
export const evidenceSubjects = {
  resolution: 'select id, id as resolution_id, null::uuid as allocation_id from resolution',
  allocation: 'select id, resolution_id, id as allocation_id from annex_line',
  requirement: ofLine('fulfilment'),
  disbursement: ofLine('disbursement'),
  settlement: ofDisbursement('settlement'),
  'bank-rejection': ofDisbursement('bank_rejection'),
  receipt: ofDisbursement('receipt'),
  'non-receipt': ofDisbursement('non_receipt'),
  withdrawal: ofLine('withdrawal'),
  clarification: ofWithdrawal('clarification'),
  incorporation: ofLine('incorporation'),
  'execution-report': ofLine('execution_report'),
  'yield-record': ofLine('yield_record'),
  restitution: ofLine('restitution'),
  restoration: ofLine('restoration'),
  'pisis-file': ofLine('pisis_file'),
  lapse: 'select id, resolution_id, null::uuid as allocation_id from lapse',
  reversal:
    'select reversal.id, entry.resolution_id, null::uuid as allocation_id ' +
    'from reversal join ledger_entry entry on entry.id = reversal.entry_id',
  'payment-answer': 'select id, null::uuid as resolution_id, null::uuid as allocation_id from payment_answer',
  finding: 'select id, resolution_id, null::uuid as allocation_id from finding',
} as const;

export type EvidenceSubject = keyof typeof evidenceSubjects;

export const evidenceSubjectKinds = Object.keys(evidenceSubjects) as [EvidenceSubject, ...EvidenceSubject[]];

function ofLine(table: string): string {
  return `select record.id, line.resolution_id, line.id as allocation_id from ${table} record join annex_line line on line.id = record.allocation_id`;
}

function ofDisbursement(table: string): string {
  return `select record.id, line.resolution_id, line.id as allocation_id from ${table} record join disbursement on disbursement.id = record.disbursement_id join annex_line line on line.id = disbursement.allocation_id`;
}

function ofWithdrawal(table: string): string {
  return `select record.id, line.resolution_id, line.id as allocation_id from ${table} record join withdrawal on withdrawal.id = record.withdrawal_id join annex_line line on line.id = withdrawal.allocation_id`;
}
