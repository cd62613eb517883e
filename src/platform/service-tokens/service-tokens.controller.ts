import { Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../access/guard';
import { By, type Caller } from '../http/caller';
import { Answers, Form, Id } from '../http/contract';
import type { Page } from '../http/paging';
import { Paced } from '../limits/paced';
import {
  givableActsView,
  madeTokenView,
  serviceTokenForm,
  serviceTokensView,
  type GivableActsView,
  type MadeTokenView,
  type ServiceTokenForm,
  type ServiceTokenView,
} from './service-tokens.dto';
import { ServiceTokens } from './service-tokens.service';

/** Whoever is signed in already guesses neither a code nor a password. */
const pace = { name: 'service-token', burst: 10, everySeconds: 30 };

/** For programs that act for somebody. Whoever is signed in makes their own, with their password; a token makes none. */
@ApiTags('service tokens')
@Controller('service-tokens')
@SignedIn()
export class ServiceTokensController {
  constructor(private readonly tokens: ServiceTokens) {}

  @Post()
  @Paced(pace)
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

  /** What one may let a program do. */
  @Get('acts')
  @Answers(200, givableActsView)
  acts(@By() by: Caller): GivableActsView {
    return { items: this.tokens.givable(by) };
  }

  @Delete(':id')
  @Answers(204)
  revoke(@By() by: Caller, @Id() id: string): Promise<void> {
    return this.tokens.revoke(by, id);
  }
}
