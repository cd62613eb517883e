import { createServer } from 'node:net';
import type { Config } from '../platform/config';

/** The service could not start, for a reason that whoever started it can mend. */
export class StartRefused extends Error {}

/**
 * Asked before anything is started, so that a busy port costs a second and touches nothing.
 * @throws StartRefused
 */
export async function requireFreePort({ HOST, PORT }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartRefused(portProblem(error.code ?? '', { HOST, PORT })));
    });
    probe.listen(PORT, HOST, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}

function portProblem(code: string, { HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): string {
  if (code === 'EADDRINUSE') {
    return `El puerto ${PORT} ya lo usa otro programa (¿otro Trazagiro?). Ciérrelo, o elija otro: PORT=${PORT + 1} npm start`;
  }
  if (code === 'EACCES') return `No se puede usar el puerto ${PORT} sin ser administrador. Elija uno desde 1024.`;
  return `No se puede escuchar en ${HOST}:${PORT} (${code}). Revise HOST y PORT.`;
}
