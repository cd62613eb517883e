import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Decides, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { lapseForm, lapsePage, lapseView, type LapseForm, type LapseView } from './lapse.dto';
import { LapseQueries } from './lapse.queries';
import { Lapses } from './lapses.service';
import { listAsked, refusalForm, type ListAsked, type RefusalForm } from './withdrawal.dto';

@ApiTags('lapses')
@Controller()
export class LapsesController {
  constructor(
    private readonly lapses: Lapses,
    private readonly queries: LapseQueries,
  ) {}

  /** At the close of the fiscal year, all that is free of the resolution is lost. */
  @Post('resolutions/:id/lapses')
  @May('lapse.record')
  @Records(lapseView)
  record(@By() by: Caller, @Id() id: string, @Form(lapseForm) form: LapseForm): Promise<Answer<LapseView>> {
    return this.lapses.record(by, id, form);
  }

  @Get('resolutions/:id/lapses')
  @May('lapse.read')
  @Answers(200, lapsePage)
  list(@Id() id: string, @Asked(listAsked) asked: ListAsked): Promise<Page<LapseView>> {
    return this.queries.list(id, asked);
  }

  @Get('lapses/:id')
  @May('lapse.read')
  @Answers(200, lapseView)
  find(@Id() id: string): Promise<LapseView> {
    return this.queries.find(id);
  }

  @Post('lapses/:id/approval')
  @May('lapse.approve')
  @Decides(lapseView)
  approve(@By() by: Caller, @Id() id: string): Promise<Answer<LapseView>> {
    return this.lapses.approve(by, id);
  }

  @Post('lapses/:id/refusal')
  @May('lapse.approve')
  @Decides(lapseView)
  refuse(@By() by: Caller, @Id() id: string, @Form(refusalForm) form: RefusalForm): Promise<Answer<LapseView>> {
    return this.lapses.refuse(by, id, form);
  }

  /** Turned down with a reason that its maker answers by recording another. */
  @Post('lapses/:id/return')
  @May('lapse.approve')
  @Decides(lapseView)
  giveBack(@By() by: Caller, @Id() id: string, @Form(refusalForm) form: RefusalForm): Promise<Answer<LapseView>> {
    return this.lapses.giveBack(by, id, form);
  }
}
