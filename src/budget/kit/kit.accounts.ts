import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions';
import { named } from '../ledger/journal.syntax';
import { JournalQueries } from '../ledger/journal.queries';

interface Row {
  readonly id: string;
  readonly line: object;
}

/** The accounts, each with the name that the journals give it, in the order in which money first came to them. */
@Injectable()
export class KitAccounts {
  constructor(private readonly journal: JournalQueries) {}

  async *lines(tx: Tx, resolution: string | null): AsyncGenerator<string[]> {
    const names = named(await this.journal.accounts(tx, { resolution, asOf: null }));
    const rows: Row[] = await tx.query(
      `select
         account.id,
         json_build_object(
           'place', account.place,
           'kind', account.kind,
           'resolution', account.resolution_id,
           'allocation', account.allocation_id,
           'disbursement', account.disbursement_id,
           'balance', account.balance::text,
           'sequence', account.sequence
         ) as line
       from ledger_account account
       left join ledger_posting first on first.account_id = account.id and first.sequence = 1
       left join audit_event_entry binding on binding.entry_id = first.entry_id
       where ($1::uuid is null or account.resolution_id = $1)
       order by binding.event_id, first.entry_id, first.position`,
      [resolution],
    );
    yield rows.map(({ id, line }) => JSON.stringify({ id, name: names.get(id)?.name ?? id, ...line }));
  }
}
