import { Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { TakesFile } from '../../platform/http/upload';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { destinationOf } from '../client/destination';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { freshForm, refused } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import { attachForm } from './attach.form';
import { AttachPage, type Attaching } from './attach.page';

/** The document that proves an act, from the act's own page and back to it. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/documentos/nuevo')
export class AttachPageController {
  constructor(private readonly client: DeskClient) {}

  @Get()
  @Page()
  async ask(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
    const person = await this.client.at(request).person();
    return document(AttachPage({ person, to: attachingOf(query), state: freshForm() }));
  }

  /** The browser's form is the contract's own: it is handed on as it comes, however large its file. */
  @Post()
  @Page()
  @TakesFile('PDF, PNG, JPEG, WebP o XLSX, de 20 MB o menos')
  async attach(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    const to = attachingOf(query);
    try {
      await this.client.handOnAs(request, { path: '/evidence' });
      void reply.redirect(`${to.back}${to.back.includes('?') ? '&' : '?'}hecho=adjunto`, 303);
      return '';
    } catch (error) {
      if (!(error instanceof DeskProblem) || ![400, 409, 413, 415, 422, 429].includes(error.status)) throw error;
      const person = await this.client.at(request).person();
      void reply.status(422);
      return document(AttachPage({ person, to, state: refused(freshForm(), attachForm, inPlainWords(error)) }));
    }
  }
}

function attachingOf(query: Record<string, unknown>): Attaching {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 300) : '');
  return { kind: text('de').slice(0, 40), id: text('id').slice(0, 60), back: destinationOf(query['volver']) };
}

// The contract speaks of fields to programs; whoever pressed the button without a file is told what to do.
function inPlainWords(error: DeskProblem): DeskProblem {
  if (!['upload.missing', 'upload.unsupported-type'].includes(error.code)) return error;
  const said = 'Elija el archivo: no llegó ninguno, o llegó vacío.';
  const problem = { field: 'file', line: null, code: error.code, detail: said };
  return new DeskProblem(error.status, error.title, said, error.code, [problem]);
}
