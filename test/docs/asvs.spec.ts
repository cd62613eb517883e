import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'asvs.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| V'));
const paths = [...page.matchAll(/`([\w./-]+\/[\w./-]+)`/g)].map(([, path]) => path!);

describe('docs/asvs.md', () => {
  it('names files that exist', () => {
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names in each row a test, or a check, that proves it', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !/`[\w./-]+\.spec\.ts`/.test(row.split('|')[3] ?? ''))).toEqual([]);
  });
});
