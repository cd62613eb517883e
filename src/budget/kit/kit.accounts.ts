import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions';
import { named } from '../ledger/journal.syntax';
import { JournalQueries } from '../ledger/journal.queries';

interface Row {
  readonly id: string;
  readonly line: object;
}

/** The accounts, each with the name that the journals give it. */
@Injectable()
export class KitAccounts {
  constructor(private readonly journal: JournalQueries) {}

  async *lines(tx: Tx, resolution: string | null): AsyncGenerator<string[]> {
    const names = named(await this.journal.accounts(tx, { resolution, asOf: null }));
    const rows: Row[] = await tx.query(
      `select
         id,
         json_build_object(
           'place', place,
           'kind', kind,
           'resolution', resolution_id,
           'allocation', allocation_id,
           'disbursement', disbursement_id,
           'balance', balance::text,
           'sequence', sequence
         ) as line
       from ledger_account
       where ($1::uuid is null or resolution_id = $1)
       order by id`,
      [resolution],
    );
    yield rows.map(({ id, line }) => JSON.stringify({ id, name: names.get(id)?.name ?? id, ...line }));
  }
}
