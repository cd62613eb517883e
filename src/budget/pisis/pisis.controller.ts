import { Controller, Get, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { TakesFile, uploadedFile } from '../../platform/http/upload';
import { recordsAsked, type RecordsAsked } from '../disbursements/disbursement.dto';
import * as dto from './pisis.dto';
import { PisisQueries } from './pisis.queries';
import { PisisFiles } from './pisis.service';
import { PisisWriting } from './pisis-writing.service';
import { PisisResources } from './resource.service';

/** Bytes: some six thousand records, and a month of a hospital has hundreds. */
const largestFile = 2_000_000;

@ApiTags('pisis')
@Controller()
export class PisisController {
  constructor(
    private readonly files: PisisFiles,
    private readonly queries: PisisQueries,
    private readonly writing: PisisWriting,
    private readonly resources: PisisResources,
  ) {}

  /** Which resource of PISIS the line is. The last one that is registered counts. */
  @Post('allocations/:id/pisis-resources')
  @May('pisis.register-resource')
  @Records(dto.resourceView)
  register(
    @By() by: Caller,
    @Id() id: string,
    @Form(dto.resourceForm) form: dto.ResourceForm,
  ): Promise<Answer<dto.ResourceView>> {
    return this.resources.register(by, id, form);
  }

  @Get('allocations/:id/pisis-resources')
  @May('allocation.read')
  @Answers(200, dto.resourcesView)
  listResources(
    @By() by: Caller,
    @Id() id: string,
    @Asked(recordsAsked) asked: RecordsAsked,
  ): Promise<Page<dto.ResourceView>> {
    return this.resources.list(by, id, asked);
  }

  /** Takes a SER124DREC file and does what follows from it: whole, or nothing. With `Dry-Run: true`, says what it would do. */
  @Post('allocations/:id/pisis-files')
  @May('pisis.submit')
  @Records(dto.pisisFileView)
  @TakesFile('SER124DREC….TXT, sin firmar, con su propio nombre, de 2 MB o menos')
  async take(@By() by: Caller, @Id() id: string, @Req() request: FastifyRequest): Promise<Answer<dto.PisisFileView>> {
    await this.files.requireOwn(by, id);
    return this.files.take(by, id, await uploadedFile(request, largestFile));
  }

  @Get('allocations/:id/pisis-files')
  @May('allocation.read')
  @Answers(200, dto.pisisFilesView)
  list(
    @By() by: Caller,
    @Id() id: string,
    @Asked(recordsAsked) asked: RecordsAsked,
  ): Promise<Page<dto.PisisFileSummary>> {
    return this.queries.list(by, id, asked);
  }

  @Get('pisis-files/:id')
  @May('allocation.read')
  @Answers(200, dto.pisisFileView)
  find(@By() by: Caller, @Id() id: string): Promise<dto.PisisFileView> {
    return this.queries.find(by, id);
  }

  /** The contracts that the hospital's files have declared, without anybody's name or id. */
  @Get('allocations/:id/pisis-contracts')
  @May('allocation.read')
  @Answers(200, dto.contractsView)
  contracts(@By() by: Caller, @Id() id: string): Promise<dto.ContractsView> {
    return this.queries.contracts(by, id);
  }

  /** The SER124DREC file of a cut-off. It names people: who took it is recorded. */
  @Get('allocations/:id/pisis')
  @May('pisis.write')
  @Answers(200)
  @ApiProduces('text/plain')
  async write(
    @By() by: Caller,
    @Id() id: string,
    @Asked(dto.pisisAsked) asked: dto.PisisAsked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, bytes, encoding } = await this.writing.write(by, id, asked);
    void reply
      .type(`text/plain; charset=${encoding}`)
      .header('content-length', bytes.length)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store');
    return new StreamableFile(bytes);
  }
}
