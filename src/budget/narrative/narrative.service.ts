import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { scopeOf } from '../../platform/access/person';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { LedgerQueries } from '../ledger/ledger.queries';
import { NothingByThen, type MomentAsked } from '../ledger/moment.rules';
import { ExecutionStatusService } from '../reports/execution-status.service';
import { UnknownFacts } from '../unknowns/unknown.service';
import type { ExecutionStatus } from '../reports/execution-status.contents';
import type { Narrative } from './narrative.contents';
import { NarrativeQueries } from './narrative.queries';
import { narrativeOf, openFacts, withdrawnBy } from './narrative.rules';

/** The block of the national report for a resolution. */
@Injectable()
export class Narratives {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerQueries,
    private readonly status: ExecutionStatusService,
    private readonly queries: NarrativeQueries,
    private readonly unknowns: UnknownFacts,
  ) {}

  /** @throws what the execution status throws; NothingByThen where the act was not issued or not recorded yet */
  async of(by: Caller, id: string, asked: MomentAsked): Promise<Narrative> {
    const moment = await this.ledger.moment(id, asked, by.today);
    return this.transactions.readAtOnce(async (tx) => {
      const [status, { resolution, strategy }, announced, approved, unknown] = await Promise.all([
        this.status.seen(tx, id, { moment, scope: scopeOf(by.person), withEntries: true }),
        this.queries.acts(tx, id),
        this.queries.announced(tx, id),
        this.queries.withdrawals(tx, id, moment.knownAt),
        this.queries.unknown(tx, this.unknowns, id, moment.knownAt),
      ]);
      requireSomething(status);
      invariant(resolution, 'what has an execution status is there');
      const withdrawals = withdrawnBy(status, approved);
      const open = openFacts({ status, strategy, withdrawals }, unknown);
      return narrativeOf({ status, resolution, strategy, announced, withdrawals, open });
    });
  }
}

// An act that had moved no money by then would be told as one whose lines sum to nothing: an accusation of its source.
function requireSomething({ rows, totals, resolution, asOf, knownAt }: ExecutionStatus): void {
  if (rows.length > 0 || totals.authorized?.isPositive()) return;
  throw new NothingByThen({ label: resolution.label, asOf, knownAt, issuedOn: resolution.issuedOn });
}
