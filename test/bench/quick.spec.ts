import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');

/** That every bench runs and that what it did was true; never how fast. */
it('runs every bench at its least size', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'tools', 'bench.mjs'), '--quick'], {
    maxBuffer: 64e6,
  });
  expect(stdout).toMatch(/^No goal is judged \(\d+ measured\)/m);
  expect(stdout).not.toContain('NOT TRUE');
}, 900_000);
