import type { TableRow } from '../../platform/tables/reading/table-file';
import type { Territory } from '../territories/territory.rules';
import { AnnexReading } from './annex-reading.rules';
import { findHeading } from './columns.rules';
import { FirstPlaces } from './first-places';
import { gazetteerOf } from './gazetteer.rules';
import { registerOf } from './hospitals.rules';
import { mostShown } from './issue-list';
import { LineSpool } from './line-spool';
import { OneAhead } from './one-ahead';

/* However long an annex is, what is kept of it while it is read is what an answer shows. */

const necocli = { divipola: '05490', municipality: 'Necoclí', department: { code: '05', name: 'Antioquia' } };
const gazetteer = gazetteerOf(new Map([['05490', { ...necocli, aliases: [] } as unknown as Territory]]));
const known = { gazetteer, register: registerOf([], []) };
const heading = findHeading([{ number: 1, cells: ['DIVIPOLA', 'Valor'], kinds: 'tt' }])!;
const form = { format: 'csv', encoding: 'utf-8', delimiter: ';' } as const;
const lines = 3 * mostShown;

function rowsFrom(first: number, count: number, amount: string): TableRow[] {
  return Array.from({ length: count }, (_, index) => ({
    number: first + index,
    cells: ['05490', amount],
    kinds: 'tt',
  }));
}

it('counts every issue and keeps the first of each severity', () => {
  const reading = new AnnexReading({ form, heading, writing: null, merged: [], issues: [] });
  for (let row = 2; row < lines + 2; row += 1000) reading.take(rowsFrom(row, 1000, '$ 1.000,50'), known);
  const read = reading.end({ form, rows: lines, merged: [], hiddenColumns: [] });
  if (!('understood' in read)) throw new Error('read once');
  const { count, lines: shown, issues, total } = read.understood;
  expect([count, total.toString(), shown.length]).toEqual([lines, '15007500.00', mostShown]);
  // Each line but the first is of the same municipality, without a hospital.
  expect(issues.counts).toEqual({ error: lines - 1, warning: 0, repair: lines });
  expect([issues.shown.length, issues.shown[0]?.code]).toEqual([mostShown, 'annex.municipality-twice']);
  expect([issues.worstOf(2), issues.worstOf(3)]).toEqual(['repair', 'error']);
});

it('reads again what the end of the file says otherwise, and only that', () => {
  const hanging = new AnnexReading({ form, heading, writing: null, merged: [], issues: [] });
  hanging.take([...rowsFrom(2, 1, '500.000'), ...rowsFrom(3, 1, '1.500.000')], known);
  const once = hanging.end({ form, rows: 2, merged: [], hiddenColumns: [] });
  if (!('again' in once)) throw new Error('read again');
  const again = new AnnexReading(once.again);
  const [line] = again.take([...rowsFrom(2, 1, '500.000'), ...rowsFrom(3, 1, '1.500.000')], known);
  expect(line?.amount?.toString()).toBe('500000.00');
  expect(again.end({ form, rows: 2, merged: [], hiddenColumns: [] })).toHaveProperty('understood');
});

it('remembers where each identifier stood first', () => {
  const places = new FirstPlaces();
  const ids = Array.from({ length: 5000 }, () => crypto.randomUUID());
  expect(ids.map((id, index) => places.at(id, index + 1)).every((place) => place === null)).toBe(true);
  expect(ids.map((id) => places.at(id, 9999))).toEqual(ids.map((_, index) => index + 1));
});

it('hands the lines on in batches, from the disk', async () => {
  const reading = new AnnexReading({ form, heading, writing: null, merged: [], issues: [] });
  const spool = await LineSpool.open();
  await spool.add(reading.take(rowsFrom(2, 10, '1.00'), known));
  await spool.restart();
  for (let row = 2; row < 12_002; row += 1000) await spool.add(reading.take(rowsFrom(row, 1000, '1.00'), known));
  const sizes: number[] = [];
  for await (const batch of spool.batches()) sizes.push(batch.id.split(',').length);
  expect(sizes).toEqual([5000, 5000, 2000]);
  await spool.discard();
});

it('asks for the next while the last is dealt with, deals in order, and tells of the first that failed', async () => {
  const ahead = new OneAhead();
  const dealt: string[] = [];
  const slow = new Promise<string>((resolve) => setImmediate(resolve, 'a'));
  const deal = (word: string) => {
    dealt.push(word);
    return word === 'b' ? Promise.reject(new Error('b')) : Promise.resolve();
  };
  await ahead.add(slow, deal);
  await ahead.add(Promise.resolve('b'), deal);
  await expect(ahead.add(Promise.resolve('c'), deal)).rejects.toThrow('b');
  await expect(ahead.end()).rejects.toThrow('b');
  expect(dealt).toEqual(['a', 'b']);
});
