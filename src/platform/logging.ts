import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Params } from 'nestjs-pino';
import type { Logger } from 'pino';
import type { Config } from './config';

/** Structured logs of what happened and how long it took; nothing of whom, no body, no token, no query string. */
export function logging(config: Pick<Config, 'LOG_LEVEL'>): Params {
  // A middleware of its own would take part in every request, also where none is logged: `logRequests` does it.
  return { forRoutes: [], pinoHttp: { level: config.LOG_LEVEL } };
}

/**
 * One line a request, once it is answered: at `debug`, at `info` when it was refused or told to come again, at `error`
 * when we failed. Why there was no room is said by who had none, and not once for each who came.
 */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { statusCode: status, elapsedTime } = reply;
    const level = status < 400 ? 'debug' : status < 500 || status === 503 ? 'info' : 'error';
    if (logger.isLevelEnabled(level)) {
      logger[level](
        { req: requestForLog(request), res: { status }, responseTime: Math.round(elapsedTime) },
        'request completed',
      );
    }
    done();
  });
}

/** What a log may say of a request. */
export function requestForLog({ id, method, url }: Pick<FastifyRequest, 'id' | 'method' | 'url'>) {
  return { id, method, path: withoutSecrets(url.split('?')[0] ?? '') };
}

// A link that is used once has its secret in its path.
function withoutSecrets(path: string): string {
  return path.replace(/^\/(clave|recibo)\/.*/s, '/$1/…');
}
