import { Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { TakesFile } from '../../platform/http/upload';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { document } from '../parts/layout';
import { OpenPage, Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { VerdictPage } from './verdict.page';
import { VerifyPage } from './verify.page';
import type { VerificationView } from './verification.view';

/** What the QR code of a certificate opens, and the form that takes its code or its file. For anybody. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('verificar')
export class VerifyController {
  constructor(private readonly client: DeskClient) {}

  /** The form by code sends here: its answer has an address of its own, which can be kept. */
  @Get()
  @OpenPage()
  ask(@Query('codigo') code: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> | string {
    const typed = typeof code === 'string' ? code.trim() : '';
    if (typed === '') return document(VerifyPage({ problem: null }));
    void reply.redirect(`/verificar/${encodeURIComponent(typed.slice(0, 60))}`, 303);
    return '';
  }

  @Get(':code')
  @Page()
  async byCode(@Req() request: FastifyRequest, @Param('code') code: string): Promise<string> {
    const path = `/verification/${encodeURIComponent(code.slice(0, 60))}`;
    return document(VerdictPage({ verdict: await this.client.ofAnybody<VerificationView>(request, path) }));
  }

  /** A browser sends a file that was chosen, or dropped on the field, without any script. */
  @Post()
  @Page()
  @TakesFile('The certificate, as PDF')
  async byFile(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    try {
      const verdict = await this.client.handOn<VerificationView>(request, '/verification');
      void reply.status(200);
      return await document(VerdictPage({ verdict }));
    } catch (error) {
      if (!(error instanceof DeskProblem) || ![413, 415, 422, 429].includes(error.status)) throw error;
      void reply.status(error.status);
      return document(VerifyPage({ problem: inPlainWords(error) }));
    }
  }
}

// The contract speaks of fields and forms to programs; whoever pressed the button without a file is told what to do.
function inPlainWords({ code, detail }: DeskProblem): string {
  return ['upload.missing', 'upload.unsupported-type'].includes(code)
    ? 'Elija el archivo PDF del certificado: no llegó ninguno, o llegó vacío.'
    : detail;
}
