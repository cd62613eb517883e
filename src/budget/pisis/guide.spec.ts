import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredRefusals } from '../../kernel/errors';
import { noteKinds } from './notes';
import './pisis.refusals';

const guide = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'guia', 'pisis.md'), 'utf8');

it('explains every code that a file can be answered with, and no other', () => {
  const refusals = declaredRefusals().map(({ code }) => code);
  const answered = [
    ...Object.keys(noteKinds),
    ...refusals.filter((code) => code.startsWith('pisis.')),
    'pisis.missing',
  ];
  const explained = [...guide.matchAll(/`(pisis\.[a-z-]+)`/g)].map(([, code]) => code);
  expect([...new Set(explained)].sort()).toEqual([...new Set(answered)].sort());
});

it('says of each warning that it is one', () => {
  const kindOf = (code: string) => (noteKinds as Record<string, string>)[code] ?? 'error';
  for (const row of guide.split('\n').filter((each) => each.startsWith('| `pisis.'))) {
    const cell = row.split('|')[1] ?? '';
    const kinds = [...cell.matchAll(/`(pisis\.[a-z-]+)`/g)].map(([, code]) => kindOf(String(code)));
    expect([cell, /\(avisos?\)/.test(cell)]).toEqual([cell, kinds.every((kind) => kind === 'warning')]);
  }
});
