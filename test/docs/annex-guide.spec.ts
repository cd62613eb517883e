import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, sharedCodes } from '../../src/budget/annex-files/issue.catalogue';
import { headings, meanings } from '../../src/budget/annex-files/headings';
import { meaningOf } from '../../src/budget/annex-files/columns.rules';

/** docs/guia/anexo.md says every heading that is understood and every code that a file may be told. */

const path = join(__dirname, '..', '..', 'docs', 'guia', 'anexo.md');

/** A sentence with «…» where it would repeat what is written. */
const anything = new Proxy({}, { get: () => '…' });

const tables: Record<string, () => string[][]> = {
  columnas: () => [...headings].map(([meaning, written]) => [meanings[meaning].es, written.join(', ')]),
  códigos: () => [
    ...Object.entries(catalogue).map(([code, { severity, es }]) => [inCode(code), inCode(severity), es(anything)]),
    ...sharedCodes.map((code) => [inCode(code), inCode('error'), 'Como en cualquier lista de líneas.']),
  ],
};

it.each(Object.keys(tables))('the table of %s is that of the code', (name) => {
  const page = readFileSync(path, 'utf8');
  const rows = tables[name]?.() ?? [];
  const pattern = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- fin -->)`);
  const head = name === 'columnas' ? ['columna', 'encabezados'] : ['código', 'gravedad', 'qué dice'];
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  if (process.env.WRITE_DOCS === '1') {
    writeFileSync(
      path,
      page.replace(pattern, (_, start: string, end: string) => `${start}\n\n${table}\n\n${end}`),
    );
    return;
  }
  expect(cellsOf(pattern.exec(page)?.[0] ?? '')).toEqual(cellsOf(table));
});

it('each heading is understood as what it is listed for, and only for that', () => {
  for (const [meaning, written] of headings) {
    for (const heading of written) expect([heading, meaningOf(heading.toUpperCase())]).toEqual([heading, meaning]);
  }
});

function cellsOf(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s:|-]+\|$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('\\', '')));
}

function inCode(word: string): string {
  return `\`${word}\``;
}
