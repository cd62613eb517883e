import { Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../access/guard';
import { By, type Caller } from '../http/caller';
import { Answers, Form, Id } from '../http/contract';
import type { Page } from '../http/paging';
import {
  madeTokenView,
  serviceTokenForm,
  serviceTokensView,
  type MadeTokenView,
  type ServiceTokenForm,
  type ServiceTokenView,
} from './service-tokens.dto';
import { ServiceTokens } from './service-tokens.service';

/** For programs that act for somebody. Whoever is signed in makes their own; a token makes none. */
@ApiTags('service tokens')
@Controller('service-tokens')
@SignedIn()
export class ServiceTokensController {
  constructor(private readonly tokens: ServiceTokens) {}

  @Post()
  @Answers(201, madeTokenView)
  async make(@By() by: Caller, @Form(serviceTokenForm) form: ServiceTokenForm): Promise<MadeTokenView> {
    const { token, made } = await this.tokens.make(by, form);
    return { ...made, token };
  }

  /** One's own; for who administers, everybody's. */
  @Get()
  @Answers(200, serviceTokensView)
  async list(@By() by: Caller): Promise<Page<ServiceTokenView>> {
    return { items: await this.tokens.list(by), nextCursor: null };
  }

  @Delete(':id')
  @Answers(204)
  revoke(@By() by: Caller, @Id() id: string): Promise<void> {
    return this.tokens.revoke(by, id);
  }
}
