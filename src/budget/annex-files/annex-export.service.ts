import { hash } from 'node:crypto';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { leaveAs } from '../../platform/http/leaving';
import type { ReportAnswer } from '../../platform/tables/answer';
import { formatAmong, mediaTypes, type Asking } from '../../platform/tables/formats';
import { wholeAnnex, type ConsolidatedView, type LinesView } from '../resolutions/annex.dto';
import { Annex } from '../resolutions/annex.service';
import { Resolutions } from '../resolutions/resolution.service';
import { csvOfAnnex, xlsxOfAnnex } from './annex-writing';
import { annexColumns, templateColumns, type AnnexCells } from './annex-columns';
import type { AnnexAsked, TemplateAsked } from './annex-file.dto';
import { AnnexFileQueries, type ExportedIdentity } from './annex-file.queries';

const types = { json: mediaTypes.json, csv: mediaTypes.csv, xlsx: mediaTypes.xlsx } as const;

/** The annex as a file that can be sent again: imported, it is the same annex. */
@Injectable()
export class AnnexExport {
  constructor(
    private readonly transactions: Transactions,
    private readonly resolutions: Resolutions,
    private readonly annex: Annex,
    private readonly queries: AnnexFileQueries,
  ) {}

  /**
   * JSON: the annex with its amendments at a moment. As a file: the same, or of a draft the lines that it has now.
   * @throws NotFound, MomentInTheFuture, NotAcceptable
   */
  async annexOf(
    by: Caller,
    id: string,
    { format, bom, ...moment }: AnnexAsked,
    asking: Asking,
  ): Promise<ReportAnswer<ConsolidatedView>> {
    const { reply } = asking;
    void reply.header('vary', 'accept');
    const form = formatAmong(types, format, asking.accept);
    const view = await this.annex.consolidated(by, id, moment);
    if (form === 'json') return view;
    const rows = await this.rows(by, id, view);
    const bytes =
      form === 'csv' ? csvOfAnnex(annexColumns, rows, bom === 'true') : await xlsxOfAnnex(annexColumns, rows);
    return sent(asking, {
      report: 'annex',
      form,
      name: `anexo-${fileName(view.label)}.${form}`,
      bytes,
      moment: { asOf: view.asOf, knownAt: view.knownAt },
    });
  }

  /** The headings, and nothing below. @throws NotAcceptable */
  async template({ format }: TemplateAsked, asking: Asking): Promise<StreamableFile> {
    const form = format ?? 'xlsx';
    const bytes = form === 'csv' ? csvOfAnnex(templateColumns, [], true) : await xlsxOfAnnex(templateColumns, []);
    void asking.reply.type(form === 'csv' ? `${types.csv}; charset=utf-8` : types.xlsx);
    void asking.reply.header('content-disposition', `attachment; filename="plantilla-anexo.${form}"`);
    return new StreamableFile(bytes);
  }

  private async linesOf(by: Caller, id: string): Promise<LinesView['items']> {
    const all: LinesView['items'] = [];
    for (let asked = wholeAnnex; ;) {
      const { items, nextCursor } = await this.annex.lines(by, id, asked);
      for (const each of items) all.push(each);
      if (nextCursor === null) return all;
      asked = { ...asked, cursor: [String(items.at(-1)?.line)] };
    }
  }

  private async rows(by: Caller, id: string, view: ConsolidatedView): Promise<AnnexCells[]> {
    const { status } = await this.resolutions.one(by, id);
    const drafted = status === 'draft' || status === 'in-review';
    const items = await this.linesOf(by, id);
    const sources = new Map(items.map((line) => [line.id, line.source]));
    const lines = drafted ? items : view.items.map((line) => ({ ...line, id: line.allocationId }));
    const identities = await this.transactions.read((tx) => this.queries.identities(tx, id));
    const byLine = new Map(identities.map((each) => [each.line_id, each]));
    return lines.map((line) => cellsOf(line, byLine.get(line.id), sources.get(line.id) ?? null));
  }
}

function cellsOf(
  line: ConsolidatedView['items'][number] | LinesView['items'][number],
  identity: ExportedIdentity | undefined,
  source: string | null,
): AnnexCells {
  return {
    line: String(line.line),
    divipola: line.divipola,
    department: line.department,
    municipality: line.municipality,
    nit: identity?.nit ?? '',
    checkDigit: identity?.check_digit?.toString() ?? '',
    hospital: line.hospital?.name ?? '',
    amount: line.amount,
    source: source ?? '',
    hospitalId: line.hospital?.id ?? '',
  };
}

interface Sent {
  readonly report: string;
  readonly form: 'csv' | 'xlsx';
  readonly name: string;
  readonly bytes: Buffer;
  readonly moment: { readonly asOf: string; readonly knownAt: string };
}

/** A file that leaves, recorded with its hash; 304 to who has it already. */
function sent({ reply }: Asking, { report, form, name, bytes, moment }: Sent): StreamableFile | undefined {
  const sha256 = hash('sha256', bytes, 'hex');
  const tag = `"${sha256.slice(0, 32)}"`;
  void reply.header('etag', tag);
  void reply.type(form === 'csv' ? `${types.csv}; charset=utf-8` : types.xlsx);
  void reply.header('content-disposition', `attachment; filename="${name}"`);
  leaveAs(reply, { report, format: form, name, ...moment, sha256 });
  if (reply.request.headers['if-none-match'] !== tag) return new StreamableFile(bytes);
  void reply.status(304);
  return undefined;
}

function fileName(label: string): string {
  return label
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-');
}
