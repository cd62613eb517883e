import { Module } from '@nestjs/common';
import { ExecutionStatusController } from './execution-status.controller';
import { ExecutionStatusQueries } from './execution-status.queries';
import { ExecutionStatusService } from './execution-status.service';

/** What the money's places add up to, for people and for machines. */
@Module({
  controllers: [ExecutionStatusController],
  providers: [ExecutionStatusService, ExecutionStatusQueries],
  exports: [ExecutionStatusService],
})
export class ReportsModule {}
