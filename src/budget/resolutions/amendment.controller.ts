import { Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Form, Id } from '../../platform/http/contract';
import {
  changesForm,
  changesView,
  differenceView,
  type ChangesForm,
  type ChangesView,
  type DifferenceView,
} from './amendment.dto';
import { Amendments } from './amendment.service';
import { Differences } from './difference.service';

@ApiTags('resolutions')
@Controller('resolutions/:id')
export class AmendmentController {
  constructor(
    private readonly amendments: Amendments,
    private readonly differences: Differences,
  ) {}

  @Put('changes')
  @May('resolution.draft')
  @Answers(200, changesView)
  setChanges(@By() by: Caller, @Id() id: string, @Form(changesForm) form: ChangesForm): Promise<Answer<ChangesView>> {
    return this.amendments.setChanges(by, id, form);
  }

  @Get('changes')
  @May('resolution.read')
  @Answers(200, changesView)
  changes(@By() by: Caller, @Id() id: string): Promise<ChangesView> {
    return this.amendments.changes(by, id);
  }

  @Get('difference')
  @May('resolution.read')
  @Answers(200, differenceView)
  difference(@By() by: Caller, @Id() id: string): Promise<DifferenceView> {
    return this.differences.of(by, id);
  }
}
