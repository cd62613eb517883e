import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Decides, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { Annulments } from './annulments.service';
import { Clarifications } from './clarifications.service';
import {
  annulmentForm,
  clarificationForm,
  listAsked,
  refusalForm,
  withdrawalForm,
  withdrawalPage,
  withdrawalView,
  type AnnulmentForm,
  type ClarificationForm,
  type ListAsked,
  type RefusalForm,
  type WithdrawalForm,
  type WithdrawalView,
} from './withdrawal.dto';
import { WithdrawalQueries } from './withdrawal.queries';
import { Withdrawals } from './withdrawals.service';

@ApiTags('withdrawals')
@Controller()
export class WithdrawalsController {
  constructor(
    private readonly withdrawals: Withdrawals,
    private readonly clarifications: Clarifications,
    private readonly annulments: Annulments,
    private readonly queries: WithdrawalQueries,
  ) {}

  /** The hospital gives its line up: before it was paid, after it, or nobody knows. */
  @Post('allocations/:id/withdrawal')
  @May('withdrawal.record')
  @Records(withdrawalView)
  record(
    @By() by: Caller,
    @Id() id: string,
    @Form(withdrawalForm) form: WithdrawalForm,
  ): Promise<Answer<WithdrawalView>> {
    return this.withdrawals.record(by, id, form);
  }

  @Get('allocations/:id/withdrawals')
  @May('allocation.read')
  @Answers(200, withdrawalPage)
  list(@By() by: Caller, @Id() id: string, @Asked(listAsked) asked: ListAsked): Promise<Page<WithdrawalView>> {
    return this.queries.list(by, id, asked);
  }

  @Get('withdrawals/:id')
  @May('allocation.read')
  @Answers(200, withdrawalView)
  find(@By() by: Caller, @Id() id: string): Promise<WithdrawalView> {
    return this.queries.find(by, id);
  }

  @Post('withdrawals/:id/approval')
  @May('withdrawal.approve')
  @Decides(withdrawalView)
  approve(@By() by: Caller, @Id() id: string): Promise<Answer<WithdrawalView>> {
    return this.withdrawals.approve(by, id);
  }

  @Post('withdrawals/:id/refusal')
  @May('withdrawal.approve')
  @Decides(withdrawalView)
  refuse(@By() by: Caller, @Id() id: string, @Form(refusalForm) form: RefusalForm): Promise<Answer<WithdrawalView>> {
    return this.withdrawals.refuse(by, id, form);
  }

  /** Turned down with a reason that its maker answers by recording another. */
  @Post('withdrawals/:id/return')
  @May('withdrawal.approve')
  @Decides(withdrawalView)
  giveBack(@By() by: Caller, @Id() id: string, @Form(refusalForm) form: RefusalForm): Promise<Answer<WithdrawalView>> {
    return this.withdrawals.giveBack(by, id, form);
  }

  /** A document settles whether a contested line had been paid. */
  @Post('withdrawals/:id/clarification')
  @May('withdrawal.clarify')
  @Decides(withdrawalView)
  clarify(
    @By() by: Caller,
    @Id() id: string,
    @Form(clarificationForm) form: ClarificationForm,
  ): Promise<Answer<WithdrawalView>> {
    return this.clarifications.clarify(by, id, form);
  }

  /** Asks for a withdrawal after payment, which has no entry to reverse, to be undone. */
  @Post('withdrawals/:id/annulment')
  @May('withdrawal.record')
  @Decides(withdrawalView)
  askAnnulment(
    @By() by: Caller,
    @Id() id: string,
    @Form(annulmentForm) form: AnnulmentForm,
  ): Promise<Answer<WithdrawalView>> {
    return this.annulments.ask(by, id, form);
  }

  @Post('withdrawals/:id/annulment/approval')
  @May('withdrawal.approve')
  @Decides(withdrawalView)
  annul(@By() by: Caller, @Id() id: string): Promise<Answer<WithdrawalView>> {
    return this.annulments.approve(by, id);
  }

  @Post('withdrawals/:id/annulment/refusal')
  @May('withdrawal.approve')
  @Decides(withdrawalView)
  refuseAnnulment(
    @By() by: Caller,
    @Id() id: string,
    @Form(refusalForm) form: RefusalForm,
  ): Promise<Answer<WithdrawalView>> {
    return this.annulments.refuse(by, id, form);
  }
}
