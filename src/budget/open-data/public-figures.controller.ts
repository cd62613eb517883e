import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Public } from '../../platform/access/guard';
import { etagOf } from '../../platform/http/answers';
import { Answers, Asked, Id } from '../../platform/http/contract';
import { isHeldAlready } from '../../platform/http/kept-answers';
import { Paced } from '../../platform/limits/paced';
import { momentQuestion } from '../ledger/moment.dto';
import type { Page } from '../../platform/http/paging';
import { MayLag } from '../../platform/http/may-lag';
import { publicFiguresView, type PublicFiguresView } from './public-figures.dto';
import { PublicFigures } from './public-figures.service';
import {
  publicResolutionsAsked,
  publicResolutionsView,
  type PublicResolutionsAsked,
  type PublicResolutionView,
} from './public-resolutions.dto';

const figuresQuestion = z.strictObject(momentQuestion);

/** Sixty at once and one a second: a page that shows them all, or a program that asks politely. */
const figuresPace = { name: 'public-figures', burst: 60, everySeconds: 1 };

@ApiTags('open-data')
@Controller('open-data/resolutions')
export class PublicFiguresController {
  constructor(private readonly figures: PublicFigures) {}

  /** Every published resolution that moves money, the newest first. For anybody, at a person's pace. */
  @Get()
  @Public()
  @MayLag()
  @Paced(figuresPace)
  @Answers(200, publicResolutionsView)
  list(@Asked(publicResolutionsAsked) asked: PublicResolutionsAsked): Promise<Page<PublicResolutionView>> {
    return this.figures.list(asked);
  }

  /** Where each peso of a published resolution was on a date, as known at an instant. For anybody, at a person's pace. */
  @Get(':id')
  @Public()
  @MayLag()
  @Paced(figuresPace)
  @Answers(200, publicFiguresView)
  async read(
    @Id() id: string,
    @Asked(figuresQuestion) asked: z.output<typeof figuresQuestion>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublicFiguresView | undefined> {
    const view = await this.figures.of(id, asked);
    // Equal figures are equal whenever they were asked for: the instant of the question is no part of the tag.
    const etag = etagOf({ ...view, knownAt: asked.knownAt ?? null });
    void reply.type('application/json; charset=utf-8');
    return isHeldAlready(reply, { etag, modifiedAt: null, maxAgeSeconds: 60 }) ? undefined : view;
  }
}
