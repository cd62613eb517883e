import { unzipped } from '../../../test/support/unzipped';
import { separator, sheetFile, type SheetColumn } from './sheet-stream';

const column = (header: string, kind: SheetColumn['kind']): SheetColumn => ({ header, kind, width: 10 });
const columns = [column('Día «D»', 'date'), column('Línea', 'integer'), column('Valor', 'money'), column('ñ', 'text')];

/** The rows of the first sheet, each the XML of its cells. */
async function rowsOf(...pieces: string[][][]): Promise<string[]> {
  const given = pieces.map((rows) => Buffer.from(rows.map((row) => `${row.join(separator)}\n`).join(''), 'utf8'));
  const chunks: Uint8Array[] = [];
  for await (const chunk of sheetFile('Año & más', columns, asIfRead(given), '2026-11-26T08:00:00')) chunks.push(chunk);
  const files = await unzipped(Buffer.concat(chunks));
  expect(files.get('xl/workbook.xml')?.toString('utf8')).toContain('<sheet name="Año &amp; más"');
  const sheet = files.get('xl/worksheets/sheet1.xml')!.toString('utf8');
  return [...sheet.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, cells]) => cells!);
}

async function* asIfRead(pieces: Buffer[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

const text = (cell: string, at: string, space = '') => `<c r="${at}" t="inlineStr"><is><t${space}>${cell}</t></is></c>`;
const kept = ' xml:space="preserve"';

describe('a workbook that is written as its rows come', () => {
  it('has its headings, and each kind of cell', async () => {
    const [headings, first] = await rowsOf([['2025-08-01', '7', '-12.50', 'Ibagué']]);
    expect(headings).toContain('<t>Día «D»</t>');
    expect(first).toBe(
      `<c r="A2" s="3"><v>45870</v></c><c r="B2"><v>7</v></c><c r="C2" s="2"><v>-12.50</v></c>${text('Ibagué', 'D2')}`,
    );
  });

  it('goes on from piece to piece, leaves out what is empty and says again what the row above says', async () => {
    const rows = await rowsOf(
      [
        ['', '', '1.00', 'a'],
        ['', '3', '1.00', ''],
      ],
      [['2025-08-01', '3', '', 'a']],
    );
    expect(rows.slice(1)).toEqual([
      `<c r="C2" s="2"><v>1.00</v></c>${text('a', 'D2')}`,
      '<c r="B3"><v>3</v></c><c r="C3" s="2"><v>1.00</v></c>',
      `<c r="A4" s="3"><v>45870</v></c><c r="B4"><v>3</v></c>${text('a', 'D4')}`,
    ]);
  });

  it.each([
    ['what XML says otherwise', '<b>"R&D"</b>', '&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;', ''],
    ['what XML cannot say', 'a\u0001b\u007fc\u0085d\ufffee\uffff', 'abcde', ''],
    ['letters whose bytes look like controls', 'Á\u00a0Â€—😀', 'Á\u00a0Â€—😀', ''],
    ['a letter beside the last ones', '\ufffd\uff3d', '\ufffd\uff3d', ''],
    ['a tab', 'a\tb', 'a\tb', ''],
    ['space at its ends', ' a ', ' a ', kept],
    ['space twice', 'a  b', 'a  b', kept],
    ['a formula, which is text', '=1+1', '=1+1', ''],
  ])('%s', async (_, cell, says, space) => {
    expect((await rowsOf([['', '', '', cell]]))[1]).toBe(text(says, 'D2', space));
  });

  it('writes as text an amount that a spreadsheet would round', async () => {
    const [, fits, rounds] = await rowsOf([
      ['', '', '1234567890123.45', ''],
      ['', '', '12345678901234.56', ''],
    ]);
    expect(fits).toBe('<c r="C2" s="2"><v>1234567890123.45</v></c>');
    expect(rounds).toBe(text('12345678901234.56', 'C3'));
  });
});
