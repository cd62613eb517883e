import { ForwardOnly } from './forward-only';

/**
 * A balance and the head of a chain change in place only where their page has room; otherwise the row moves, and is
 * written into every index again. Of the accounts of a country's giros, three in four moved.
 */
export class RoomForBalances1763683200362 extends ForwardOnly {
  protected readonly sql = `
    alter table ledger_account set (fillfactor = 70);
    alter table audit_chain set (fillfactor = 70);
  `;
}
