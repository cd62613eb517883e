import { Controller, Get } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import type { ReportAnswer } from '../../platform/tables/answer';
import { InWhichForm, type Asking } from '../../platform/tables/formats';
import { ReportPapers } from '../../platform/tables/report-papers';
import { answerWriting, writingTypes } from '../../platform/tables/writing';
import {
  differenceQuestion,
  differenceView,
  viewDifference,
  type DifferenceQuestion,
  type DifferenceView,
} from './execution-difference.dto';
import { ExecutionDifferences } from './execution-difference.service';
import { differenceWriting } from './execution-difference.writing';

@ApiTags('reports')
@Controller('resolutions/:id/execution-status/difference')
export class ExecutionDifferenceController {
  constructor(
    private readonly differences: ExecutionDifferences,
    private readonly papers: ReportPapers,
  ) {}

  /** What changed between two execution statuses, and which entries did it; corrections to the past are marked. */
  @Get()
  @May('report.read')
  @MayLag()
  @Answers(200, differenceView)
  @ApiProduces(...Object.values(writingTypes))
  async between(
    @By() by: Caller,
    @Id() id: string,
    @Asked(differenceQuestion) asked: DifferenceQuestion,
    @InWhichForm() asking: Asking,
  ): Promise<ReportAnswer<DifferenceView>> {
    const difference = await this.differences.between(by, id, asked);
    return answerWriting(
      { ...asked, ...asking, knownAt: asked.toKnownAt },
      {
        name: 'execution-difference',
        view: () => viewDifference(difference),
        writing: () => differenceWriting(difference),
      },
      this.papers,
    );
  }
}
