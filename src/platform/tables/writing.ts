import { hash } from 'node:crypto';
import { StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import type { CalendarDate } from '../../kernel/calendar';
import { leaveAs } from '../http/leaving';
import type { Block, DocumentPlan } from '../paper/blocks';
import type { ReportAnswer } from './answer';
import { formatAmong, type Asking } from './formats';
import type { ReportPapers } from './report-papers';

/*
 * A report that is made of sentences: one list of parts, as JSON beside its data, as plain text and on paper.
 */

export const writingTypes = { json: 'application/json', text: 'text/plain', pdf: 'application/pdf' } as const;

export type WritingFormat = keyof typeof writingTypes;

export const writingQuestion = { format: z.enum(['json', 'text', 'pdf']).optional() };

export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** What the reader must not overlook: a contradiction, a doubt. */
  | { readonly kind: 'notice'; readonly title: string; readonly text: string };

/** A whole writing. Says nothing of today: equal writings give equal bytes. */
export interface Writing {
  /** Of the file, without its extension. */
  readonly file: string;
  readonly title: string;
  readonly subtitle: string;
  readonly issuer: string;
  readonly moment: { readonly asOf: CalendarDate; readonly knownAt: string };
  readonly parts: readonly Part[];
  readonly foot: string;
  readonly data: unknown;
}

/** The writing in the form that was asked for, by name or by `Accept`. @throws NotAcceptable */
export async function answerWriting<View>(
  asked: Asking & { readonly format?: WritingFormat | undefined; readonly knownAt?: string | undefined },
  report: { readonly name: string; readonly view: () => View; readonly writing: () => Writing },
  papers: ReportPapers,
): Promise<ReportAnswer<View>> {
  const { reply } = asked;
  void reply.header('vary', 'accept, accept-language');
  const format = formatAmong(writingTypes, asked.format, asked.accept);
  if (format === 'json') return report.view();
  const writing = report.writing();
  const { bytes, moment } =
    format === 'text'
      ? { bytes: Buffer.from(textOf(writing), 'utf8'), moment: writing.moment }
      : await papers.of(planOf(writing), writing.moment, asked.knownAt);
  const sha256 = hash('sha256', bytes, 'hex');
  const file = `${writing.file}.${format === 'text' ? 'txt' : 'pdf'}`;
  void reply.header('etag', `"${sha256.slice(0, 32)}"`);
  void reply.type(format === 'text' ? `${writingTypes.text}; charset=utf-8` : writingTypes.pdf);
  void reply.header('content-disposition', `attachment; filename="${file}"`);
  leaveAs(reply, { report: report.name, format, name: file, ...moment, sha256 });
  if (reply.request.headers['if-none-match'] !== `"${sha256.slice(0, 32)}"`) return new StreamableFile(bytes);
  void reply.status(304);
  return undefined;
}

/** To paste in a letter or to read aloud: no markup, one paragraph a line. */
export function textOf({ title, subtitle, parts, foot }: Writing): string {
  return [title, subtitle, ...parts.map(textOfPart), foot].join('\n\n') + '\n';
}

function textOfPart(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return part.text.toUpperCase();
    case 'paragraph':
      return part.text;
    case 'list':
      return part.items.map((item, index) => `${index + 1}. ${item}`).join('\n');
    case 'table':
      return [part.head, ...part.rows].map((row) => row.join(' · ')).join('\n');
    case 'notice':
      return `${part.title}: ${part.text}`;
  }
}

/** The writing as a document, to be drawn alone or bound with others. */
export function planOf({ title, subtitle, issuer, moment, parts, foot, data }: Writing): DocumentPlan {
  return {
    title,
    author: issuer,
    subject: subtitle,
    createdAt: new Date(moment.knownAt),
    head: { left: issuer, right: subtitle },
    foot,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'paragraph', style: 'subtitle', text: [subtitle] },
      ...parts.map(blockOf),
    ],
    attachment: { name: 'datos.json', description: 'Los datos del informe', json: JSON.stringify(data) },
  };
}

function blockOf(part: Part): Block {
  switch (part.kind) {
    case 'heading':
      return { kind: 'heading', level: 2, text: part.text };
    case 'paragraph':
      return { kind: 'paragraph', style: 'plain', text: [part.text] };
    case 'list':
      return { kind: 'numbered', items: part.items.map((item) => [item]) };
    case 'table':
      return {
        kind: 'table',
        columns: part.head.map((header, index) => ({ header, align: index === 0 ? 'left' : 'right' })),
        rows: part.rows.map((cells) => ({ cells })),
      };
    case 'notice':
      return part;
  }
}
