import { Injectable } from '@nestjs/common';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { AllocationQueries } from '../allocations/allocation.queries';
import { lockAllocation, type LockedAllocation } from '../allocations/allocation-lock';
import { Audit } from '../audit/audit.service';
import { ExecutionReportQueries } from '../execution/execution-report.queries';
import { LineQueries } from '../execution/line.queries';
import { receivedOf } from '../execution/line.rules';
import { Resolutions } from '../resolutions/resolution.service';
import { lockResolution } from '../resolutions/resolution-lock';
import type { ClosureForm, ClosureView } from './closure.dto';
import { ClosureRecord } from './closure.entity';
import { ClosureQueries } from './closure.queries';
import { AlreadyClosed, requireClosable, type ClosureBounds } from './closure.rules';

declareConstraint('closure_once', () => new AlreadyClosed({}));

@Injectable()
export class Closures {
  constructor(
    private readonly useCases: UseCases,
    private readonly allocations: AllocationQueries,
    private readonly closures: ClosureQueries,
    private readonly reports: ExecutionReportQueries,
    private readonly lines: LineQueries,
    private readonly resolutions: Resolutions,
    private readonly audit: Audit,
  ) {}

  /**
   * Ends a line on which nothing is left to do, and its resolution with the last of them.
   * @throws CannotClose with everything that is missing, in pesos; AlreadyClosed, ReporterCloses, and the dates' refusals
   */
  close(by: Caller, allocationId: string, form: ClosureForm): Promise<Answer<ClosureView>> {
    return this.useCases.once(by, async (tx) => {
      // The resolution before its line, as amendments do: two last lines that close at once wait here for each other.
      await lockResolution(tx, await this.closures.resolutionOf(tx, allocationId));
      const allocation = await lockAllocation(tx, by, allocationId);
      const closedOn = form.closedOn ?? by.today;
      await requireUnchanged(by, () => this.allocations.one(tx, by, allocationId));
      requireClosable({ closedOn, by: by.person.id }, await this.bounds(tx, by, allocation));
      await tx.insert(ClosureRecord, {
        id: newId(),
        allocation_id: allocationId,
        closed_on: closedOn,
        recorded_by: by.person.id,
      });
      await this.resolutions.closeIfDone(tx, by, allocation.resolutionId);
      const view = await this.closures.view(tx, allocationId);
      await this.audit.record(tx, by, {
        act: 'allocation.close',
        subjectKind: 'allocation',
        subjectId: allocationId,
        content: view,
      });
      return view;
    });
  }

  private async bounds(tx: Tx, by: Caller, allocation: LockedAllocation): Promise<ClosureBounds> {
    const { restored } = await this.lines.history(tx, allocation.id);
    return {
      today: by.today,
      closed: allocation.closed,
      places: allocation.places,
      received: receivedOf(allocation.places, restored),
      lastAccepted: await this.reports.lastAccepted(tx, allocation.id),
      pending: await this.closures.pending(tx, allocation.id),
      latestOn: await this.closures.latestOn(tx, allocation.id),
    };
  }
}
