import { ForwardOnly } from './forward-only';

/**
 * Whose place an account is — a giro's, a line's, a resolution's — is a column, so that the one account of a place and
 * its owner is found by its key. An index on an expression served its owner alone: under row policies PostgreSQL does
 * not look into `coalesce`, and whoever served read every account there is.
 */
export class AccountsByOwner1763683200231 extends ForwardOnly {
  protected readonly sql = `
    alter table ledger_account add column owner_id uuid not null
      generated always as (coalesce(disbursement_id, allocation_id, resolution_id)) stored;
    drop index ledger_account_once;
    alter table ledger_account add constraint ledger_account_once unique (owner_id, place);
  `;
}
