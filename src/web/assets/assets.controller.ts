import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../platform/access/guard';
import { NotFound } from '../../platform/http/contract';
import { assets } from './assets';

/** What the pages are dressed with: a style sheet, a typeface and two scripts, all of this house. */
@ApiExcludeController()
@Public()
@Controller('recursos')
export class AssetsController {
  @Get(':name')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  read(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Buffer {
    const asset = assets.get(name);
    if (asset === undefined) throw new NotFound();
    void reply.type(asset.type);
    return asset.content;
  }
}
