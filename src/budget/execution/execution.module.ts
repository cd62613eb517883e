import { Module } from '@nestjs/common';
import { ExecutionController } from './execution.controller';
import { ExecutionReportQueries } from './execution-report.queries';
import { ExecutionReports } from './execution-report.service';
import { Incorporations } from './incorporation.service';
import { LineQueries } from './line.queries';
import { Yields } from './yield-record.service';

/** What a hospital does with the money: it takes it into its budget, spends it and reports; its interest. */
@Module({
  controllers: [ExecutionController],
  providers: [LineQueries, Incorporations, ExecutionReportQueries, ExecutionReports, Yields],
  exports: [LineQueries, Incorporations, ExecutionReportQueries, ExecutionReports, Yields],
})
export class ExecutionModule {}
