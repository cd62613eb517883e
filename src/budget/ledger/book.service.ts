import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { escapeLiteral } from 'pg';
import { z } from 'zod';
import { scopeOf } from '../../platform/access/person';
import { Exports } from '../../platform/database/exports';
import type { Caller } from '../../platform/http/caller';
import { date, id, instant } from '../../platform/http/forms';
import { sheetFile } from '../../platform/tables/sheet-stream';
import { bookColumns, bookSelection, bookSource } from './book.columns';

export const bookAsked = z.strictObject({
  format: z.enum(['csv', 'xlsx', 'json']).optional(),
  resolution: id().optional(),
  allocation: id().optional(),
  asOf: date().optional(),
  knownAt: instant().optional(),
});

export type BookAsked = z.output<typeof bookAsked>;

/** The auxiliary book: every posting with its balance, as a file of any length, in flat memory. */
@Injectable()
export class Book {
  constructor(private readonly exports: Exports) {}

  /**
   * The postings that the caller may see, in the order of recording, as they were at one moment. A person of a hospital
   * sees those of its own lines, and nothing else of an entry that touches others.
   * @throws ExportsBusy
   */
  stream(by: Caller, form: 'csv' | 'xlsx' | 'json', asked: BookAsked): Promise<Readable> {
    const sql = `select ${bookSelection[form]} ${bookSource(conditionsOf(by, asked))}`;
    return this.exports.stream({ sql, form: form === 'csv' ? 'csv' : 'raw', rowEnd: rowEnds[form] }, writers[form]);
  }
}

const writers = { csv: csvFile, json: jsonFile, xlsx: xlsxFile };
const rowEnds = { csv: '\r\n', xlsx: '\n', json: ',\n' };

// COPY takes no parameters: each of these was read as what it is, and is quoted besides.
function conditionsOf(by: Caller, { resolution, allocation, asOf, knownAt }: BookAsked): string[] {
  const scope = scopeOf(by.person);
  return [
    ...(resolution === undefined ? [] : [`entry.resolution_id = ${escapeLiteral(resolution)}`]),
    ...(allocation === undefined ? [] : [`account.allocation_id = ${escapeLiteral(allocation)}`]),
    ...(asOf === undefined ? [] : [`entry.effective_on <= ${escapeLiteral(asOf)}`]),
    ...(knownAt === undefined ? [] : [`entry.recorded_at <= ${escapeLiteral(knownAt)}`]),
    ...(scope === null ? [] : [`line.hospital_id = any(${escapeLiteral(`{${scope.join(',')}}`)}::uuid[])`]),
  ];
}

async function* csvFile(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer | string> {
  yield `${bookColumns.map(({ header }) => header).join(',')}\r\n`;
  yield* rows;
}

/** Each row ends with a comma: that of a piece's last row is written before the next piece. */
async function* jsonFile(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer | string> {
  yield '{"items":[\n';
  let comma = '';
  for await (const piece of rows) {
    yield comma;
    yield piece.subarray(0, -2);
    comma = ',\n';
  }
  yield '\n]}\n';
}

function xlsxFile(rows: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  return sheetFile('Libro auxiliar', bookColumns, rows, '1980-01-01T00:00:00');
}
