import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { TakesFile, uploadedFile } from '../../platform/http/upload';
import { recordsAsked, type RecordsAsked } from '../disbursements/disbursement.dto';
import { BankMatches } from './match.service';
import {
  bankLinesView,
  bankLineView,
  importedView,
  linesAsked,
  matchForm,
  missingView,
  statementAsked,
  statementsView,
  statementView,
  undoingForm,
  type BankLineView,
  type ImportedView,
  type LinesAsked,
  type MatchForm,
  type MissingView,
  type StatementAsked,
  type StatementView,
  type UndoingForm,
} from './statement.dto';
import { BankStatements } from './statement.service';

const largestStatement = 10_000_000;

@ApiTags('bank-statements')
@Controller()
export class BankStatementController {
  constructor(
    private readonly statements: BankStatements,
    private readonly matches: BankMatches,
  ) {}

  /** Loads a statement and matches what there is no doubt about. The file itself is not kept: it has account numbers. */
  @Post('bank-statements')
  @May('bank-statement.load')
  @Records(importedView)
  @TakesFile('CSV, XLSX o texto de ancho fijo, de 10 MB o menos')
  async load(
    @By() by: Caller,
    @Req() request: FastifyRequest,
    @Asked(statementAsked) asked: StatementAsked,
  ): Promise<Answer<ImportedView>> {
    return this.statements.load(by, await uploadedFile(request, largestStatement), asked);
  }

  /** In the order in which they were loaded. */
  @Get('bank-statements')
  @May('bank-statement.read')
  @Answers(200, statementsView)
  list(@Asked(recordsAsked) asked: RecordsAsked): Promise<Page<StatementView>> {
    return this.statements.page(asked);
  }

  @Get('bank-statements/:id')
  @May('bank-statement.read')
  @Answers(200, statementView)
  one(@Id() id: string): Promise<StatementView> {
    return this.statements.one(id);
  }

  /** The movements that this statement brought, by identifier; of what is unmatched, what it may be. */
  @Get('bank-statements/:id/lines')
  @May('bank-statement.read')
  @Answers(200, bankLinesView)
  lines(@Id() id: string, @Asked(linesAsked) asked: LinesAsked): Promise<Page<BankLineView>> {
    return this.statements.lines(id, asked);
  }

  /** Giros and deposits of its period that no movement shows. */
  @Get('bank-statements/:id/missing')
  @May('bank-statement.read')
  @Answers(200, missingView)
  missing(@Id() id: string): Promise<MissingView> {
    return this.statements.missing(id);
  }

  /** Says which giro or which deposit a movement is. */
  @Post('bank-lines/:id/match')
  @May('bank-statement.match')
  @Records(bankLineView)
  match(@By() by: Caller, @Id() id: string, @Form(matchForm) form: MatchForm): Promise<Answer<BankLineView>> {
    return this.matches.confirm(by, id, form);
  }

  /** Says that it was not. */
  @Post('bank-matches/:id/undoing')
  @May('bank-statement.match')
  @Records(bankLineView)
  undo(@By() by: Caller, @Id() id: string, @Form(undoingForm) form: UndoingForm): Promise<Answer<BankLineView>> {
    return this.matches.undo(by, id, form);
  }
}
