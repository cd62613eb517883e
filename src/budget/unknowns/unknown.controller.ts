import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { Transactions } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { MayLag } from '../../platform/http/may-lag';
import {
  unknownFactsView,
  unknownFactView,
  unknownForm,
  unknownsAsked,
  viewUnknownFact,
  type UnknownFactView,
  type UnknownForm,
  type UnknownsAsked,
} from './unknown.dto';
import { UnknownQueries } from './unknown.queries';
import { UnknownFacts } from './unknown.service';

@ApiTags('unknowns')
@Controller('unknowns')
export class UnknownController {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: UnknownFacts,
    private readonly queries: UnknownQueries,
  ) {}

  @Post()
  @May('unknown.record')
  @Records(unknownFactView)
  record(@By() by: Caller, @Form(unknownForm) form: UnknownForm): Promise<Answer<UnknownFactView>> {
    return this.facts.report(by, form);
  }

  @Get()
  @May('unknown.read')
  @MayLag()
  @Answers(200, unknownFactsView)
  async list(@By() by: Caller, @Asked(unknownsAsked) asked: UnknownsAsked): Promise<Page<UnknownFactView>> {
    const page = await this.transactions.readAtOnce((tx) => this.queries.page(tx, asked));
    return { items: page.items.map((fact) => viewUnknownFact(fact, by.today)), nextCursor: page.nextCursor };
  }
}
