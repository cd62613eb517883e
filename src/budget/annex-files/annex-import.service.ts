import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Refusal, type Language, type Problem } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { Transactions } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import type { UploadedFile } from '../../platform/http/upload';
import { UseCases } from '../../platform/http/use-cases';
import { TableReader } from '../../platform/tables/reading/table-reader';
import { AnnexRefused, requireFigures } from '../resolutions/annex.rules';
import { Annex } from '../resolutions/annex.service';
import type { Resolution } from '../resolutions/resolution.rules';
import { Resolutions } from '../resolutions/resolution.service';
import { TerritoryQueries } from '../territories/territory.queries';
import { columnSaid, viewAnnexFile, type AnnexFileView, type FileSaid, type ImportAsked } from './annex-file.dto';
import { AnnexFileQueries } from './annex-file.queries';
import { AnnexReading } from './annex-reading.rules';
import { gazetteerOf } from './gazetteer.rules';
import { registerOf } from './hospitals.rules';
import { issueOf, type Issue } from './issue.rules';
import { placed, type KnownToReading, type Understood } from './lines.rules';
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
   * and what would refuse it. The lines are written in a constant number of statements.
   * @throws NotFound, WrongState, NotAnAllocation; what `TableReader` refuses; unless it is a dry run AnnexRefused with
   * each error, BeyondAuthorized, TotalDiffers
   */
  async import(
    by: Caller,
    id: string,
    upload: UploadedFile,
    asked: ImportAsked,
    language: Language,
  ): Promise<Answer<AnnexFileView>> {
    await this.resolutions.one(by, id);
    const { file, understood } = await this.read(upload, asked.sheet ?? null);
    const dryRun = by.dryRun === false && asked.dryRun === 'true' ? 'answer' : by.dryRun;
    const fingerprint = createHash('sha256').update(`${by.fingerprint} ${file.sha256}`).digest('hex');
    return this.useCases.once({ ...by, fingerprint, dryRun }, async (tx) => {
      const draft = await this.annex.open(tx, by, id);
      const issues = [...understood.issues, ...(dryRun !== false ? figureIssues(draft, understood) : [])];
      const errors = issues.filter(({ severity }) => severity === 'error');
      if (errors.length > 0 && dryRun === false) throw refusedWith(errors, file);
      const { name, sha256, sheet } = file;
      const from = { name, sha256, format: file.form.format, sheet };
      if (errors.length === 0)
        await this.annex.replace(tx, by, id, { lines: placed(understood.lines), problems: [] }, from);
      return viewAnnexFile(file, understood, issues, { language, kept: dryRun === false });
    });
  }

  private async read(
    { bytes, name }: UploadedFile,
    sheet: string | null,
  ): Promise<{ file: FileSaid; understood: Understood }> {
    const beginning = await this.tables.beginning(bytes);
    const chosen = chooseSheet(beginning, sheet);
    const file = {
      name: name.slice(0, 200),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      form: beginning.form,
      sheet: chosen.name,
      heading: chosen.heading,
    };
    if (!chosen.heading) return { file, understood: { ...nothing, issues: chosen.issues } };
    const reading = new AnnexReading(chosen.heading);
    const end = await this.tables.rows({ bytes, sheet: chosen.name }, (rows) => {
      reading.take(rows);
    });
    const understood = await breathing(reading.understand(end, await this.known()));
    return { file, understood: { ...understood, issues: [...chosen.issues, ...understood.issues] } };
  }

  private known(): Promise<KnownToReading> {
    return this.transactions.read(async (tx) => ({
      gazetteer: gazetteerOf(await this.territories.known(tx)),
      register: registerOf(await this.queries.hospitals(tx)),
    }));
  }
}

const nothing: Understood = {
  lines: [],
  issues: [],
  skipped: [],
  totals: [],
  total: Money.zero,
  writing: { groups: { dot: null, comma: null } },
};

/** A long work in steps, with what else waits done between them. */
async function breathing<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

function figureIssues(
  draft: Pick<Resolution, 'authorized_amount' | 'printed_annex_total'>,
  { lines, total }: Understood,
): Issue[] {
  if (lines.length === 0) return [];
  try {
    requireFigures(draft, total);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const detail = { es: error.detail('es'), en: error.detail('en') };
    return [issueOf({ code: error.code, detail }, { row: null })];
  }
}

function refusedWith(errors: readonly Issue[], { heading }: FileSaid): Refusal {
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
  return new AnnexRefused({ count: errors.length }, problems);
}
