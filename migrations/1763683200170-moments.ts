import { ForwardOnly } from './forward-only';

/**
 * What took effect after a date, the few acts that give money to lines or take it away, and what was called otherwise
 * before, are found without reading the rest of the history.
 */
export class Moments1763683200170 extends ForwardOnly {
  protected readonly sql = `
    create index ledger_entry_by_effect on ledger_entry (resolution_id, effective_on);
    create index ledger_entry_that_gives on ledger_entry (resolution_id)
      where act in ('publish', 'amend', 'reassign', 'lapse', 'restore', 'reverse');

    -- What something was called at an instant: few events are of that.
    create index audit_event_of_names on audit_event (subject_id)
      where act in ('hospital.correct', 'allocation.name-hospital');
  `;
}
