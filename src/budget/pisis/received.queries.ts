import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import type { Tx } from '../../platform/database/transactions';
import type { TextForm } from './text-form';

@Injectable()
export class ReceivedQueries {
  /** The last file of a cut-off as it was received, with what names people put back in its place. */
  async last(tx: Tx, allocationId: string, cutoff: CalendarDate): Promise<ReceivedFile | null> {
    const [file]: FileRow[] = await tx.query(
      `select id, name, sha256, encoding, line_end, closed, mark
       from pisis_file
       where allocation_id = $1 and cutoff = $2
       order by id desc
       limit 1`,
      [allocationId, cutoff],
    );
    if (!file) return null;
    const lines: { kind: number; parts: string[]; people: string[] | null }[] = await tx.query(
      `select record.kind, record.parts, party.parts as people
       from pisis_record record
       left join pisis_party party on party.file_id = record.file_id and party.line = record.line
       where record.file_id = $1
       order by record.line`,
      [file.id],
    );
    const form = {
      encoding: file.encoding,
      lineEnd: file.line_end === 'crlf' ? '\r\n' : '\n',
      closed: file.closed,
      mark: file.mark,
    } as const;
    return { id: file.id, name: file.name, sha256: file.sha256, form, lines };
  }
}

export interface ReceivedFile {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly form: TextForm;
  readonly lines: readonly { readonly kind: number; readonly parts: string[]; readonly people: string[] | null }[];
}

interface FileRow extends Pick<TextForm, 'encoding' | 'closed' | 'mark'> {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly line_end: 'crlf' | 'lf';
}
