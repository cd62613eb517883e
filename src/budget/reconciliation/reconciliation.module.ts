import { Module } from '@nestjs/common';
import { FactQueries } from './facts.queries';
import { FindingQueries } from './finding.queries';
import { Findings } from './finding.service';
import { FindingsController } from './findings.controller';
import { FindingsWorker } from './findings-worker';
import { ReconciliationController } from './reconciliation.controller';
import { Reconciliation } from './reconciliation.service';
import { RefreshQueries } from './refresh.queries';
import { FindingRefresh } from './refresh.service';
import { ReportedPercentages } from './reported-percentage.service';

/** What does not agree, why, and what people say of it. */
@Module({
  controllers: [ReconciliationController, FindingsController],
  providers: [
    FactQueries,
    FindingQueries,
    RefreshQueries,
    FindingRefresh,
    Findings,
    FindingsWorker,
    Reconciliation,
    ReportedPercentages,
  ],
  exports: [Reconciliation, Findings, FindingQueries, FindingRefresh],
})
export class ReconciliationModule {}
