import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refusal, type Language, type Problem } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { Transactions } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import type { UploadOnDisk } from '../../platform/http/upload';
import { UseCases } from '../../platform/http/use-cases';
import { usualLimits, type TableEnd, type TableRow } from '../../platform/tables/reading/table-file';
import { TableReader } from '../../platform/tables/reading/table-reader';
import { AnnexRefused, requireFigures } from '../resolutions/annex.rules';
import { Annex, type ImportedLines } from '../resolutions/annex.service';
import type { Resolution } from '../resolutions/resolution.rules';
import { Resolutions } from '../resolutions/resolution.service';
import { TerritoryQueries } from '../territories/territory.queries';
import { columnSaid, viewAnnexFile, type AnnexFileView, type FileSaid, type ImportAsked } from './annex-file.dto';
import { AnnexFileQueries } from './annex-file.queries';
import { AnnexReading, type KnownOfFile } from './annex-reading.rules';
import { gazetteerOf } from './gazetteer.rules';
import { registerOf, type HospitalRegister } from './hospitals.rules';
import { IssueList } from './issue-list';
import { issueOf, type Issue } from './issue.rules';
import { LineSpool } from './line-spool';
import { placed, type Understood } from './lines.rules';
import { OneAhead } from './one-ahead';
import { chooseSheet } from './sheets.rules';

/** More of them help nobody correct a file. */
const mostProblems = 1000;

/** The annex, as the file that somebody has it in. */
@Injectable()
export class AnnexImport {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly tables: TableReader,
    private readonly resolutions: Resolutions,
    private readonly annex: Annex,
    private readonly territories: TerritoryQueries,
    private readonly queries: AnnexFileQueries,
  ) {}

  /**
   * Reads the file, and replaces the lines of the draft with what it says; in a dry run only says what was understood,
   * and what would refuse it. Memory does not grow with the file; the lines are written five thousand to a statement.
   * @throws NotFound, WrongState, NotAnAllocation; what `TableReader` refuses; unless it is a dry run AnnexRefused with
   * each error, BeyondAuthorized, TotalDiffers
   */
  async import(
    by: Caller,
    id: string,
    upload: UploadOnDisk,
    asked: ImportAsked,
    language: Language,
  ): Promise<Answer<AnnexFileView>> {
    await this.resolutions.one(by, id);
    const spool = await LineSpool.open();
    try {
      const { file, understood } = await this.read(upload, asked.sheet ?? null, spool);
      const dryRun = by.dryRun === false && asked.dryRun === 'true' ? 'answer' : by.dryRun;
      const fingerprint = createHash('sha256').update(`${by.fingerprint} ${file.sha256}`).digest('hex');
      return await this.useCases.once({ ...by, fingerprint, dryRun }, async (tx) => {
        const draft = await this.annex.open(tx, by, id);
        const { issues } = understood;
        if (issues.counts.error > 0 && dryRun === false) throw refusedWith(issues, file);
        const figures = dryRun === false ? [] : figureIssues(draft, understood);
        if (issues.counts.error + figures.length === 0)
          await this.annex.replaceWithFile(tx, by, draft, linesOf(file, understood, spool));
        return viewAnnexFile(file, understood, figures, { language, kept: dryRun === false });
      });
    } finally {
      await spool.discard();
    }
  }

  /** Reads the file, and again where its end changes what its beginning meant. The lines go into the spool. */
  private async read(
    { fd, size, sha256, name }: UploadOnDisk,
    sheet: string | null,
    spool: LineSpool,
  ): Promise<{ file: FileSaid; understood: Understood }> {
    const source = { fd, size };
    const beginning = await this.tables.beginning(source, limits);
    const { form } = beginning;
    const chosen = chooseSheet(beginning, sheet);
    const file = { name: name.slice(0, 200), sha256, form, sheet: chosen.name, heading: chosen.heading };
    if (!chosen.heading) return { file, understood: nothingBut(chosen.issues) };
    const gazetteer = gazetteerOf(await this.transactions.read((tx) => this.territories.known(tx)));
    let known: KnownOfFile = { form, heading: chosen.heading, writing: null, merged: [], issues: chosen.issues };
    for (;;) {
      const reading = new AnnexReading(known);
      const end = await this.rows({ source, sheet: chosen.name, limits }, reading, (rows, register) =>
        spool.add(reading.take(rows, { gazetteer, register })),
      );
      const read = reading.end(end);
      if ('understood' in read) return { file, understood: read.understood };
      known = read.again;
      await spool.restart();
    }
  }

  /** Some rows at a time with the hospitals that they may mean, which are asked for while those before are understood. */
  private async rows(
    asked: Parameters<TableReader['rows']>[0],
    reading: AnnexReading,
    take: (rows: readonly TableRow[], register: HospitalRegister) => Promise<void>,
  ): Promise<TableEnd> {
    const taking = new OneAhead();
    try {
      return await this.tables.rows(asked, (rows) =>
        taking.add(this.register(reading, rows), (register) => take(rows, register)),
      );
    } finally {
      await taking.end();
    }
  }

  /** The hospitals that these rows may mean: no more of the register is read. */
  private async register(reading: AnnexReading, rows: readonly TableRow[]): Promise<HospitalRegister> {
    const asked = reading.identitiesIn(rows);
    const found =
      asked.ids.length + asked.nits.length === 0
        ? []
        : await this.transactions.readAtOnce((tx) => this.queries.identified(tx, asked));
    const names = reading.namesIn(rows, found);
    const named = names.length === 0 ? [] : await this.transactions.readAtOnce((tx) => this.queries.named(tx, names));
    return registerOf(found, named);
  }
}

/** As many rows as lines are taken, and room for headings and totals. */
const limits = { ...usualLimits, rows: 1_040_000 };

function nothingBut(issues: readonly Issue[]): Understood {
  const list = new IssueList();
  list.add(issues, 0);
  return {
    count: 0,
    lines: [],
    issues: list,
    asPrinted: true,
    skipped: [],
    totals: [],
    total: Money.zero,
    writing: { groups: { dot: null, comma: null } },
  };
}

function linesOf({ name, sha256, sheet, form }: FileSaid, understood: Understood, spool: LineSpool): ImportedLines {
  const { count, lines, total, asPrinted } = understood;
  return {
    batches: () => spool.batches(),
    count,
    total,
    asPrinted,
    file: { name, sha256, format: form.format, sheet },
    // Those of a larger one are told by the hash of its file.
    written: count > lines.length ? null : placed(lines).map(({ written }) => written),
  };
}

function figureIssues(
  draft: Pick<Resolution, 'authorized_amount' | 'printed_annex_total'>,
  { count, total }: Understood,
): Issue[] {
  if (count === 0) return [];
  try {
    requireFigures(draft, total);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const detail = { es: error.detail('es'), en: error.detail('en') };
    return [issueOf({ code: error.code, detail }, { row: null })];
  }
}

function refusedWith({ errors, counts }: IssueList, { heading }: FileSaid): Refusal {
  const problems = errors.slice(0, mostProblems).map((each): Problem => {
    const column = columnSaid(each.column, heading);
    return {
      ...(column === null ? {} : { field: column }),
      ...(each.row === null ? {} : { line: each.row }),
      code: each.code,
      detail: each.detail,
      ...(each.original === null ? {} : { params: { original: each.original } }),
    };
  });
  return new AnnexRefused({ count: counts.error }, problems);
}
