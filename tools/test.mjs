/** `npm test`: Jest, its own report, and one last line that a machine can read: `N passed, N failed`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ensureInstalled, requireNode, root, run, stopWithNpm } from './install.mjs';

requireNode();
stopWithNpm();
await ensureInstalled();
const folder = mkdtempSync(join(tmpdir(), 'trazagiro-results-'));
const file = join(folder, 'results.json');
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
// The workers inherit the limit.
const code = await run(process.execPath, [
  '--max-old-space-size=3072',
  jest,
  ...process.argv.slice(2),
  '--json',
  `--outputFile=${file}`,
]);
const { passed, failed, remark } = count(file, code);
rmSync(folder, { recursive: true, force: true });
if (remark) console.log(remark);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? code || 1 : 0;

/** A run that proves nothing has failed: no result, no test, or a Jest that was not content. */
function count(path, exitCode) {
  let results;
  try {
    results = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {
      passed: 0,
      failed: 1,
      remark: 'Jest terminó sin resultados: no encontró pruebas o no pudo empezar; el motivo está arriba.',
    };
  }
  const passed = results.numPassedTests;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  if (passed + failed === 0) return { passed, failed: 1, remark: 'No se ejecutó ninguna prueba.' };
  if (failed === 0 && exitCode !== 0) return { passed, failed: 1, remark: `Jest terminó con el código ${exitCode}.` };
  return { passed, failed };
}
