import { Controller, Get } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import { answerReport, type ReportAnswer } from '../../platform/tables/answer';
import { InWhichForm, mediaTypes, type Asking } from '../../platform/tables/formats';
import { ReportPapers } from '../../platform/tables/report-papers';
import { pendingQuestion, pendingView, viewPending, type PendingQuestion, type PendingView } from './pending.dto';
import { PendingSteps, type Listed } from './pending.service';
import { pendingTable } from './pending.table';

type Answer = Promise<ReportAnswer<PendingView>>;

@ApiTags('reports')
@Controller()
export class PendingController {
  constructor(
    private readonly pending: PendingSteps,
    private readonly papers: ReportPapers,
  ) {}

  /** What each line of a resolution owes to do next, whose it is, and how late. */
  @Get('resolutions/:id/pending')
  @May('report.read')
  @MayLag()
  @Answers(200, pendingView)
  @ApiProduces(...Object.values(mediaTypes))
  async ofResolution(
    @By() by: Caller,
    @Id() id: string,
    @Asked(pendingQuestion) asked: PendingQuestion,
    @InWhichForm() asking: Asking,
  ): Answer {
    return answer(await this.pending.ofResolution(by, id, asked), { ...asked, ...asking }, this.papers);
  }

  /** The same of every line that the caller may see. */
  @Get('pending')
  @May('report.read')
  @MayLag()
  @Answers(200, pendingView)
  @ApiProduces(...Object.values(mediaTypes))
  async ofEverything(
    @By() by: Caller,
    @Asked(pendingQuestion) asked: PendingQuestion,
    @InWhichForm() asking: Asking,
  ): Answer {
    return answer(await this.pending.ofEverything(by, asked), { ...asked, ...asking }, this.papers);
  }
}

function answer({ pending, of }: Listed, asked: PendingQuestion & Asking, papers: ReportPapers): Answer {
  return answerReport(
    asked,
    {
      name: 'pending',
      view: () => viewPending(pending),
      table: () => pendingTable(pending, of),
    },
    papers,
  );
}
