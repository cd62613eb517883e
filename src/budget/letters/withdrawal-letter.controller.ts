import { Controller, Get } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { dateInBogota } from '../../kernel/calendar';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id, NotFound } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import { PaperPool } from '../../platform/paper/paper-pool';
import type { ReportAnswer } from '../../platform/tables/answer';
import { InWhichForm, type Asking } from '../../platform/tables/formats';
import { answerPaper } from '../../platform/tables/paper-answer';
import { fileNameOf } from '../../platform/tables/table';
import { LinesAtMoment } from '../dues/line-facts.service';
import { resolutionLabel } from '../resolutions/resolution.rules';
import { WithdrawalQueries } from '../withdrawals/withdrawal.queries';
import { letterTypes } from './letter.dto';
import { withdrawalLetterPlan } from './withdrawal-letter.plan';
import { withdrawalLetterOf } from './withdrawal-letter.rules';
import {
  withdrawalLetterQuestion,
  withdrawalLetterView,
  type WithdrawalLetterQuestion,
  type WithdrawalLetterView,
} from './withdrawal-letter.dto';

@ApiTags('withdrawals')
@Controller('withdrawals/:id/letter')
export class WithdrawalLetterController {
  constructor(
    private readonly withdrawals: WithdrawalQueries,
    private readonly lines: LinesAtMoment,
    private readonly papers: PaperPool,
  ) {}

  /** The letter by which the hospital withdraws, ready to sign, as the line stood when it was recorded. */
  @Get()
  @May('report.read')
  @MayLag()
  @Answers(200, withdrawalLetterView)
  @ApiProduces(...Object.values(letterTypes))
  async read(
    @By() by: Caller,
    @Id() id: string,
    @Asked(withdrawalLetterQuestion) asked: WithdrawalLetterQuestion,
    @InWhichForm() asking: Asking,
  ): Promise<ReportAnswer<WithdrawalLetterView>> {
    const withdrawal = await this.withdrawals.find(by, id);
    const { recordedAt, allocationId } = withdrawal;
    const then = { asOf: dateInBogota(recordedAt), knownAt: recordedAt };
    const { lines, moment } = await this.lines.of(by, { allocationId }, then);
    const [facts] = lines;
    if (!facts) throw new NotFound({});
    const letter = withdrawalLetterOf(withdrawal, facts.line, facts.places);
    return answerPaper(
      { ...asked, ...asking },
      {
        name: 'withdrawal-letter',
        file: fileNameOf(resolutionLabel(facts.line.resolution), 'linea', String(facts.line.line), 'desistimiento'),
        moment,
        view: () => ({ recordedAt, ...letter, money: [...letter.money] }),
        draw: () => this.papers.draw(withdrawalLetterPlan(letter, recordedAt)),
      },
    );
  }
}
