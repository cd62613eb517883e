import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** From `dist/bench/harness`. */
export const yardsticks = join(__dirname, '..', '..', '..', 'yardsticks');

/** Why a yardstick of npm is left out, if it is. */
export function missingPackage(name: string): string | undefined {
  return existsSync(join(yardsticks, 'node_modules', name)) ? undefined : `${name} no está (npm run bench:yardsticks)`;
}

/** Why one that is a program is left out, if it is. */
export function missingProgram(...names: readonly string[]): string | undefined {
  const absent = names.filter((name) => spawnSync('which', [name]).status !== 0);
  return absent.length === 0 ? undefined : `no está instalado: ${absent.join(', ')} (véase bench/README.md)`;
}
