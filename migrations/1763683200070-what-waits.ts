import { ForwardOnly } from './forward-only';

/** What waits for a decision is found without reading what was decided: it is few, whatever the history. */
export class WhatWaits1763683200070 extends ForwardOnly {
  protected readonly sql = `
    create index resolution_unpublished on resolution (status) where published_at is null;
    create index fulfilment_undecided on fulfilment (allocation_id) where decision is null;
    create index disbursement_undecided on disbursement (allocation_id) where decision is null;
    create index withdrawal_undecided on withdrawal (allocation_id) where decision is null;
    create index withdrawal_annulment_undecided on withdrawal_annulment (withdrawal_id) where decision is null;
    create index lapse_undecided on lapse (resolution_id) where decision is null;
    create index execution_report_undecided on execution_report (allocation_id) where decision is null;
    create index restitution_undecided on restitution (allocation_id) where decision is null;
    create index restoration_undecided on restoration (allocation_id) where decision is null;
    create index reversal_undecided on reversal (entry_id) where decision is null;
    create index finding_event_waiver_requested on finding_event (finding_id, sequence)
      where kind = 'waiver-requested';
  `;
}
