import { hash } from 'node:crypto';
import { StreamableFile } from '@nestjs/common';
import { leaveAs } from '../http/leaving';
import { csvOf } from './csv';
import { formatOf, mediaTypes, type Asking, type Format } from './formats';
import { paperOf } from './pdf';
import type { ReportPapers } from './report-papers';
import { requireSums, type Table } from './table';
import { xlsxOf } from './xlsx';

/** A report that is ready to be answered: as a view, or as a table in any form. */
export interface Report<View, Row> {
  /** Its name in the record of what leaves: «execution-status». */
  readonly name: string;
  readonly view: () => View;
  readonly table: () => Table<Row>;
}

/** Nothing where whoever asks has it already. */
export type ReportAnswer<View> = View | StreamableFile | undefined;

/** What a request asks of a report: `{ ...question, ...asking }`. */
export type Asked = Asking & {
  readonly format?: Format | undefined;
  readonly bom?: 'true' | 'false' | undefined;
  /** The instant, where the question names one: a report of now may be of a moment ago, see `ReportPapers`. */
  readonly knownAt?: string | undefined;
};

/**
 * The report in the form that was asked for: JSON as any other answer, with its ETag; the others as a file with a name,
 * whose tag is the hash of its bytes. What leaves as a file is recorded with that hash and the moment it speaks of.
 * @throws NotAcceptable, PapersBusy
 */
export async function answerReport<View, Row>(
  asked: Asked,
  report: Report<View, Row>,
  papers: ReportPapers,
): Promise<ReportAnswer<View>> {
  const { reply } = asked;
  void reply.header('vary', 'accept, accept-language');
  const format = formatOf(asked.format, asked.accept);
  if (format === 'json') return report.view();
  const table = report.table();
  requireSums(table);
  const { bytes, moment } = await drawn[format](table, asked, papers);
  const sha256 = hash('sha256', bytes, 'hex');
  const file = `${table.file}.${format}`;
  void reply.header('etag', `"${sha256.slice(0, 32)}"`);
  void reply.type(format === 'csv' ? `${mediaTypes.csv}; charset=utf-8` : mediaTypes[format]);
  void reply.header('content-disposition', `attachment; filename="${file}"`);
  leaveAs(reply, { report: report.name, format, name: file, ...moment, sha256 });
  if (reply.request.headers['if-none-match'] !== `"${sha256.slice(0, 32)}"`) return new StreamableFile(bytes);
  void reply.status(304);
  return undefined;
}

const drawn = {
  csv: <Row>(table: Table<Row>, { language, bom }: Asked) => {
    const bytes = Buffer.from(csvOf(table, { language, bom: bom === 'true' }), 'utf8');
    return Promise.resolve({ bytes, moment: table.moment });
  },
  xlsx: async <Row>(table: Table<Row>, { language }: Asked) => {
    return { bytes: await xlsxOf(table, language), moment: table.moment };
  },
  pdf: <Row>(table: Table<Row>, { knownAt }: Asked, papers: ReportPapers) =>
    papers.of(paperOf(table), table.moment, knownAt),
};
