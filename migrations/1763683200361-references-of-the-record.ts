import { ForwardOnly } from './forward-only';
import { lookUp, names } from './references-as-a-set';

/**
 * What an act writes besides the ledger — its event, the binding of its entries, its payment or its order, the answer
 * that is kept — names people, giros, entries and events: none of them is ever deleted, and they are looked up once for
 * each statement. A key that only a foreign key needed goes with it.
 */
export class ReferencesOfTheRecord1763683200361 extends ForwardOnly {
  protected readonly sql = `
    alter table audit_chain drop constraint audit_chain_head_is_its_last_event;
    alter table audit_event
      drop constraint audit_event_continues_its_chain,
      drop constraint audit_event_person_fk,
      drop constraint audit_event_hash_once;
    alter table audit_event_entry
      drop constraint audit_event_entry_entry_fk,
      drop constraint audit_event_entry_event_fk;
    alter table disbursement
      drop constraint disbursement_decided_by_fk,
      drop constraint disbursement_recorded_by_fk;
    alter table settlement
      drop constraint settlement_disbursement_fk,
      drop constraint settlement_recorded_by_fk;
    alter table idempotency_key drop constraint idempotency_key_person_fk;

    ${lookUp('audit_chain', 'insert', [headIsItsLastEvent])}
    ${lookUp('audit_chain', 'update', [headIsItsLastEvent])}
    ${lookUp('audit_event', 'insert', [continuesItsChain, names('audit_event_person_fk', 'person_id', 'person')])}
    ${lookUp('audit_event_entry', 'insert', [
      names('audit_event_entry_entry_fk', 'entry_id', 'ledger_entry'),
      names('audit_event_entry_event_fk', 'event_id', 'audit_event'),
    ])}
    ${lookUp('disbursement', 'insert', deciders)}
    ${lookUp('disbursement', 'update', deciders)}
    ${lookUp('settlement', 'insert', [
      names('settlement_disbursement_fk', 'disbursement_id', 'disbursement'),
      names('settlement_recorded_by_fk', 'recorded_by', 'person'),
    ])}
    ${lookUp('idempotency_key', 'insert', [names('idempotency_key_person_fk', 'person_id', 'person')])}
  `;
}

const headIsItsLastEvent = {
  name: 'audit_chain_head_is_its_last_event',
  broken: `added
          where hash is not null
            and (
              select true from audit_event event
              where event.chain_id = added.id and event.sequence = added.sequence and event.hash = added.hash
            ) is null`,
};

const continuesItsChain = {
  name: 'audit_event_continues_its_chain',
  broken: `added
          where previous_sequence is not null
            and (
              select true from audit_event previous
              where previous.chain_id = added.chain_id
                and previous.sequence = added.previous_sequence
                and previous.hash = added.previous_hash
            ) is null`,
};

const deciders = [
  names('disbursement_recorded_by_fk', 'recorded_by', 'person'),
  names('disbursement_decided_by_fk', 'decided_by', 'person'),
];
