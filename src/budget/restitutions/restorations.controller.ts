import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Decides, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { refusalForm, type RefusalForm } from '../allocations/allocation.dto';
import { recordsAsked, type RecordsAsked } from '../disbursements/disbursement.dto';
import * as dto from './restitutions.dto';
import { RestorationQueries } from './restoration.queries';
import { Restorations } from './restoration.service';

@ApiTags('restitutions')
@Controller()
export class RestorationsController {
  constructor(
    private readonly restorations: Restorations,
    private readonly queries: RestorationQueries,
  ) {}

  @Post('allocations/:id/restorations')
  @May('restoration.record')
  @Records(dto.restorationView)
  record(
    @By() by: Caller,
    @Id() id: string,
    @Form(dto.restorationForm) form: dto.RestorationForm,
  ): Promise<Answer<dto.RestorationView>> {
    return this.restorations.record(by, id, form);
  }

  @Get('allocations/:id/restorations')
  @May('allocation.read')
  @Answers(200, dto.restorationsView)
  list(
    @By() by: Caller,
    @Id() id: string,
    @Asked(recordsAsked) asked: RecordsAsked,
  ): Promise<Page<dto.RestorationView>> {
    return this.queries.list(by, id, asked);
  }

  @Get('restorations/:id')
  @May('allocation.read')
  @Answers(200, dto.restorationView)
  find(@By() by: Caller, @Id() id: string): Promise<dto.RestorationView> {
    return this.queries.find(by, id);
  }

  @Post('restorations/:id/approval')
  @May('restoration.approve')
  @Decides(dto.restorationView)
  approve(
    @By() by: Caller,
    @Id() id: string,
    @Form(dto.decisionForm) _: dto.DecisionForm,
  ): Promise<Answer<dto.RestorationView>> {
    return this.restorations.approve(by, id);
  }

  @Post('restorations/:id/refusal')
  @May('restoration.approve')
  @Decides(dto.restorationView)
  refuse(
    @By() by: Caller,
    @Id() id: string,
    @Form(refusalForm) form: RefusalForm,
  ): Promise<Answer<dto.RestorationView>> {
    return this.restorations.refuse(by, id, form);
  }

  /** Turned down with a reason that its maker answers by recording another. */
  @Post('restorations/:id/return')
  @May('restoration.approve')
  @Decides(dto.restorationView)
  giveBack(
    @By() by: Caller,
    @Id() id: string,
    @Form(refusalForm) form: RefusalForm,
  ): Promise<Answer<dto.RestorationView>> {
    return this.restorations.giveBack(by, id, form);
  }
}
