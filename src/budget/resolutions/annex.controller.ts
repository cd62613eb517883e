import { Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Id } from '../../platform/http/contract';
import { linesAsked, linesForm, linesView, type LinesAsked, type LinesForm, type LinesView } from './annex.dto';
import { Annex } from './annex.service';

@ApiTags('resolutions')
@Controller('resolutions/:id')
export class AnnexController {
  constructor(private readonly annex: Annex) {}

  @Put('lines')
  @May('resolution.draft')
  @Answers(200, linesView)
  setLines(@By() by: Caller, @Id() id: string, @Form(linesForm) form: LinesForm): Promise<Answer<LinesView>> {
    return this.annex.setLines(by, id, form);
  }

  @Get('lines')
  @May('resolution.read')
  @Answers(200, linesView)
  lines(@By() by: Caller, @Id() id: string, @Asked(linesAsked) asked: LinesAsked): Promise<LinesView> {
    return this.annex.lines(by, id, asked);
  }
}
