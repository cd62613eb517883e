import { ForwardOnly } from './forward-only';

/** The accounts of one giro are found by it: without this, each look at a giro read every account there is. */
export class AccountsOfAGiro1763683200220 extends ForwardOnly {
  protected readonly sql = `
    create index ledger_account_by_disbursement on ledger_account (disbursement_id) where disbursement_id is not null;
  `;
}
