import { ForwardOnly } from './forward-only';

const tables = [
  'acceptance',
  'bank_rejection',
  'clarification',
  'closure',
  'delegation',
  'disbursement',
  'evidence',
  'execution_report',
  'fulfilment',
  'hospital',
  'incorporation',
  'lapse',
  'non_receipt',
  'receipt',
  'reported_percentage',
  'restitution',
  'restoration',
  'reversal',
  'sample',
  'settlement',
  'unknown_fact',
  'withdrawal',
  'withdrawal_annulment',
  'working_note',
  'yield_record',
];

/**
 * What is recorded has the instant at which it was written, as entries have, and not that at which its transaction began:
 * an act that waited for its line would else seem older than a report that was made meanwhile and did not have it.
 */
export class RecordedWhenWritten1763683200460 extends ForwardOnly {
  protected readonly sql = `
    ${tables.map((table) => `alter table ${table} alter column recorded_at set default clock_timestamp();`).join('\n')}
    alter table resolution alter column drafted_at set default clock_timestamp();
  `;
}
