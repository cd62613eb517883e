import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../platform/access/guard';

const stylesheet = readFileSync(join(__dirname, 'estilo.css'), 'utf8');

/** Its address changes with its content, so that it is kept for ever and never stale. */
export const stylesheetAddress = `/estilo.css?v=${createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)}`;

@ApiExcludeController()
@Public()
@Controller()
export class StylesheetController {
  @Get('estilo.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  read(): string {
    return stylesheet;
  }
}
