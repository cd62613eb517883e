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
  statementQuestion,
  statementView,
  viewStatement,
  type StatementQuestion,
  type StatementView,
} from './statement.dto';
import { Statements, type Stated } from './statement.service';
import { statementTable } from './statement.table';

type Answer = Promise<ReportAnswer<StatementView>>;

@ApiTags('reports')
@Controller()
export class StatementController {
  constructor(
    private readonly statements: Statements,
    private readonly papers: ReportPapers,
  ) {}

  /** Every movement of a line over a period, with what is in each place after it. */
  @Get('allocations/:id/statement')
  @May('report.read')
  @MayLag()
  @Answers(200, statementView)
  @ApiProduces(...Object.values(mediaTypes))
  async ofAllocation(
    @By() by: Caller,
    @Id() id: string,
    @Asked(statementQuestion) asked: StatementQuestion,
    @InWhichForm() asking: Asking,
  ): Answer {
    return answer(await this.statements.ofAllocation(by, id, asked), { ...asked, ...asking }, this.papers);
  }

  /** Every movement of every line of a hospital over a period. */
  @Get('hospitals/:id/statement')
  @May('report.read')
  @MayLag()
  @Answers(200, statementView)
  @ApiProduces(...Object.values(mediaTypes))
  async ofHospital(
    @By() by: Caller,
    @Id() id: string,
    @Asked(statementQuestion) asked: StatementQuestion,
    @InWhichForm() asking: Asking,
  ): Answer {
    return answer(await this.statements.ofHospital(by, id, asked), { ...asked, ...asking }, this.papers);
  }
}

function answer(stated: Stated, asked: StatementQuestion & Asking, papers: ReportPapers): Answer {
  return answerReport(
    asked,
    {
      name: 'statement',
      view: () => viewStatement(stated.head, stated.statement),
      table: () => statementTable(stated),
    },
    papers,
  );
}
