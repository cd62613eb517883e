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
  narrativeQuestion,
  narrativeView,
  viewNarrative,
  type NarrativeQuestion,
  type NarrativeView,
} from './narrative.dto';
import { Narratives } from './narrative.service';
import { narrativeWriting } from './narrative.writing';

@ApiTags('reports')
@Controller('resolutions/:id/narrative')
export class NarrativeController {
  constructor(
    private readonly narratives: Narratives,
    private readonly papers: ReportPapers,
  ) {}

  /** The national report's block for the resolution, told again from the ledger, with its doubts. */
  @Get()
  @May('narrative.read')
  @MayLag()
  @Answers(200, narrativeView)
  @ApiProduces(...Object.values(writingTypes))
  async read(
    @By() by: Caller,
    @Id() id: string,
    @Asked(narrativeQuestion) asked: NarrativeQuestion,
    @InWhichForm() asking: Asking,
  ): Promise<ReportAnswer<NarrativeView>> {
    const narrative = await this.narratives.of(by, id, asked);
    return answerWriting(
      { ...asked, ...asking },
      { name: 'narrative', view: () => viewNarrative(narrative), writing: () => narrativeWriting(narrative) },
      this.papers,
    );
  }
}
