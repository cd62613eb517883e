import { Controller, Get, Headers } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id } from '../../platform/http/contract';
import { languageOf } from '../../platform/http/problems';
import { whyNotAsked, whyNotView, type WhyNotAsked, type WhyNotView } from './why-not.dto';
import { WhyNot } from './why-not.service';

@ApiTags('allocations')
@Controller('allocations/:id/why-not')
export class WhyNotController {
  constructor(private readonly whyNot: WhyNot) {}

  /** What refuses an act on this line now, by rule and figures; the act is tried and undone. */
  @Get()
  @May('allocation.read')
  @Answers(200, whyNotView)
  ask(
    @By() by: Caller,
    @Id() id: string,
    @Asked(whyNotAsked) asked: WhyNotAsked,
    @Headers('accept-language') language: string | undefined,
  ): Promise<WhyNotView> {
    return this.whyNot.ask(by, id, asked, languageOf(language));
  }
}
