import { Controller, Get, Post } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { answerReport, type ReportAnswer } from '../../platform/tables/answer';
import { InWhichForm, mediaTypes, type Asking } from '../../platform/tables/formats';
import { ReportPapers } from '../../platform/tables/report-papers';
import {
  reconciliationQuestion,
  reconciliationView,
  type ReconciliationQuestion,
  type ReconciliationView,
} from './reconciliation.dto';
import { Reconciliation } from './reconciliation.service';
import { reconciliationTable } from './reconciliation.table';
import {
  percentageForm,
  percentagesAsked,
  percentagesPage,
  percentageView,
  type PercentageForm,
  type PercentagesAsked,
  type PercentageView,
} from './reported-percentage.dto';
import { ReportedPercentages } from './reported-percentage.service';

@ApiTags('reconciliation')
@Controller('resolutions/:id')
export class ReconciliationController {
  constructor(
    private readonly reconciliation: Reconciliation,
    private readonly percentages: ReportedPercentages,
    private readonly papers: ReportPapers,
  ) {}

  /** Every rule, computed now: the proof, the ranges of what is contested, and what does not agree. */
  @Get('reconciliation')
  @May('finding.read')
  @Answers(200, reconciliationView)
  @ApiProduces(...Object.values(mediaTypes))
  async read(
    @By() by: Caller,
    @Id() id: string,
    @Asked(reconciliationQuestion) asked: ReconciliationQuestion,
    @InWhichForm() asking: Asking,
  ): Promise<ReportAnswer<ReconciliationView>> {
    const view = await this.reconciliation.of(by, id);
    return answerReport(
      { ...asked, ...asking },
      { name: 'reconciliation', view: () => view, table: () => reconciliationTable(view) },
      this.papers,
    );
  }

  /** A percentage as some source reports it, with the numbers that it is of. */
  @Post('reported-percentages')
  @May('percentage.record')
  @Records(percentageView)
  record(
    @By() by: Caller,
    @Id() id: string,
    @Form(percentageForm) form: PercentageForm,
  ): Promise<Answer<PercentageView>> {
    return this.percentages.record(by, id, form);
  }

  @Get('reported-percentages')
  @May('finding.read')
  @Answers(200, percentagesPage)
  list(@Id() id: string, @Asked(percentagesAsked) asked: PercentagesAsked): Promise<Page<PercentageView>> {
    return this.percentages.list(id, asked);
  }
}
