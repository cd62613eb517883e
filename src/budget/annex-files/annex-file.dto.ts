import { z } from 'zod';
import type { Language } from '../../kernel/errors';
import { columnName, type TableForm } from '../../platform/tables/reading/table-file';
import { momentAsked } from '../resolutions/annex.dto';
import { tidy, type Heading } from './columns.rules';
import type { Meaning } from './headings';
import { mostShown, type IssueList } from './issue-list';
import type { Issue } from './issue.rules';
import type { Understood, UnderstoodLine } from './lines.rules';

export const importAsked = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'true: se dice lo que se entiende y nada se guarda' }),
  sheet: z.string().min(1).max(100).optional().meta({ description: 'De un libro: la hoja que es el anexo' }),
});

export const annexAsked = momentAsked.extend({
  format: z.enum(['json', 'csv', 'xlsx']).optional(),
  bom: z.enum(['true', 'false']).optional(),
});

export const templateAsked = z.strictObject({ format: z.enum(['xlsx', 'csv']).optional() });

const pesos = z.string().meta({ description: 'Pesos', examples: ['60431400.00'] });

export const annexFileView = z.object({
  /** Whether the lines were kept: never in a dry run. */
  kept: z.boolean(),
  file: z.object({
    name: z.string(),
    sha256: z.string(),
    format: z.enum(['csv', 'xlsx']),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    sheet: z.string().nullable(),
    /** The row of the headings; null where none was found. */
    headingRow: z.int().nullable(),
    columns: z.array(z.object({ column: z.string(), heading: z.string(), meaning: z.string().nullable() })),
    /** Rows that are no lines: titles, repeated headings, departments as titles, totals, notes. */
    skipped: z.array(z.object({ row: z.int(), kind: z.string(), text: z.string() })),
    totals: z.array(
      z.object({
        row: z.int(),
        label: z.string(),
        stated: pesos,
        sum: pesos.nullable(),
        agrees: z.boolean().nullable(),
      }),
    ),
  }),
  /** How many lines the file has; `lines` shows the first ones. */
  count: z.int(),
  /** Σ of the amounts that could be read. */
  total: pesos,
  counts: z.object({ errors: z.int(), warnings: z.int(), repairs: z.int() }),
  omitted: z.object({ lines: z.int(), issues: z.int() }),
  lines: z.array(
    z.object({
      /** Of the file. */
      row: z.int(),
      /** Of the annex. */
      line: z.int(),
      divipola: z.string().nullable(),
      municipality: z.string().nullable(),
      department: z.string().nullable(),
      hospital: z.object({ id: z.string(), name: z.string(), nit: z.string().nullable() }).nullable(),
      hospitalWritten: z.string().nullable(),
      amount: pesos.nullable(),
      state: z.enum(['understood', 'repaired', 'doubtful', 'refused']),
    }),
  ),
  issues: z.array(
    z.object({
      /** The row of the file; null: the file as a whole. */
      line: z.int().nullable(),
      /** The heading as it is written, or the letter of the column. */
      column: z.string().nullable(),
      /** «C7» */
      cell: z.string().nullable(),
      code: z.string(),
      severity: z.enum(['repair', 'warning', 'error']),
      detail: z.string(),
      original: z.string().nullable(),
      repaired: z.string().nullable(),
    }),
  ),
});

export type ImportAsked = z.output<typeof importAsked>;
export type AnnexAsked = z.output<typeof annexAsked>;
export type TemplateAsked = z.output<typeof templateAsked>;
export type AnnexFileView = z.output<typeof annexFileView>;

/** What is said of the file itself. */
export interface FileSaid {
  readonly name: string;
  readonly sha256: string;
  readonly form: TableForm;
  readonly sheet: string | null;
  readonly heading: Heading | null;
}

export function viewAnnexFile(
  file: FileSaid,
  understood: Understood,
  figures: readonly Issue[],
  { language, kept }: { language: Language; kept: boolean },
): AnnexFileView {
  const { form, heading } = file;
  const { count, lines, issues, skipped, totals, total } = understood;
  const { error, warning, repair } = issues.counts;
  const shown = withFigures(issues.shown, figures);
  const errors = error + figures.length;
  return {
    kept,
    file: {
      name: file.name,
      sha256: file.sha256,
      format: form.format,
      encoding: form.format === 'csv' ? form.encoding : null,
      delimiter: form.format === 'csv' ? form.delimiter : null,
      sheet: file.sheet,
      headingRow: heading?.row ?? null,
      columns: heading ? viewColumns(heading) : [],
      skipped: skipped.map(({ row, kind, text }) => ({ row, kind, text })),
      totals: totals.map(({ row, label, stated, sum }) => ({
        row,
        label,
        stated: stated.toString(),
        sum: sum?.toString() ?? null,
        agrees: sum?.equals(stated) ?? null,
      })),
    },
    count,
    total: total.toString(),
    counts: { errors, warnings: warning, repairs: repair },
    omitted: { lines: count - lines.length, issues: errors + warning + repair - shown.length },
    lines: lines.map((line) => viewLine(line, issues)),
    issues: shown.map((each) => viewIssue(each, heading, language)),
  };
}

/** What is wrong with the sum refuses the file as a whole: it is told also where not all can be. */
function withFigures(shown: readonly Issue[], figures: readonly Issue[]): readonly Issue[] {
  if (shown.length + figures.length <= mostShown) return [...shown, ...figures];
  return [...figures, ...shown].slice(0, mostShown);
}

function viewColumns({ written, columns }: Heading): AnnexFileView['file']['columns'] {
  const meanings = new Map((Object.keys(columns) as Meaning[]).map((meaning) => [columns[meaning], meaning]));
  return written.map((heading, column) => ({
    column: columnName(column),
    heading: tidy(heading).slice(0, 200),
    meaning: meanings.get(column) ?? null,
  }));
}

const states = { error: 'refused', warning: 'doubtful', repair: 'repaired' } as const;

function viewLine(
  { row, line, territory, hospital, hospitalWritten, amount }: UnderstoodLine,
  issues: IssueList,
): AnnexFileView['lines'][number] {
  const worst = issues.worstOf(row);
  return {
    row,
    line,
    divipola: territory?.divipola ?? null,
    municipality: territory?.municipality ?? null,
    department: territory?.department.name ?? null,
    hospital: hospital && { id: hospital.id, name: hospital.name, nit: hospital.nit },
    hospitalWritten,
    amount: amount?.toString() ?? null,
    state: worst ? states[worst] : 'understood',
  };
}

function viewIssue(each: Issue, heading: Heading | null, language: Language): AnnexFileView['issues'][number] {
  const { row, column, code, severity, detail, original, repaired } = each;
  return {
    line: row,
    column: columnSaid(column, heading),
    cell: row === null || column === null ? null : `${columnName(column)}${row}`,
    code,
    severity,
    detail: detail[language],
    original,
    repaired,
  };
}

export function columnSaid(column: number | null, heading: Heading | null): string | null {
  if (column === null) return null;
  const written = tidy(heading?.written[column] ?? '').slice(0, 200);
  return written === '' ? columnName(column) : written;
}
