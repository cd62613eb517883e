import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { perform } from '../client/acts';
import { DeskClient, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import type { PageView, ResolutionSummaryView } from '../client/views';
import { freshForm, textOf, type FormState } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { SamplePage } from './sample.page';
import { noteForm, sampleBody, sampleFormOf } from './sample.forms';
import type { NoteView, SampleView } from './sample.views';
import { SampleFormPage, samplesAt, SamplesPage } from './samples.page';

/** Samples of movements, that anybody with the seed draws again, and the notes that only auditors read. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/muestras')
export class SamplesPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async list(@Req() request: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<string> {
    const desk = this.client.at(request);
    const cursor = textOf(asked, 'desde') || undefined;
    const [person, samples] = await Promise.all([
      desk.person(),
      desk.get<PageView<SampleView>>('/samples', { limit: '50', cursor }),
    ]);
    return document(SamplesPage({ person, samples }));
  }

  @Get('nueva')
  @Page()
  async ask(@Req() request: FastifyRequest): Promise<string> {
    const { person, form } = await this.formOf(this.client.at(request));
    return document(SampleFormPage({ person, form, state: freshForm({ method: 'amount', size: '20' }) }));
  }

  @Post('nueva')
  @Page()
  async draw(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() submitted: unknown,
  ): Promise<string> {
    const { person, form } = await this.formOf(this.client.at(request));
    return perform<SampleView>(
      this.client,
      { request, reply, submitted },
      {
        form,
        ask: (body) => ({ path: '/samples', body: sampleBody(body) }),
        again: (state: FormState) => document(SampleFormPage({ person, form, state })),
        done: ({ id }) => `${samplesAt}/${id}?hecho=sacada`,
      },
    );
  }

  @Get(':id')
  @Page()
  async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
    return document(SamplePage({ ...(await this.sampleOf(request, id)), state: freshForm(), done }));
  }

  @Post(':id/notas')
  @Page()
  async note(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const context = await this.sampleOf(request, id);
    return perform(
      this.client,
      { request, reply, submitted },
      {
        form: noteForm,
        ask: (body) => ({ path: '/notes', body: { ...body, subjectKind: 'sample', subjectId: context.sample.id } }),
        again: (state: FormState) => document(SamplePage({ ...context, state, done: null })),
        done: () => `${samplesAt}/${context.sample.id}?hecho=nota`,
      },
    );
  }

  private async formOf(desk: Desk) {
    const [person, resolutions] = await Promise.all([
      desk.person(),
      desk.all<ResolutionSummaryView>('/resolutions', { kind: 'allocation' }),
    ]);
    return { person, form: sampleFormOf(resolutions) };
  }

  private async sampleOf(request: FastifyRequest, id: string) {
    const desk = this.client.at(request);
    const [person, sample] = await Promise.all([
      desk.person(),
      desk.get<SampleView>(`/samples/${encodeURIComponent(id)}`),
    ]);
    return { person, sample, notes: await desk.all<NoteView>('/notes', { subject: sample.id }) };
  }
}
