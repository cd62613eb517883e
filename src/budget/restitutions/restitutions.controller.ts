import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Decides, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { refusalForm, type RefusalForm } from '../allocations/allocation.dto';
import { recordsAsked, type RecordsAsked } from '../disbursements/disbursement.dto';
import { RestitutionQueries } from './restitution.queries';
import { Restitutions } from './restitution.service';
import * as dto from './restitutions.dto';

@ApiTags('restitutions')
@Controller()
export class RestitutionsController {
  constructor(
    private readonly restitutions: Restitutions,
    private readonly queries: RestitutionQueries,
  ) {}

  @Post('allocations/:id/restitutions')
  @May('restitution.report')
  @Records(dto.restitutionView)
  report(
    @By() by: Caller,
    @Id() id: string,
    @Form(dto.restitutionForm) form: dto.RestitutionForm,
  ): Promise<Answer<dto.RestitutionView>> {
    return this.restitutions.report(by, id, form);
  }

  @Get('allocations/:id/restitutions')
  @May('allocation.read')
  @Answers(200, dto.restitutionsView)
  list(
    @By() by: Caller,
    @Id() id: string,
    @Asked(recordsAsked) asked: RecordsAsked,
  ): Promise<Page<dto.RestitutionView>> {
    return this.queries.list(by, id, asked);
  }

  @Get('restitutions/:id')
  @May('allocation.read')
  @Answers(200, dto.restitutionView)
  find(@By() by: Caller, @Id() id: string): Promise<dto.RestitutionView> {
    return this.queries.find(by, id);
  }

  @Post('restitutions/:id/verification')
  @May('restitution.verify')
  @Decides(dto.restitutionView)
  verify(
    @By() by: Caller,
    @Id() id: string,
    @Form(dto.decisionForm) _: dto.DecisionForm,
  ): Promise<Answer<dto.RestitutionView>> {
    return this.restitutions.verify(by, id);
  }

  @Post('restitutions/:id/refusal')
  @May('restitution.verify')
  @Decides(dto.restitutionView)
  refuse(
    @By() by: Caller,
    @Id() id: string,
    @Form(refusalForm) form: RefusalForm,
  ): Promise<Answer<dto.RestitutionView>> {
    return this.restitutions.refuse(by, id, form);
  }

  /** Turned down with a reason that its maker answers by recording another. */
  @Post('restitutions/:id/return')
  @May('restitution.verify')
  @Decides(dto.restitutionView)
  giveBack(
    @By() by: Caller,
    @Id() id: string,
    @Form(refusalForm) form: RefusalForm,
  ): Promise<Answer<dto.RestitutionView>> {
    return this.restitutions.giveBack(by, id, form);
  }
}
