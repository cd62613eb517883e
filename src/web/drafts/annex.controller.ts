import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { TakesFile, uploadedFile, type UploadedFile } from '../../platform/http/upload';
import { TableReader } from '../../platform/tables/reading/table-reader';
import { DeskClient, DeskProblem, type Desk } from '../client/desk-client';
import { Page } from '../client/page.decorator';
import { PageProblems } from '../client/problems.filter';
import { freshForm, textOf } from '../parts/forms/form-state';
import { document } from '../parts/layout';
import type { AnnexFileView } from './annex-file.views';
import { offersFor } from './annex-offers';
import { AnnexPage } from './annex.page';
import { AnnexRepairPage } from './annex-repair.page';
import { csvOf, draftFrom, draftOf, rowNumber, type AnnexDraft, type WrittenRows } from './annex-rows';
import type { AnnexView, DraftView } from './draft.views';
import { requireRegistrar } from './registrar';

const largest = 20_000_000;
const asText = { name: 'anexo.csv' };

/** The annex of a draft, pasted or uploaded: put right in the page, and kept whole when nothing is wrong. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller('escritorio/resoluciones/:id/anexo')
export class AnnexPageController {
  constructor(
    private readonly client: DeskClient,
    private readonly tables: TableReader,
  ) {}

  @Get()
  @Page()
  async ask(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    const context = await this.contextOf(request, id);
    requireRegistrar(context.person);
    return document(AnnexPage({ ...context, pasted: '', problems: [] }));
  }

  @Post('archivo')
  @Page()
  @TakesFile('CSV o XLSX')
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.firstReading({ request, reply, id }, await uploadedFile(request, largest), '');
  }

  @Post()
  @Page()
  async takeIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Body() submitted: unknown,
  ): Promise<string> {
    const at = { request, reply, id };
    const pasted = textOf(submitted, 'pegado');
    if (textOf(submitted, 'filas') === '')
      return this.firstReading(at, { ...asText, bytes: Buffer.from(pasted) }, pasted);
    const draft = draftFrom(submitted);
    if (textOf(submitted, 'paso') !== 'guardar') return this.tryAgain(at, draft);
    try {
      const path = `${pathOf(id)}/annex?dryRun=false`;
      await this.client.act(request, { method: 'POST', path, key: textOf(submitted, 'acto'), file: fileOf(draft) });
    } catch (error) {
      if (!(error instanceof DeskProblem) || ![409, 412, 422].includes(error.status)) throw error;
      return this.tryAgain(at, draft, error.sentences);
    }
    void reply.redirect(`/escritorio/resoluciones/${id}?hecho=anexo`, 303);
    return '';
  }

  /** What the service understands of a file that somebody has; where it is no table of lines, why. */
  private async firstReading(at: At, file: UploadedFile, pasted: string): Promise<string> {
    const context = await this.contextOf(at.request, at.id);
    const again = (problems: readonly string[]) => {
      void at.reply.status(422);
      return document(AnnexPage({ ...context, pasted, problems }));
    };
    if (file.bytes.length === 0) return again(['Pegue las filas del anexo, con sus encabezados.']);
    try {
      const answer = await this.dryRun(at.request, at.id, file);
      const draft = draftOf(answer, await this.writtenIn(file, answer.file.sheet));
      if (answer.file.headingRow === null || draft.rows.length === 0)
        return await again(answer.issues.filter(({ severity }) => severity === 'error').map(({ detail }) => detail));
      // What was repaired of the file is said now; from here on the rows are those of the page.
      const told = answer.issues.filter(({ severity }) => severity !== 'error');
      const rowsOfFile = answer.lines.map(({ row }) => row);
      const retold = told.map((issue) => ({
        ...issue,
        line: issue.line === null ? null : rowNumber(rowsOfFile.indexOf(issue.line)),
      }));
      return await this.shown(at, draft, retold);
    } catch (error) {
      if (!(error instanceof DeskProblem) || ![409, 413, 415, 422, 400].includes(error.status)) throw error;
      return again(error.sentences);
    }
  }

  private tryAgain(at: At, draft: AnnexDraft, problems: readonly string[] = []): Promise<string> {
    return this.shown(at, draft, [], problems);
  }

  /** The draft, with what is wrong beside each line. */
  private async shown(
    at: At,
    draft: AnnexDraft,
    told: AnnexFileView['issues'],
    problems: readonly string[] = [],
  ): Promise<string> {
    const context = await this.contextOf(at.request, at.id);
    const answer = await this.dryRun(at.request, at.id, fileOf(draft));
    const offers = await offersFor(context.desk, draft, answer);
    if (answer.counts.errors > 0) void at.reply.status(422);
    return document(AnnexRepairPage({ ...context, draft, answer, told, offers, problems, act: freshForm().act }));
  }

  private async dryRun(request: FastifyRequest, id: string, file: UploadedFile): Promise<AnnexFileView> {
    const path = `${pathOf(id)}/annex?dryRun=true`;
    return (await this.client.act<AnnexFileView>(request, { method: 'POST', path, file })).body;
  }

  private async writtenIn({ bytes }: UploadedFile, sheet: string | null): Promise<WrittenRows> {
    const rows = new Map<number, readonly string[]>();
    await this.tables.rows({ source: bytes, sheet }, (some) => {
      for (const { number, cells } of some) rows.set(number, cells);
    });
    return rows;
  }

  private async contextOf(request: FastifyRequest, id: string): Promise<AnnexContext> {
    const desk = this.client.at(request);
    const [person, draft, annex] = await Promise.all([
      desk.person(),
      desk.get<DraftView>(pathOf(id)),
      desk.get<AnnexView>(`${pathOf(id)}/lines`),
    ]);
    return { desk, person, resolution: draft, annex };
  }
}

interface At {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly id: string;
}

interface AnnexContext {
  readonly desk: Desk;
  readonly person: Awaited<ReturnType<Desk['person']>>;
  readonly resolution: DraftView;
  readonly annex: AnnexView;
}

function fileOf(draft: AnnexDraft): UploadedFile {
  return { ...asText, bytes: Buffer.from(csvOf(draft)) };
}

function pathOf(id: string): string {
  return `/resolutions/${encodeURIComponent(id)}`;
}
