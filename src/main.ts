import 'reflect-metadata';
import { announce, announceStop } from './start/announcement';
import { startService } from './start/service';
import { readConfig } from './platform/config';

async function main(): Promise<void> {
  const service = await startService(readConfig(process.env));
  announce(service);

  const stop = (): void => {
    announceStop();
    service
      .stop()
      .then(() => process.exit(0))
      .catch(fail);
  };
  // Once: a second Ctrl-C, or the one that npm passes on, must not cut short what the first one is finishing.
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping) stop();
      stopping = true;
    });
  }
}

async function fail(error: unknown): Promise<void> {
  const { explain } = await import('./start/failures');
  process.stderr.write(`\n${explain(error)}\n`);
  process.exit(1);
}

main().catch(fail);
