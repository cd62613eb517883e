import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import {
  sampleForm,
  samplesAsked,
  samplesView,
  sampleView,
  type SampleForm,
  type SamplesAsked,
  type SampleView,
} from './sample.dto';
import { Samples } from './sample.service';

@ApiTags('auditing')
@Controller('samples')
export class SampleController {
  constructor(private readonly samples: Samples) {}

  /** Draws entries by amount, at random or by rule; the seed is kept, and whoever has it draws the same. */
  @Post()
  @May('audit.sample')
  @Records(sampleView)
  take(@By() by: Caller, @Form(sampleForm) form: SampleForm): Promise<Answer<SampleView>> {
    return this.samples.take(by, form);
  }

  @Get()
  @May('audit.sample')
  @Answers(200, samplesView)
  list(@Asked(samplesAsked) asked: SamplesAsked): Promise<Page<SampleView>> {
    return this.samples.list(asked);
  }

  @Get(':id')
  @May('audit.sample')
  @Answers(200, sampleView)
  one(@Id() id: string): Promise<SampleView> {
    return this.samples.one(id);
  }
}
