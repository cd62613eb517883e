import { Controller, Get } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import { answerReport, type ReportAnswer } from '../../platform/tables/answer';
import { InWhichForm, mediaTypes, type Asking } from '../../platform/tables/formats';
import { ReportPapers } from '../../platform/tables/report-papers';
import {
  giveBackQuestion,
  giveBackView,
  viewGiveBack,
  type GiveBackQuestion,
  type GiveBackView,
} from './give-back.dto';
import { GiveBacks } from './give-back.service';
import { giveBackTable } from './give-back.table';

@ApiTags('reports')
@Controller('resolutions/:id/restitution-status')
export class GiveBackController {
  constructor(
    private readonly giveBacks: GiveBacks,
    private readonly papers: ReportPapers,
  ) {}

  /** What must go back, what was deposited and what was verified; capital and yields apart. */
  @Get()
  @May('report.read')
  @MayLag()
  @Answers(200, giveBackView)
  @ApiProduces(...Object.values(mediaTypes))
  async ofResolution(
    @By() by: Caller,
    @Id() id: string,
    @Asked(giveBackQuestion) asked: GiveBackQuestion,
    @InWhichForm() asking: Asking,
  ): Promise<ReportAnswer<GiveBackView>> {
    const { report, of } = await this.giveBacks.ofResolution(by, id, asked);
    return answerReport(
      { ...asked, ...asking },
      { name: 'restitution-status', view: () => viewGiveBack(report), table: () => giveBackTable(report, of) },
      this.papers,
    );
  }
}
