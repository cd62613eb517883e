import { constants } from 'node:zlib';
import '@fastify/cookie';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger, PinoLogger } from 'nestjs-pino';
import { Capacity } from '../capacity/capacity';
import type { Config } from '../config';
import { beginUnscoped } from '../database/scope';
import { newId } from '../ids';
import { logRequests } from '../logging';
import { tellAnswers } from './answers';
import { ExpectedGuard } from './expected.guard';
import { contractOf } from './openapi';
import { MalformedAddresses } from './malformed';
import { ProblemFilter } from './problems';
import { tellBrowsers } from './security-headers';

export const apiPrefix = 'api/v1';

// The default level of Brotli is meant for files that are compressed once: on a page it costs more than it saves.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** What operations ask, and where pages begin. */
const outsideTheContract = [
  '/',
  'health/live',
  'health/ready',
  'metrics',
  'escritorio',
  'escritorio/{*rest}',
  'clave',
  'clave/{*rest}',
  'cifras',
  'cifras/{*rest}',
  'recibo/{*rest}',
  'verificar',
  'verificar/{*rest}',
  'recursos/{*rest}',
];

/**
 * The HTTP application around a module: cookies, security headers, one shape for problems. Not listening yet.
 * @throws whatever the module's providers throw while they start
 */
export async function createApplication(
  module: Type | { module: Type },
  config: Pick<Config, 'BODY_LIMIT_BYTES' | 'TRUST_PROXY' | 'SECURE_COOKIES'>,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: config.BODY_LIMIT_BYTES,
    // How many proxies of ours stand in front: what a stranger writes in X-Forwarded-For before them is not believed.
    trustProxy: config.TRUST_PROXY === 0 ? false : config.TRUST_PROXY,
    forceCloseConnections: 'idle',
    // «/verificar/» out of a message or a hand is «/verificar».
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      void app.get(MalformedAddresses).answer(request, reply),
    genReqId: () => newId(),
  });
  const app: NestFastifyApplication = await NestFactory.create(module as Type, adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(new ExpectedGuard());
  app.setGlobalPrefix(apiPrefix, { exclude: outsideTheContract });
  const server: FastifyInstance = adapter.getInstance();
  // JSON is what the contract speaks: plain text is refused as the other types are.
  server.removeContentTypeParser('text/plain');
  tellBrowsers(server, { secure: config.SECURE_COOKIES });
  logRequests(server, (await app.resolve(PinoLogger)).logger);
  tellAnswers(server);
  // After the body is read, which happens in other hands: from here to the answer it is one request's work.
  server.addHook('preHandler', (_request, _reply, done) => {
    beginUnscoped(done);
  });
  await app.register(cookie);
  // Pages and lists shrink to a fifth; what is in a compressed form already (papers, workbooks, archives) goes as it is.
  // What is sent to us is read as it comes: a few compressed bytes must not become a large body.
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    brotliOptions,
    globalDecompression: false,
  });
  const capacity = app.get(Capacity);
  server.addHook('onRequest', async (request, reply) => {
    // What is returned to Fastify says that the answer is given.
    return (await capacity.letsIn(request, reply)) ? undefined : reply;
  });
  await app.register(multipart);
  serveContract(app);
  return app;
}

// Made when first asked for: it describes the routes, which exist once the application has started.
function serveContract(app: NestFastifyApplication): void {
  let contract: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get(`/${apiPrefix}/openapi.json`, (_request, reply) => {
      contract ??= JSON.stringify(contractOf(app));
      return reply.type('application/json').send(contract);
    });
}
