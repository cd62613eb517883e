import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { yardsticks } from './installed';

export interface YardstickServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly stop: () => void;
}

/** A server of `yardsticks/` in a process of its own, on the database that the environment names. */
export async function startYardstick(file: string, environment: NodeJS.ProcessEnv): Promise<YardstickServer> {
  const port = await freePort();
  const child = fork(join(yardsticks, file), [String(port)], { env: environment, cwd: yardsticks });
  await once(child, 'message');
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
