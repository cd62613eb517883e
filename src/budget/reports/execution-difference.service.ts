import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../platform/access/person';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
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
    private readonly status: ExecutionStatusService,
    private readonly movements: MovementQueries,
  ) {}

  /** Linear in the resolution's postings. @throws DifferenceBackwards; what the execution status throws */
  async between(by: Caller, id: string, asked: DifferenceQuestion): Promise<ExecutionDifference> {
    const after = await this.status.report(by, id, { asOf: asked.toAsOf, knownAt: asked.toKnownAt });
    const before = await this.status.report(by, id, {
      asOf: asked.fromAsOf ?? after.asOf,
      knownAt: asked.fromKnownAt ?? after.knownAt,
    });
    requireForward(before, after);
    return this.transactions.read(async (tx) => {
      const shared = { of: { resolutionId: id }, scope: scopeOf(by.person) };
      const gained = await this.movements.at(tx, { ...shared, moment: after, unseenAt: before });
      const lost = await this.movements.at(tx, { ...shared, moment: before, unseenAt: after });
      return executionDifference({ before, after, gained, lost });
    });
  }
}
