import { Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { TakesFile } from '../../platform/http/upload';
import { DeskClient, type DeskProblem } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { document } from '../parts/layout';
import { actAt, home } from './addresses';
import { attach } from './attach';
import { CertificatesPage } from './certificates.page';
import type { CertificateView, EvidenceView, ResourceView } from './hospital.views';
import { PapersPage, type PapersContext } from './papers.page';

/** What a hospital can save about its money, and the files that it adds. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller()
export class PapersPageController {
  constructor(private readonly client: DeskClient) {}

  @Get('escritorio/mis-certificados')
  @Page()
  async certificates(@Req() request: FastifyRequest): Promise<string> {
    const desk = this.client.at(request);
    const [person, certificates] = await Promise.all([desk.person(), desk.all<CertificateView>('/certificates')]);
    return document(CertificatesPage({ person, certificates }));
  }

  @Get(`${home.slice(1)}/:id/papeles`)
  @Page()
  async papers(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query('hecho') done: unknown,
  ): Promise<string> {
    return document(PapersPage({ ...(await this.contextOf(request, id)), problem: null, done }));
  }

  @Post(`${home.slice(1)}/:id/papeles`)
  @Page()
  @TakesFile('What proves something of the line')
  async attach(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Query('acto') key: unknown,
  ): Promise<string> {
    const context = await this.contextOf(request, id);
    const again = (problem: DeskProblem) => document(PapersPage({ ...context, problem, done: null }));
    const leadsTo = `${actAt(context.line.id, 'papeles')}?hecho=archivo`;
    return attach(this.client, { request, reply, key }, { leadsTo, again });
  }

  private async contextOf(request: FastifyRequest, id: string): Promise<PapersContext> {
    const desk = this.client.at(request);
    const path = `/allocations/${encodeURIComponent(id)}`;
    const [person, line] = await Promise.all([desk.person(), desk.get<ResourceView>(path)]);
    const [certificates, files, withdrawals] = await Promise.all([
      desk.all<CertificateView>('/certificates', { resolution: line.resolutionId }),
      desk.all<EvidenceView>('/evidence', { allocation: line.id }),
      desk.all<PapersContext['withdrawals'][number]>(`${path}/withdrawals`),
    ]);
    const own = certificates.filter(({ allocationId }) => allocationId === line.id);
    return { person, line, certificates: own, files, withdrawals };
  }
}
