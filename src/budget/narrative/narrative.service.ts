import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NothingByThen, type MomentAsked } from '../ledger/moment.rules';
import { ExecutionStatusService } from '../reports/execution-status.service';
import { UnknownFacts } from '../unknowns/unknown.service';
import type { ExecutionStatus } from '../reports/execution-status.contents';
import type { Narrative } from './narrative.contents';
import { NarrativeQueries } from './narrative.queries';
import { narrativeOf, withdrawnBy } from './narrative.rules';

/** The block of the national report for a resolution. */
@Injectable()
export class Narratives {
  constructor(
    private readonly transactions: Transactions,
    private readonly status: ExecutionStatusService,
    private readonly queries: NarrativeQueries,
    private readonly unknowns: UnknownFacts,
  ) {}

  /** @throws what the execution status throws; NothingByThen where the act was not issued or not recorded yet */
  async of(by: Caller, id: string, asked: MomentAsked): Promise<Narrative> {
    const status = await this.status.report(by, id, asked);
    requireSomething(status);
    return this.transactions.read(async (tx) => {
      const resolution = await this.queries.act(tx, id);
      invariant(resolution, 'what has an execution status is there');
      const strategyId = status.resolution.strategy?.id ?? null;
      const strategy = strategyId === null ? null : await this.queries.act(tx, strategyId);
      const announced = await this.queries.announced(tx, id);
      const withdrawals = withdrawnBy(status, await this.queries.withdrawals(tx, id, status.knownAt));
      const open = await this.queries.open(tx, this.unknowns, { status, strategyId, withdrawals });
      return narrativeOf({ status, resolution, strategy, announced, withdrawals, open });
    });
  }
}

// An act that had moved no money by then would be told as one whose lines sum to nothing: an accusation of its source.
function requireSomething({ rows, totals, resolution, asOf, knownAt }: ExecutionStatus): void {
  if (rows.length > 0 || totals.authorized?.isPositive()) return;
  throw new NothingByThen({ label: resolution.label, asOf, knownAt, issuedOn: resolution.issuedOn });
}
