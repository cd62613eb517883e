import { Controller, Get, Param, Query, Req, UseFilters, type Type } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../../platform/access/guard';
import { DeskClient, ifAllowed } from '../../client/desk-client';
import { Page } from '../../client/page.decorator';
import { PageProblems } from '../../client/problems.filter';
import type { EvidenceView } from '../../evidence/evidence.views';

import { DeedPages } from '../deeds/deed-pages';
import { Deeds } from '../deeds/deeds';
import { document } from '../layout';
import { Registers } from '../register/registers';
import type { RecordBook } from './record-book';

/**
 * The pages of the records of one kind, under one address: the list, one of them, and each of its acts.
 * @param at below the root: «escritorio/desistimientos»
 */
export function recordPages<Of, More>(at: string, book: RecordBook<Of, More>): Type {
  @ApiExcludeController()
  @Public()
  @UseFilters(PageProblems)
  @Controller(at)
  class RecordPagesController extends DeedPages<Of> {
    constructor(
      private readonly client: DeskClient,
      deeds: Deeds,
      private readonly registers: Registers,
    ) {
      super(deeds, book.room);
    }

    @Get()
    @Page()
    list(@Req() request: FastifyRequest, @Query() query: Record<string, unknown>): Promise<string> {
      return this.registers.list(book.list, request, query);
    }

    @Get(':id')
    @Page()
    async one(@Req() request: FastifyRequest, @Param('id') id: string, @Query('hecho') done: unknown): Promise<string> {
      const desk = this.client.at(request);
      const [person, of] = await Promise.all([desk.person(), book.room.read(desk, id)]);
      const subject = book.subject(of);
      const [more, evidence] = await Promise.all([
        book.more(desk, of),
        ifAllowed(desk.all<EvidenceView>('/evidence', { subjectKind: subject.kind, subject: subject.id })),
      ]);
      return document(book.page({ person, of, more, evidence: evidence ?? [], done }));
    }
  }
  return RecordPagesController;
}
