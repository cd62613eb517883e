import { Module } from '@nestjs/common';
import { ConsolidatedController } from './consolidated.controller';
import { ConsolidatedQueries } from './consolidated.queries';
import { ConsolidatedService } from './consolidated.service';
import { ExecutionDifferenceController } from './execution-difference.controller';
import { ExecutionDifferences } from './execution-difference.service';
import { ExecutionStatusController } from './execution-status.controller';
import { ExecutionStatusQueries } from './execution-status.queries';
import { ExecutionStatusService } from './execution-status.service';

/** What the money's places add up to, for people and for machines. */
@Module({
  controllers: [ExecutionStatusController, ConsolidatedController, ExecutionDifferenceController],
  providers: [
    ExecutionStatusService,
    ExecutionStatusQueries,
    ConsolidatedService,
    ConsolidatedQueries,
    ExecutionDifferences,
  ],
  exports: [ConsolidatedService, ExecutionStatusService],
})
export class ReportsModule {}
