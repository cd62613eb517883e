import { Controller, Get, Inject, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Public } from '../../platform/access/guard';
import { CONFIG, type Config } from '../../platform/config';
import { etagOf } from '../../platform/http/answers';
import { apiPrefix } from '../../platform/http/application';
import { Answers, Asked } from '../../platform/http/contract';
import { isHeldAlready } from '../../platform/http/kept-answers';
import { publicUrl } from '../../platform/http/public-url';
import { MayLag } from '../../platform/http/may-lag';
import { Limits } from '../../platform/limits/limits';
import { networkOf } from '../../platform/limits/limits.rules';
import { Paced } from '../../platform/limits/paced';
import { momentQuestion } from '../ledger/moment.dto';
import { catalogue, dcat, type Published } from './catalogue';
import { OpenData, type OpenFile } from './open-data.service';
import { openFileTypes } from './open-files';
import { snapshotList, snapshotsAsked, snapshotView, type SnapshotsAsked, type SnapshotView } from './snapshot.dto';

const nothingAsked = z.strictObject({});
const momentAsked = z.strictObject(momentQuestion);

/** A hundred at once and one a second: a program that takes everything, twice. */
const openPace = { name: 'open-data', burst: 100, everySeconds: 1 };

/** What is written when it is asked for costs more: ten at once, and one every ten seconds. */
const pastPace = { burst: 10, everySeconds: 10 };

const anHour = 3600;
const forEver = 31_536_000;

@ApiTags('open-data')
@Controller('open-data')
@Paced(openPace)
@Public()
export class OpenDataController {
  constructor(
    private readonly openData: OpenData,
    private readonly limits: Limits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What is published: the tables, with their addresses, sizes and sums; the licence; when, and how to ask for a past date. */
  @Get()
  @MayLag()
  @Answers(200)
  @ApiProduces('application/json', 'application/ld+json')
  async read(
    @Asked(nothingAsked) _: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string | undefined> {
    void reply.header('vary', 'accept');
    const published = await this.openData.published(this.base(reply));
    if (/\bapplication\/ld\+json\b/.test(reply.request.headers.accept ?? '')) return harvested(reply, published);
    return catalogued(reply, published);
  }

  /** The catalogue as DCAT, in JSON-LD. */
  @Get('catalog.jsonld')
  @MayLag()
  @Answers(200)
  @ApiProduces('application/ld+json')
  async harvest(
    @Asked(nothingAsked) _: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return harvested(reply, await this.openData.published(this.base(reply)));
  }

  /** Every publication, from the last one back. */
  @Get('snapshots')
  @MayLag()
  @Answers(200, snapshotList)
  list(@Asked(snapshotsAsked) asked: SnapshotsAsked): ReturnType<OpenData['list']> {
    return this.openData.list(asked);
  }

  /** One publication, with its files and their sums. */
  @Get('snapshots/:name')
  @MayLag()
  @Answers(200, snapshotView)
  snapshot(@Param('name') name: string): Promise<SnapshotView> {
    return this.openData.snapshot(name);
  }

  /** A file as it was published that day: it never changes. */
  @Get('snapshots/:name/:file')
  @MayLag()
  @Answers(200)
  @ApiProduces(...new Set(Object.values(openFileTypes)))
  async fileOf(
    @Param('name') name: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sent(reply, await this.openData.fileOf(name, file), forEver);
  }

  /** A file of the last publication; with a date or an instant, of that moment, which is answered the same for ever. */
  @Get(':file')
  @MayLag()
  @Answers(200)
  @ApiProduces(...new Set(Object.values(openFileTypes)))
  async file(
    @Param('file') file: string,
    @Asked(momentAsked) asked: z.output<typeof momentAsked>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const isPast = asked.asOf !== undefined || asked.knownAt !== undefined;
    if (isPast) await this.limits.take('open-data-past', `address ${networkOf(reply.request.ip)}`, pastPace);
    return sent(reply, await this.openData.file(file, asked), anHour);
  }

  private base(reply: FastifyReply): string {
    return `${publicUrl(this.config, reply.request)}/${apiPrefix}/open-data`;
  }
}

function catalogued(reply: FastifyReply, published: Published): object | undefined {
  const body = catalogue(published);
  void reply.type('application/json; charset=utf-8');
  return held(reply, published, body) ? undefined : body;
}

function harvested(reply: FastifyReply, published: Published): string | undefined {
  const body = dcat(published);
  void reply.type('application/ld+json; charset=utf-8');
  return held(reply, published, body) ? undefined : `${JSON.stringify(body, null, 2)}\n`;
}

function held(reply: FastifyReply, { snapshot }: Published, body: object): boolean {
  return isHeldAlready(reply, { etag: etagOf(body), modifiedAt: snapshot.knownAt, maxAgeSeconds: 300 });
}

async function sent(reply: FastifyReply, file: OpenFile, maxAgeSeconds: number): Promise<StreamableFile | undefined> {
  const { path, type, size, sha256, since, stream, discard } = file;
  void reply.type(type);
  const isHeld = isHeldAlready(reply, { etag: `"${sha256}"`, modifiedAt: since, maxAgeSeconds });
  void reply.header(
    'content-disposition',
    `${/\.(csv|zip)$/.test(path) ? 'attachment' : 'inline'}; filename="${path}"`,
  );
  if (isHeld) {
    await discard();
    return undefined;
  }
  return new StreamableFile(stream(), { length: size });
}
