import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../src/app.module';
import { acts, actNames } from '../../src/budget/ledger/acts';
import { places, placeNames } from '../../src/budget/ledger/places';
import { dictionary } from '../../src/budget/open-data/dictionary';
import { permissions } from '../../src/budget/permissions';
import { tablesAccess } from '../../src/budget/table-access';
import { declaredRefusals, type RefusalKind } from '../../src/kernel/errors';
import { roles } from '../../src/platform/access/person';
import { settings } from '../../src/platform/config';
import type { TableAccess } from '../../src/platform/database/table-access';
import { findingsPage } from './findings-page';

const root = join(__dirname, '..', '..');

const statuses: Record<RefusalKind, number> = {
  syntax: 400,
  form: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  unacceptable: 406,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  unavailable: 503,
};

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const inCode = (word: string): string => ['`', word, '`'].join('');

/** Pages that the code itself writes: `npm run docs` writes them, this test finds them stale. */
const pages: Record<string, () => string> = {
  'docs/errors.md': () =>
    [
      '# Errors',
      '',
      'Every refusal that the service can answer, by its stable `code` (RFC 9457). Generated from the code.',
      '',
      table(
        ['code', 'status', 'título', 'title'],
        declaredRefusals().map(({ code, kind, title }) => [inCode(code), String(statuses[kind]), title.es, title.en]),
      ),
    ].join('\n'),
  'docs/findings.md': findingsPage,
  'docs/permissions.md': () =>
    [
      '# Who may do what',
      '',
      'Role × act, as the guard reads it. Generated from the code. What is not yours is answered 404, never 403.',
      '',
      table(
        ['act', ...roles],
        Object.entries(permissions).map(([act, allowed]) => [
          inCode(act),
          ...roles.map((role) => ((allowed as readonly string[]).includes(role) ? 'yes' : '')),
        ]),
      ),
    ].join('\n'),
  'docs/table-access.md': () =>
    [
      '# Tables: what the service may do, and who sees which rows',
      '',
      'Generated from `src/budget/table-access.ts`; [database.md](database.md) says what it means. Reading is granted',
      'in every one of them; a row without condition is seen by every transaction, also before anybody is known.',
      '',
      table(
        ['table', 'besides reading, the service may', 'a hospital’s person sees a row if'],
        Object.entries<TableAccess>(tablesAccess).map(([name, { may, rows }]) => [
          inCode(name),
          may === '' ? '—' : may,
          'all' in rows ? `always: ${rows.all}` : rows.if === 'false' ? 'never' : inCode(rows.if.replace(/\s+/g, ' ')),
        ]),
      ),
    ].join('\n'),
  'docs/guia/datos-abiertos-diccionario.md': () =>
    [
      '# Diccionario de los datos abiertos',
      '',
      'Generado del código. [Datos abiertos](datos-abiertos.md) dice cómo se piden.',
      '',
      dictionary(),
    ].join('\n'),
  'docs/ledger-tables.md': () =>
    [
      '# Places and acts',
      '',
      'Where a peso can be, and which act moves it. Generated from the code.',
      '',
      '## Places',
      '',
      table(
        ['account', 'per', 'español', 'el peso está…', 'kind', 'may be negative'],
        placeNames.map((name) => {
          const place = places[name];
          return [inCode(name), place.per, place.spanish, place.means, place.kind, 'source' in place ? 'yes' : 'no'];
        }),
      ),
      '',
      '## Acts',
      '',
      table(
        ['act', 'español', 'moves', 'recorded by', 'approved by', 'document', 'reversal'],
        actNames.map((name) => {
          const act = acts[name];
          return [
            inCode(name),
            act.spanish,
            act.moves.map(({ from, to }) => `${from} → ${to}`).join('; '),
            act.recordedBy.join(', '),
            act.approvedBy.join(', ') || '—',
            act.document,
            act.reversal,
          ];
        }),
      ),
    ].join('\n'),
};

describe('generated pages', () => {
  it.each(Object.entries(pages))('%s is as fresh as the code (npm run docs writes it)', (file, generate) => {
    const path = join(root, file);
    const content = `${generate()}\n`;
    if (process.env.WRITE_DOCS) writeFileSync(path, content);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(content);
  });
});

describe('the README', () => {
  it('lists every setting, and no other', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const listed = [...readme.matchAll(/^\| `([A-Z][A-Z0-9_]+)`\s+\|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(Object.keys(settings.shape).sort());
  });
});

describe('the glossary', () => {
  it('names identifiers that the code uses', () => {
    const glossary = readFileSync(join(root, 'docs', 'glossary.md'), 'utf8');
    const rows = glossary.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));
    const words = rows.flatMap((row) =>
      [...(row.split('|')[2] ?? '').matchAll(/`([\w-]+)`/g)].map(([, word]) => word!),
    );
    const code = sourcesIn(join(root, 'src')).join('\n');
    expect(words.length).toBeGreaterThan(25);
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`, 'i').test(code))).toEqual([]);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}
