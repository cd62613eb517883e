import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * One engine, two programs. The parts stand in tools/verifier as modules; here they become one file each, in the order
 * in which they need one another, for a machine that has none of our software.
 */

const folder = join(__dirname, '..', '..', '..', 'tools', 'verifier');

const engine = [
  'bytes',
  'centavos',
  'lines',
  'kit',
  'report',
  'shapes',
  'readings',
  'weights',
  'record',
  'accounts',
  'ledger',
  'papers',
  'journals',
  'engine',
  'zip',
] as const;

const place = '/* VERIFICADOR */';

/** `verificador.mjs`: Node and nothing else. */
export function scriptOfNode(): string {
  return [...engine, 'node', 'cli'].map(part).join('\n');
}

/** `verificador.html`: a browser and nothing else, not even a network. */
export function pageOfBrowser(): string {
  const code = [...engine, 'sha256', 'page'].map(part).join('\n');
  return readFileSync(join(folder, 'page.html'), 'utf8').replace(place, () => `(() => {\n${code}\n})();`);
}

/** A module without what ties it to the others: they are above it in the same file. */
function part(name: string): string {
  return readFileSync(join(folder, `${name}.mjs`), 'utf8')
    .replace(/^import [^;]*? from '\.\/[a-z0-9]+\.mjs';\n/gm, '')
    .replace(/^export /gm, '');
}
