import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Decides, Form, Id } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { catalogueView, viewCatalogue, type CatalogueView } from './catalogue.dto';
import {
  explanationForm,
  findingCounts,
  findingCountsAsked,
  findingsAsked,
  findingsPage,
  findingWithLifeView,
  waiverForm,
  waiverRefusalForm,
  type ExplanationForm,
  type FindingCounts,
  type FindingCountsAsked,
  type FindingsAsked,
  type FindingView,
  type FindingWithLifeView,
  type WaiverForm,
  type WaiverRefusalForm,
} from './finding.dto';
import { Findings } from './finding.service';

@ApiTags('findings')
@Controller('findings')
export class FindingsController {
  constructor(private readonly findings: Findings) {}

  /** What does not agree, the gravest and oldest first. */
  @Get()
  @May('finding.read')
  @Answers(200, findingsPage)
  list(@By() by: Caller, @Asked(findingsAsked) asked: FindingsAsked): Promise<Page<FindingView>> {
    return this.findings.list(by, asked);
  }

  /** Every rule, with its ground and its two examples. */
  @Get('catalogue')
  @May('finding.read')
  @Answers(200, catalogueView)
  catalogue(): CatalogueView {
    return viewCatalogue();
  }

  /** How many of each severity, the gravest first; how many of them are open, and how many of the last seven days. */
  @Get('counts')
  @May('finding.read')
  @Answers(200, findingCounts)
  counts(@By() by: Caller, @Asked(findingCountsAsked) asked: FindingCountsAsked): Promise<FindingCounts> {
    return this.findings.counts(by, asked);
  }

  @Get(':id')
  @May('finding.read')
  @Answers(200, findingWithLifeView)
  one(@By() by: Caller, @Id() id: string): Promise<FindingWithLifeView> {
    return this.findings.one(by, id);
  }

  @Post(':id/explanation')
  @May('finding.explain')
  @Decides(findingWithLifeView)
  explain(
    @By() by: Caller,
    @Id() id: string,
    @Form(explanationForm) form: ExplanationForm,
  ): Promise<Answer<FindingWithLifeView>> {
    return this.findings.explain(by, id, form);
  }

  @Post(':id/waiver')
  @May('finding.waive')
  @Decides(findingWithLifeView)
  waive(@By() by: Caller, @Id() id: string, @Form(waiverForm) form: WaiverForm): Promise<Answer<FindingWithLifeView>> {
    return this.findings.waive(by, id, form);
  }

  @Post(':id/waiver/approval')
  @May('finding.approve-waiver')
  @Decides(findingWithLifeView)
  approve(@By() by: Caller, @Id() id: string): Promise<Answer<FindingWithLifeView>> {
    return this.findings.approve(by, id);
  }

  @Post(':id/waiver/refusal')
  @May('finding.approve-waiver')
  @Decides(findingWithLifeView)
  refuse(
    @By() by: Caller,
    @Id() id: string,
    @Form(waiverRefusalForm) form: WaiverRefusalForm,
  ): Promise<Answer<FindingWithLifeView>> {
    return this.findings.refuse(by, id, form);
  }
}
