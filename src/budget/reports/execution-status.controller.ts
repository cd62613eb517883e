import { Controller, Get } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import { answerReport, type ReportAnswer } from '../../platform/tables/answer';
import { formatOf, InWhichForm, mediaTypes, type Asking } from '../../platform/tables/formats';
import { ReportPapers } from '../../platform/tables/report-papers';
import { executionStatusTable } from './execution-status.table';
import {
  executionStatusQuestion,
  executionStatusView,
  viewExecutionStatus,
  type ExecutionStatusQuestion,
  type ExecutionStatusView,
} from './execution-status.dto';
import { ExecutionStatusService } from './execution-status.service';

@ApiTags('reports')
@Controller('resolutions/:id/execution-status')
export class ExecutionStatusController {
  constructor(
    private readonly service: ExecutionStatusService,
    private readonly papers: ReportPapers,
  ) {}

  /** Where each peso of a resolution was on a date, as known at an instant. */
  @Get()
  @May('report.read')
  @MayLag()
  @Answers(200, executionStatusView)
  @ApiProduces(...Object.values(mediaTypes))
  async read(
    @By() by: Caller,
    @Id() id: string,
    @Asked(executionStatusQuestion) asked: ExecutionStatusQuestion,
    @InWhichForm() asking: Asking,
  ): Promise<ReportAnswer<ExecutionStatusView>> {
    // A file is always whole.
    const detail = formatOf(asked.format, asking.accept) === 'json' ? asked.detail : 'entries';
    const { asOf, knownAt } = asked;
    const report = await this.service.report(by, { id, asOf, knownAt, withEntries: detail === 'entries' });
    return answerReport(
      { ...asked, ...asking },
      {
        name: 'execution-status',
        view: () => viewExecutionStatus(report, detail),
        table: () => executionStatusTable(report),
      },
      this.papers,
    );
  }
}
