import { Controller, Get } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import { PaperPool } from '../../platform/paper/paper-pool';
import type { ReportAnswer } from '../../platform/tables/answer';
import { InWhichForm, type Asking } from '../../platform/tables/formats';
import { answerPaper } from '../../platform/tables/paper-answer';
import { fileNameOf } from '../../platform/tables/table';
import { resolutionLabel } from '../resolutions/resolution.rules';
import {
  letterQuestion,
  lettersView,
  letterTypes,
  letterView,
  viewLetter,
  type LetterQuestion,
  type LettersView,
  type LetterView,
} from './letter.dto';
import { letterPlan } from './letter.plan';
import { Letters } from './letter.service';

@ApiTags('reports')
@Controller()
export class LettersController {
  constructor(
    private readonly letters: Letters,
    private readonly papers: PaperPool,
  ) {}

  /** One page for the hospital of a line: what it has, and what it must do next. */
  @Get('allocations/:id/letter')
  @May('report.read')
  @MayLag()
  @Answers(200, letterView)
  @ApiProduces(...Object.values(letterTypes))
  async one(
    @By() by: Caller,
    @Id() id: string,
    @Asked(letterQuestion) asked: LetterQuestion,
    @InWhichForm() asking: Asking,
  ): Promise<ReportAnswer<LetterView>> {
    const letter = await this.letters.ofAllocation(by, id, asked);
    const { line, moment } = letter.facts;
    const file = fileNameOf(resolutionLabel(line.resolution), 'linea', String(line.line), 'carta', moment.asOf);
    return answerPaper(
      { ...asked, ...asking },
      {
        name: 'letter',
        file,
        moment,
        view: () => viewLetter(letter),
        draw: () => this.papers.draw(letterPlan(letter)),
      },
    );
  }

  /** The letters of every line of a resolution that the caller may see, bound in one file. */
  @Get('resolutions/:id/letters')
  @May('report.read')
  @MayLag()
  @Answers(200, lettersView)
  @ApiProduces(...Object.values(letterTypes))
  async ofResolution(
    @By() by: Caller,
    @Id() id: string,
    @Asked(letterQuestion) asked: LetterQuestion,
    @InWhichForm() asking: Asking,
  ): Promise<ReportAnswer<LettersView>> {
    const { moment, letters } = await this.letters.ofResolution(by, id, asked);
    const of = letters[0]?.facts.line.resolution;
    const title = of ? `Cartas de la ${resolutionLabel(of)}` : 'Cartas';
    const imprint = { title, author: of?.issuer ?? '', subject: title, createdAt: new Date(moment.knownAt) };
    return answerPaper(
      { ...asked, ...asking },
      {
        name: 'letters',
        file: fileNameOf(title, moment.asOf),
        moment,
        view: () => ({ letters: letters.map(viewLetter) }),
        draw: () => this.papers.merge(letters.map(letterPlan), imprint),
      },
    );
  }
}
