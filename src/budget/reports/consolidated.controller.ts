import { Controller, Get } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import { answerReport, type ReportAnswer } from '../../platform/tables/answer';
import { InWhichForm, mediaTypes, type Asking } from '../../platform/tables/formats';
import { ReportPapers } from '../../platform/tables/report-papers';
import { consolidatedQuestion, consolidatedView, viewConsolidated } from './consolidated.dto';
import type { ConsolidatedQuestion, ConsolidatedView } from './consolidated.dto';
import { ConsolidatedService } from './consolidated.service';
import { consolidatedTable } from './consolidated.table';

@ApiTags('reports')
@Controller('execution-status')
export class ConsolidatedController {
  constructor(
    private readonly service: ConsolidatedService,
    private readonly papers: ReportPapers,
  ) {}

  /** Where each peso of many resolutions was on a date, by strategy, fiscal year, department, hospital or resolution. */
  @Get()
  @May('report.read')
  @MayLag()
  @Answers(200, consolidatedView)
  @ApiProduces(...Object.values(mediaTypes))
  async read(
    @By() by: Caller,
    @Asked(consolidatedQuestion) asked: ConsolidatedQuestion,
    @InWhichForm() asking: Asking,
  ): Promise<ReportAnswer<ConsolidatedView>> {
    const report = await this.service.report(by, asked);
    return answerReport(
      { ...asked, ...asking },
      {
        name: `execution-status by ${asked.by}`,
        view: () => viewConsolidated(report),
        table: () => consolidatedTable(report),
      },
      this.papers,
    );
  }
}
