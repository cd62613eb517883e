import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Answer } from '../http/answers';
import { By, type Caller } from '../http/caller';
import { Answers, Asked, Decides, Form, Id, Records } from '../http/contract';
import type { Page } from '../http/paging';
import {
  delegationForm,
  delegationsAsked,
  delegationsView,
  delegationView,
  revocationForm,
  type DelegationForm,
  type DelegationsAsked,
  type DelegationView,
  type RevocationForm,
} from './delegation.dto';
import { Delegations } from './delegations.service';
import { May } from './guard';

@ApiTags('delegations')
@Controller('delegations')
export class DelegationsController {
  constructor(private readonly delegations: Delegations) {}

  /** Lends roles of one's own for some days. */
  @Post()
  @May('delegation.give')
  @Records(delegationView)
  give(@By() by: Caller, @Form(delegationForm) form: DelegationForm): Promise<Answer<DelegationView>> {
    return this.delegations.give(by, form);
  }

  /** What one lent and what is lent to one; all of them for an auditor or an administrator. The latest first. */
  @Get()
  @May('delegation.read')
  @Answers(200, delegationsView)
  list(@By() by: Caller, @Asked(delegationsAsked) asked: DelegationsAsked): Promise<Page<DelegationView>> {
    return this.delegations.page(by, asked);
  }

  @Get(':id')
  @May('delegation.read')
  @Answers(200, delegationView)
  one(@By() by: Caller, @Id() id: string): Promise<DelegationView> {
    return this.delegations.one(by, id);
  }

  @Post(':id/revocation')
  @May('delegation.revoke')
  @Decides(delegationView)
  revoke(
    @By() by: Caller,
    @Id() id: string,
    @Form(revocationForm) form: RevocationForm,
  ): Promise<Answer<DelegationView>> {
    return this.delegations.revoke(by, id, form);
  }
}
