import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { DeskClient, DeskProblem } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { Deeds } from '../parts/deeds/deeds';
import { document } from '../parts/layout';
import { requirements } from '../parts/words';
import { lineRoom, requirementRoom } from './line.room';
import { RequirementPage } from './requirement.page';

const slugs = lineRoom.deeds.map(({ slug }) => slug);

/** What the ministry does on a line itself: on behalf of its hospital, on its documents, and at its end. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/asignaciones/:id')
export class LineActsPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly deeds: Deeds,
  ) {}

  @Get('requisitos/:kind')
  @Page()
  async requirement(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('kind') kind: string,
  ): Promise<string> {
    const room = requirementRoom(known(kind));
    const desk = this.client.at(request);
    const [person, line] = await Promise.all([desk.person(), room.read(desk, id)]);
    return document(RequirementPage({ person, line, room, kind }));
  }

  @Get('requisitos/:kind/:act')
  @Page()
  askRequirement(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { id, kind, act: slug }: { id: string; kind: string; act: string },
  ): Promise<string> {
    return this.deeds.ask(requirementRoom(known(kind)), { request, reply, id, slug });
  }

  @Post('requisitos/:kind/:act')
  @Page()
  takeRequirement(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() { id, kind, act: slug }: { id: string; kind: string; act: string },
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.deeds.take(requirementRoom(known(kind)), { request, reply, id, slug, submitted });
  }

  @Get(slugs)
  @Page()
  ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.deeds.ask(lineRoom, { request, reply, id, slug: slugOf(request) });
  }

  @Post(slugs)
  @Page()
  take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.deeds.take(lineRoom, { request, reply, id, slug: slugOf(request), submitted });
  }
}

function slugOf({ url }: FastifyRequest): string {
  return url.split('?')[0]?.split('/').at(-1) ?? '';
}

/** @throws DeskProblem 404 for what is no requirement */
function known(kind: string): string {
  if (Object.hasOwn(requirements, kind)) return kind;
  throw new DeskProblem(404, 'No existe', 'No hay tal requisito.', 'page.no-such-requirement');
}
