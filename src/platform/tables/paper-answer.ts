import { hash } from 'node:crypto';
import { StreamableFile } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { leaveAs } from '../http/leaving';
import type { ReportAnswer } from './answer';
import { formatAmong, type Asking } from './formats';

const types = { pdf: 'application/pdf', json: 'application/json' } as const;

/** A paper that somebody asked for. */
export interface Drawn<View> {
  /** Its name in the record of what leaves. */
  readonly name: string;
  /** Without its extension. */
  readonly file: string;
  readonly moment: { readonly asOf: CalendarDate; readonly knownAt: string };
  readonly view: () => View;
  readonly draw: () => Promise<Buffer>;
}

/** A paper first, and its data to who asks for JSON. What leaves is recorded with its hash. @throws NotAcceptable */
export async function answerPaper<View>(
  asked: Asking & { readonly format?: keyof typeof types | undefined },
  { name, file, moment, view, draw }: Drawn<View>,
): Promise<ReportAnswer<View>> {
  const { reply } = asked;
  void reply.header('vary', 'accept');
  if (formatAmong(types, asked.format, asked.accept) === 'json') return view();
  const bytes = await draw();
  const sha256 = hash('sha256', bytes, 'hex');
  void reply.header('etag', `"${sha256.slice(0, 32)}"`);
  void reply.type(types.pdf);
  void reply.header('content-disposition', `attachment; filename="${file}.pdf"`);
  leaveAs(reply, { report: name, format: 'pdf', name: `${file}.pdf`, ...moment, sha256 });
  if (reply.request.headers['if-none-match'] !== `"${sha256.slice(0, 32)}"`) return new StreamableFile(bytes);
  void reply.status(304);
  return undefined;
}
