import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** From `dist/bench/harness`. */
export const yardsticks = join(__dirname, '..', '..', '..', 'yardsticks');

/** Why a yardstick of npm is left out, if it is. */
export function missingPackage(name: string): string | undefined {
  return existsSync(join(yardsticks, 'node_modules', name)) ? undefined : `${name} no está (npm run bench:yardsticks)`;
}

/** Why one that is a program is left out, if it is. */
export function missingProgram(name: string): string | undefined {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
    return undefined;
  } catch {
    return `${name} no está (véase bench/README.md)`;
  }
}
