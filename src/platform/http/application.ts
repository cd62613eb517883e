import { constants } from 'node:zlib';
import '@fastify/cookie';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { Capacity } from '../capacity/capacity';
import type { Config } from '../config';
import { beginUnscoped } from '../database/scope';
import { AnswerInterceptor } from './answers';
import { contractOf } from './openapi';
import { ProblemFilter, sendFrameworkProblem } from './problems';

export const apiPrefix = 'api/v1';

// The default level of Brotli is meant for files that are compressed once: on a page it costs more than it saves.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** What operations ask, and where pages begin. */
const outsideTheContract = [
  '/',
  'health/live',
  'health/ready',
  'metrics',
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
    frameworkErrors: sendFrameworkProblem,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module as Type, adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalInterceptors(new AnswerInterceptor());
  app.setGlobalPrefix(apiPrefix, { exclude: outsideTheContract });
  // JSON is what the contract speaks: plain text is refused as the other types are.
  adapter.getInstance().removeContentTypeParser('text/plain');
  // After the body is read, which happens in other hands: from here to the answer it is one request's work.
  adapter.getInstance().addHook('preHandler', (_request, _reply, done) => {
    beginUnscoped(done);
  });
  await app.register(cookie);
  // Pages and lists shrink to a fifth; what is in a compressed form already (papers, workbooks, archives) goes as it is.
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024, brotliOptions });
  await app.register(multipart);
  await app.register(helmet, {
    // HSTS and upgrading to HTTPS would lock a plain-HTTP installation out of itself; the TLS proxy's setting turns them on.
    hsts: config.SECURE_COOKIES,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'script-src': ["'self'"],
        'connect-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
  });
  const capacity = app.get(Capacity);
  adapter.getInstance().addHook('onRequest', async (request, reply) => {
    // What is returned to Fastify says that the answer is given.
    return (await capacity.letsIn(request, reply)) ? undefined : reply;
  });
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
