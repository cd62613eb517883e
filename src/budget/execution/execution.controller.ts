import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Decides, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { refusalForm, type RefusalForm } from '../allocations/allocation.dto';
import { recordsAsked, type RecordsAsked } from '../disbursements/disbursement.dto';
import * as dto from './execution.dto';
import { ExecutionReportQueries } from './execution-report.queries';
import { ExecutionReports } from './execution-report.service';
import { Incorporations } from './incorporation.service';
import { Yields } from './yield-record.service';

@ApiTags('execution')
@Controller()
export class ExecutionController {
  constructor(
    private readonly incorporations: Incorporations,
    private readonly reports: ExecutionReports,
    private readonly queries: ExecutionReportQueries,
    private readonly yields: Yields,
  ) {}

  @Post('allocations/:id/incorporation')
  @May('incorporation.record')
  @Records(dto.incorporationView)
  incorporate(
    @By() by: Caller,
    @Id() id: string,
    @Form(dto.incorporationForm) form: dto.IncorporationForm,
  ): Promise<Answer<dto.IncorporationView>> {
    return this.incorporations.record(by, id, form);
  }

  @Get('allocations/:id/incorporations')
  @May('allocation.read')
  @Answers(200, dto.incorporationsView)
  listIncorporations(
    @By() by: Caller,
    @Id() id: string,
    @Asked(recordsAsked) asked: RecordsAsked,
  ): Promise<Page<dto.IncorporationView>> {
    return this.incorporations.list(by, id, asked);
  }

  @Post('allocations/:id/execution-reports')
  @May('execution.report')
  @Records(dto.reportView)
  report(
    @By() by: Caller,
    @Id() id: string,
    @Form(dto.reportForm) form: dto.ReportForm,
  ): Promise<Answer<dto.ReportView>> {
    return this.reports.submit(by, id, form);
  }

  @Get('allocations/:id/execution-reports')
  @May('allocation.read')
  @Answers(200, dto.reportsView)
  listReports(
    @By() by: Caller,
    @Id() id: string,
    @Asked(recordsAsked) asked: RecordsAsked,
  ): Promise<Page<dto.ReportView>> {
    return this.queries.list(by, id, asked);
  }

  @Get('execution-reports/:id')
  @May('allocation.read')
  @Answers(200, dto.reportView)
  findReport(@By() by: Caller, @Id() id: string): Promise<dto.ReportView> {
    return this.queries.find(by, id);
  }

  @Post('execution-reports/:id/acceptance')
  @May('execution.decide')
  @Decides(dto.reportView)
  accept(
    @By() by: Caller,
    @Id() id: string,
    @Form(dto.decisionForm) _: dto.DecisionForm,
  ): Promise<Answer<dto.ReportView>> {
    return this.reports.accept(by, id);
  }

  @Post('execution-reports/:id/observation')
  @May('execution.decide')
  @Decides(dto.reportView)
  observe(@By() by: Caller, @Id() id: string, @Form(refusalForm) form: RefusalForm): Promise<Answer<dto.ReportView>> {
    return this.reports.observe(by, id, form);
  }

  @Post('allocations/:id/yields')
  @May('yields.earn')
  @Records(dto.yieldView)
  earn(@By() by: Caller, @Id() id: string, @Form(dto.yieldForm) form: dto.YieldForm): Promise<Answer<dto.YieldView>> {
    return this.yields.earn(by, id, form);
  }

  @Get('allocations/:id/yields')
  @May('allocation.read')
  @Answers(200, dto.yieldsView)
  listYields(
    @By() by: Caller,
    @Id() id: string,
    @Asked(recordsAsked) asked: RecordsAsked,
  ): Promise<Page<dto.YieldView>> {
    return this.yields.list(by, id, asked);
  }
}
