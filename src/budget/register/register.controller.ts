import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import { registerAsked, registerView, type RegisterAsked, type RegisterView } from './register.dto';
import { RegisterQueries } from './register.queries';

@ApiTags('register')
@Controller('register')
export class RegisterController {
  constructor(private readonly queries: RegisterQueries) {}

  /** Giros, withdrawals, reports, deposits… of every line, by state, with totals that follow the filters. */
  @Get()
  @May('allocation.read')
  @MayLag()
  @Answers(200, registerView)
  page(@By() by: Caller, @Asked(registerAsked) asked: RegisterAsked): Promise<RegisterView> {
    return this.queries.page(by, asked);
  }
}
