import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Id } from '../../platform/http/contract';
import { Tried } from '../../platform/http/dry-run';
import { languageOf } from '../../platform/http/problems';
import { TakesFile, uploadOnDisk } from '../../platform/http/upload';
import type { ReportAnswer } from '../../platform/tables/answer';
import { InWhichForm, mediaTypes, type Asking } from '../../platform/tables/formats';
import { consolidatedView, type ConsolidatedView } from '../resolutions/annex.dto';
import { AnnexExport } from './annex-export.service';
import {
  annexAsked,
  annexFileView,
  importAsked,
  templateAsked,
  type AnnexAsked,
  type AnnexFileView,
  type ImportAsked,
  type TemplateAsked,
} from './annex-file.dto';
import { AnnexImport } from './annex-import.service';

/** Bytes: a million lines are a hundred million. */
const largestAnnex = 120_000_000;

@ApiTags('resolutions')
@Controller()
export class AnnexFileController {
  constructor(
    private readonly imports: AnnexImport,
    private readonly exports: AnnexExport,
  ) {}

  /** The annex as a file, CSV or XLSX: what was understood, what was repaired, what is refused. All or nothing is kept. */
  @Post('resolutions/:id/annex')
  @May('resolution.draft')
  @Answers(200, annexFileView)
  @Tried()
  @TakesFile(
    'CSV (cualquier codificación y separador usuales, también lo copiado de una hoja) o XLSX, de 120 MB o menos',
  )
  async import(
    @By() by: Caller,
    @Id() id: string,
    @Asked(importAsked) asked: ImportAsked,
    @Req() request: FastifyRequest,
  ): Promise<Answer<AnnexFileView>> {
    const file = await uploadOnDisk(request, largestAnnex);
    const language = languageOf(request.headers['accept-language']);
    return this.imports.import(by, id, file, asked, language).finally(file.discard);
  }

  @Get('resolutions/:id/annex')
  @May('resolution.read')
  @Answers(200, consolidatedView)
  @ApiProduces('application/json', mediaTypes.csv, mediaTypes.xlsx)
  annexOf(
    @By() by: Caller,
    @Id() id: string,
    @Asked(annexAsked) asked: AnnexAsked,
    @InWhichForm() asking: Asking,
  ): Promise<ReportAnswer<ConsolidatedView>> {
    return this.exports.annexOf(by, id, asked, asking);
  }

  /** An empty annex with the headings that are understood best. */
  @Get('annex-template')
  @May('resolution.read')
  @Answers(200)
  @ApiProduces(mediaTypes.xlsx, mediaTypes.csv)
  template(@Asked(templateAsked) asked: TemplateAsked, @InWhichForm() asking: Asking) {
    return this.exports.template(asked, asking);
  }
}
