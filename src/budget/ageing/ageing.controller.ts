import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import { ageingAsked, ageingView, type AgeingAsked, type AgeingView } from './ageing.dto';
import { Ageing } from './ageing.service';

@ApiTags('unknowns')
@Controller('unknowns/ageing')
export class AgeingController {
  constructor(private readonly ageing: Ageing) {}

  /** What nobody knows, the oldest first, who could settle it, and the totals under each reading. */
  @Get()
  @May('unknown.read')
  @MayLag()
  @Answers(200, ageingView)
  list(@By() by: Caller, @Asked(ageingAsked) asked: AgeingAsked): Promise<AgeingView> {
    return this.ageing.list(by, asked);
  }
}
