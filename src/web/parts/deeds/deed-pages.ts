import { Body, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Page } from '../../client/page.decorator';
import type { DeedRoom } from './deed';
import type { Deeds } from './deeds';

/** The pages of the acts on one record, below the address of its controller: what each asks for, and its doing. */
export abstract class DeedPages<Of> {
  protected constructor(
    private readonly deeds: Deeds,
    private readonly room: DeedRoom<Of>,
  ) {}

  @Get(':id/:act')
  @Page()
  ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') slug: string,
  ): Promise<string> {
    return this.deeds.ask(this.room, { request, reply, id, slug });
  }

  @Post(':id/:act')
  @Page()
  take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('act') slug: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    return this.deeds.take(this.room, { request, reply, id, slug, submitted });
  }
}
