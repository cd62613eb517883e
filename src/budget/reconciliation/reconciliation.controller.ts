import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { reconciliationView, type ReconciliationView } from './reconciliation.dto';
import { Reconciliation } from './reconciliation.service';
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
  ) {}

  /** Every rule, computed now: the proof, the ranges of what is contested, and what does not agree. */
  @Get('reconciliation')
  @May('finding.read')
  @Answers(200, reconciliationView)
  read(@By() by: Caller, @Id() id: string): Promise<ReconciliationView> {
    return this.reconciliation.of(by, id);
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
