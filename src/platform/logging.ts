import { RequestMethod } from '@nestjs/common';
import type { Params } from 'nestjs-pino';
import { newId } from './ids';
import type { Config } from './config';

/** Structured logs of what happened and how long it took; nothing of whom, no body, no token, no query string. */
export function logging(config: Pick<Config, 'LOG_LEVEL'>): Params {
  return {
    forRoutes: [{ path: '{*path}', method: RequestMethod.ALL }],
    pinoHttp: {
      level: config.LOG_LEVEL,
      genReqId: () => newId(),
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: withoutSecrets(request.url.split('?')[0] ?? ''),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      customLogLevel: (_request, response, error) => {
        if (error || response.statusCode >= 500) return 'error';
        return response.statusCode >= 400 ? 'info' : 'debug';
      },
    },
  };
}

// A link that is used once has its secret in its path.
function withoutSecrets(path: string): string {
  return path.replace(/^\/(clave|recibo)\/.*/s, '/$1/…');
}
