import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const requireYardstick = createRequire(join(__dirname, '..', '..', '..', 'yardsticks', 'package.json'));

export interface Yardstick<T> {
  readonly missing: string | undefined;
  readonly get: () => T;
}

/** A package of `npm run bench:yardsticks`, or why it is not measured. */
export function yardstick<T>(name: string): Yardstick<T> {
  try {
    requireYardstick.resolve(name);
    return { missing: undefined, get: () => requireYardstick(name) as T };
  } catch {
    const missing = `${name} no está instalado (npm run bench:yardsticks)`;
    return {
      missing,
      get: () => {
        throw new Error(missing);
      },
    };
  }
}

/** Runs one command of psql: `\copy` is one line. */
export async function psql(environment: NodeJS.ProcessEnv, command: string): Promise<void> {
  await run('psql', ['-q', '-v', 'ON_ERROR_STOP=1', '-c', command.replace(/\s+/g, ' ').trim()], { env: environment });
}
