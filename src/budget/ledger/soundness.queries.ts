import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions';
import type { AuditView } from './entries.dto';

/** Whether the invariants hold. They stand as views in the schema, so that anybody with the database can ask the same. */
@Injectable()
export class Soundness {
  constructor(private readonly transactions: Transactions) {}

  /** Which invariants are broken, and by what? Reads every posting: linear in the ledger. */
  audit(): Promise<AuditView> {
    return this.transactions.read(async (tx) => {
      const breaches: AuditView['breaches'] = await tx.query(
        `select
           invariant,
           subject::text as subject,
           detail
         from ledger_breach
         order by invariant, subject, detail`,
      );
      return { sound: breaches.length === 0, breaches };
    });
  }
}
