import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { escapeHtml } from '@kitajs/html';
import { Public } from '../../../platform/access/guard';
import { wordsOf } from './fields';

/** What an amount says in words while it is being typed. It knows nothing but what it is given. */
@ApiExcludeController()
@Public()
@Controller('escritorio/palabras')
export class WordsController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  say(@Query() typed: Record<string, unknown>): string {
    const [text] = Object.values(typed);
    return typeof text === 'string' ? escapeHtml(wordsOf(text.slice(0, 80))) : '';
  }
}
