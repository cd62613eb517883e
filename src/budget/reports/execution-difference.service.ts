import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../platform/access/person';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { LedgerQueries } from '../ledger/ledger.queries';
import { momentOf } from '../ledger/moment.rules';
import { MovementQueries } from '../ledger/movements.queries';
import type { DifferenceQuestion } from './execution-difference.dto';
import type { ExecutionDifference } from './execution-difference.contents';
import { executionDifference, requireForward } from './execution-difference.rules';
import { ExecutionStatusService } from './execution-status.service';

/** What changed between two reports of a resolution, and which entries did it. */
@Injectable()
export class ExecutionDifferences {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerQueries,
    private readonly status: ExecutionStatusService,
    private readonly movements: MovementQueries,
  ) {}

  /** Linear in the resolution's postings. @throws DifferenceBackwards; what the execution status throws */
  async between(by: Caller, id: string, asked: DifferenceQuestion): Promise<ExecutionDifference> {
    const present = { today: by.today, now: await this.ledger.now(id) };
    const to = momentOf({ asOf: asked.toAsOf, knownAt: asked.toKnownAt }, present);
    const from = momentOf({ asOf: asked.fromAsOf ?? to.asOf, knownAt: asked.fromKnownAt ?? to.knownAt }, present);
    const scope = scopeOf(by.person);
    const shared = { of: { resolutionId: id }, scope };
    return this.transactions.readAtOnce(async (tx) => {
      const [after, before, gained, lost] = await Promise.all([
        this.status.seen(tx, id, { moment: to, scope }),
        this.status.seen(tx, id, { moment: from, scope }),
        this.movements.at(tx, { ...shared, moment: to, unseenAt: from }),
        this.movements.at(tx, { ...shared, moment: from, unseenAt: to }),
      ]);
      requireForward(before, after);
      return executionDifference({ before, after, gained, lost });
    });
  }
}
