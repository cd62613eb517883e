import { zipOf, type ZipFile } from '../zip';

/*
 * A workbook of plain rows, written as they come: any number of them, in flat memory. Beyond what a sheet holds it goes
 * on in another one. Texts stand in their cells, not in a list beside them, which would have to be known first.
 */

export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** `money`: two decimals; a number only while a spreadsheet keeps its digits. `date`: YYYY-MM-DD. */
  readonly kind: 'text' | 'integer' | 'money' | 'date';
}

/** What a sheet holds, its headings included (ECMA-376). */
export const rowsOfSheet = 1_048_576;

const pieceLetters = 131_072;

/** @param rows some at a time, each of as many cells as there are columns; @param when see `zipOf` */
export function sheetFile(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly (readonly string[])[]>,
  when: string,
): AsyncGenerator<Uint8Array> {
  return zipOf(filesOf(name, columns, rows), when, 3);
}

async function* filesOf(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<ZipFile> {
  // Whatever is not named here is a sheet: how many there will be is not known yet.
  yield file('[Content_Types].xml', contentTypes);
  yield file('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  yield file('xl/styles.xml', styles);
  const source = new Rows(rows);
  let sheets = 0;
  do {
    sheets += 1;
    yield { path: `xl/worksheets/sheet${sheets}.xml`, bytes: sheetOf(columns, source) };
  } while (await source.some());
  const names = Array.from({ length: sheets }, (_, index) => (index === 0 ? name : `${name} ${index + 1}`));
  yield file(
    'xl/workbook.xml',
    `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
      .map((each, index) => `<sheet name="${escaped(each)}" sheetId="${index + 1}" r:id="rId${index + 2}"/>`)
      .join('')}</sheets></workbook>`,
  );
  yield file(
    'xl/_rels/workbook.xml.rels',
    relations([
      ['styles', 'styles.xml'],
      ...names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
    ]),
  );
}

async function* sheetOf(columns: readonly SheetColumn[], source: Rows): AsyncGenerator<Uint8Array> {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const letters = columns.map((_, index) => letterOf(index));
  const headings = columns.map(
    ({ header }, index) => `<c r="${letters[index] ?? ''}1" s="1" t="inlineStr"><is><t>${escaped(header)}</t></is></c>`,
  );
  let piece =
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
  for (let number = 2; number <= rowsOfSheet; number += 1) {
    const row = source.next() ?? ((await source.some()) ? source.next() : undefined);
    if (!row) break;
    piece += rowText(row, number, columns, letters);
    if (piece.length < pieceLetters) continue;
    yield Buffer.from(piece, 'utf8');
    piece = '';
  }
  yield Buffer.from(`${piece}</sheetData></worksheet>`, 'utf8');
}

function rowText(
  row: readonly string[],
  number: number,
  columns: readonly SheetColumn[],
  letters: readonly string[],
): string {
  let text = `<row r="${number}">`;
  for (let column = 0; column < columns.length; column += 1) {
    const cell = row[column] ?? '';
    if (cell === '') continue;
    text += cellText(cell, `${letters[column] ?? ''}${number}`, columns[column]?.kind ?? 'text');
  }
  return `${text}</row>`;
}

function cellText(cell: string, at: string, kind: SheetColumn['kind']): string {
  if (kind === 'money' && isKept(cell)) return `<c r="${at}" s="2"><v>${cell}</v></c>`;
  if (kind === 'integer') return `<c r="${at}"><v>${cell}</v></c>`;
  if (kind === 'date') return `<c r="${at}" s="3"><v>${serialOf(cell)}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** Fifteen digits are what a spreadsheet keeps of a number. */
function isKept(amount: string): boolean {
  return amount.replace('-', '').length <= 16;
}

const days = new Map<string, number>();

/** The day as a spreadsheet counts it. */
function serialOf(date: string): number {
  const known = days.get(date);
  if (known !== undefined) return known;
  if (days.size > 5000) days.clear();
  const serial = Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 25_569;
  days.set(date, serial);
  return serial;
}

/** Rows that come some at a time, one after the other. */
class Rows {
  readonly #batches: AsyncIterator<readonly (readonly string[])[]>;
  #batch: readonly (readonly string[])[] = [];
  #at = 0;

  constructor(batches: AsyncIterable<readonly (readonly string[])[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  /** Of the batch that is there. */
  next(): readonly string[] | undefined {
    const row = this.#batch[this.#at];
    this.#at += 1;
    return row;
  }

  /** Whether there is a next one: waits for another batch where this one is at its end. */
  async some(): Promise<boolean> {
    while (this.#at >= this.#batch.length) {
      const { done, value } = await this.#batches.next();
      if (done) return false;
      [this.#batch, this.#at] = [value, 0];
    }
    return true;
  }
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const typesOf = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes =
  `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Default Extension="xml" ContentType="${typesOf}.worksheet+xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${typesOf}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${typesOf}.styles+xml"/></Types>`;

/** 0 as it is, 1 a heading, 2 pesos with centavos, 3 a day. */
const styles =
  `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00"/>` +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

function relations(of: readonly (readonly [type: string, target: string])[]): string {
  const each = of.map(([type, target], index) => {
    return `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`;
  });
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function file(path: string, text: string): ZipFile {
  return { path, bytes: [Buffer.from(text, 'utf8')] };
}

function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${letterOf(Math.floor(column / 26) - 1)}${last}`;
}

/** Text in XML; what XML cannot say is left out. */
function escaped(text: string): string {
  if (!/[&<>"\p{Cc}\ufffe\uffff]/u.test(text)) return text;
  return text
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (letter) => ('\t\n\r'.includes(letter) ? letter : ''))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
