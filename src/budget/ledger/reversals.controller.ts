import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Decides, Form, Id, Records } from '../../platform/http/contract';
import { reversalForm, reversalView, type ReversalForm, type ReversalView } from './reversals.dto';
import { ReversalQueries } from './reversals.queries';
import { Reversals } from './reversals.service';

@ApiTags('ledger')
@Controller('ledger')
export class ReversalsController {
  constructor(
    private readonly reversals: Reversals,
    private readonly queries: ReversalQueries,
  ) {}

  /** Undoes an entry, or asks for it when the act has a checker. */
  @Post('entries/:id/reversal')
  @May('ledger.reverse')
  @Records(reversalView)
  reverse(@By() by: Caller, @Id() id: string, @Form(reversalForm) form: ReversalForm): Promise<Answer<ReversalView>> {
    return this.reversals.reverse(by, id, form);
  }

  @Get('reversals/:id')
  @May('ledger.read')
  @Answers(200, reversalView)
  one(@By() by: Caller, @Id() id: string): Promise<ReversalView> {
    return this.queries.one(by, id);
  }

  @Post('reversals/:id/approval')
  @May('ledger.approve-reversal')
  @Decides(reversalView)
  approve(@By() by: Caller, @Id() id: string): Promise<Answer<ReversalView>> {
    return this.reversals.approve(by, id);
  }

  @Post('reversals/:id/refusal')
  @May('ledger.approve-reversal')
  @Decides(reversalView)
  refuse(@By() by: Caller, @Id() id: string, @Form(reversalForm) form: ReversalForm): Promise<Answer<ReversalView>> {
    return this.reversals.refuse(by, id, form);
  }
}
