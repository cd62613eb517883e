import { Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Decides, Form, Id, Records } from '../../platform/http/contract';
import { MayLag } from '../../platform/http/may-lag';
import { Publication } from './publication.service';
import {
  correctionForm,
  draftForm,
  reasonForm,
  repealForm,
  resolutionsAsked,
  resolutionsView,
  resolutionView,
  type CorrectionForm,
  type DraftForm,
  type ReasonForm,
  type RepealForm,
  type ResolutionsAsked,
  type ResolutionsView,
  type ResolutionView,
} from './resolution.dto';
import { Resolutions } from './resolution.service';

@ApiTags('resolutions')
@Controller('resolutions')
export class ResolutionController {
  constructor(
    private readonly resolutions: Resolutions,
    private readonly publication: Publication,
  ) {}

  @Post()
  @May('resolution.draft')
  @Records(resolutionView)
  draft(@By() by: Caller, @Form(draftForm) form: DraftForm): Promise<Answer<ResolutionView>> {
    return this.resolutions.draft(by, form);
  }

  @Get()
  @May('resolution.read')
  @MayLag()
  @Answers(200, resolutionsView)
  page(@By() by: Caller, @Asked(resolutionsAsked) asked: ResolutionsAsked): Promise<ResolutionsView> {
    return this.resolutions.page(by, asked);
  }

  @Get(':id')
  @May('resolution.read')
  @Answers(200, resolutionView)
  one(@By() by: Caller, @Id() id: string): Promise<ResolutionView> {
    return this.resolutions.one(by, id);
  }

  @Patch(':id')
  @May('resolution.draft')
  @Answers(200, resolutionView)
  correct(
    @By() by: Caller,
    @Id() id: string,
    @Form(correctionForm) form: CorrectionForm,
  ): Promise<Answer<ResolutionView>> {
    return this.resolutions.correct(by, id, form);
  }

  @Post(':id/review')
  @May('resolution.draft')
  @Decides(resolutionView)
  submit(@By() by: Caller, @Id() id: string): Promise<Answer<ResolutionView>> {
    return this.resolutions.submit(by, id);
  }

  @Post(':id/return')
  @May('resolution.publish')
  @Decides(resolutionView)
  giveBack(@By() by: Caller, @Id() id: string, @Form(reasonForm) form: ReasonForm): Promise<Answer<ResolutionView>> {
    return this.resolutions.giveBack(by, id, form);
  }

  @Post(':id/annulment')
  @May('resolution.draft')
  @Decides(resolutionView)
  annul(@By() by: Caller, @Id() id: string, @Form(reasonForm) form: ReasonForm): Promise<Answer<ResolutionView>> {
    return this.resolutions.annul(by, id, form);
  }

  @Post(':id/repeal')
  @May('resolution.publish')
  @Decides(resolutionView)
  repeal(@By() by: Caller, @Id() id: string, @Form(repealForm) form: RepealForm): Promise<Answer<ResolutionView>> {
    return this.publication.repeal(by, id, form);
  }

  @Post(':id/publication')
  @May('resolution.publish')
  @Decides(resolutionView)
  publish(@By() by: Caller, @Id() id: string): Promise<Answer<ResolutionView>> {
    return this.publication.publish(by, id);
  }
}
