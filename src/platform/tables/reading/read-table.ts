import type { MessagePort } from 'node:worker_threads';
import { Refusal } from '../../../kernel/errors';
import { csvRows, openCsv, tooMany } from './csv-rows';
import { fileKind } from './file-kind.rules';
import { SheetRows } from './sheet-rows';
import { TableEmpty, TableSheetMissing } from './table.refusals';
import {
  beginningRows,
  type SheetBeginning,
  type TableBeginning,
  type TableEnd,
  type TableLimits,
  type TableRow,
} from './table-file';
import type { TableSource } from './table-source';
import { openWorkbook, type Workbook, type WorkbookSheet } from './workbook';

/* What the reading thread does. */

export interface ReadTask {
  readonly source: TableSource;
  readonly limits: TableLimits;
  /** Of a workbook: which sheet to read whole. Absent: only the beginning of each is asked for. */
  readonly rowsOf?: { readonly sheet: string | null; readonly port: MessagePort };
}

/** A refusal does not cross from a thread to another as what it is: its code and parameters do. */
export type ReadResult<T> =
  { readonly done: T } | { readonly refused: { code: string; params: Record<string, unknown> } };

const rowsAtOnce = 500;

export async function readTable({ source, limits, rowsOf }: ReadTask): Promise<ReadResult<TableBeginning | TableEnd>> {
  try {
    if (!rowsOf) return { done: await beginningOf(source, limits) };
    const batches = new Batches(rowsOf.port, limits.rows);
    return { done: await readWhole(source, limits, rowsOf.sheet, batches) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: { code: error.code, params: error.params } };
  } finally {
    rowsOf?.port.close();
  }
}

async function beginningOf(source: TableSource, limits: TableLimits): Promise<TableBeginning> {
  if (fileKind(source) === 'text') {
    const csv = openCsv(source);
    const rows: TableRow[] = [];
    for await (const row of csvRows(csv, limits)) if (rows.push(row) === beginningRows) break;
    return requireSome({ form: csv.form, sheets: [{ name: null, hidden: false, rows }] });
  }
  const book = await openWorkbook(source, limits);
  const sheets: SheetBeginning[] = [];
  for (const sheet of book.sheets) {
    const rows: TableRow[] = [];
    await readSheet(book, sheet, limits, (more) => {
      rows.push(...more);
      return Promise.resolve(rows.length >= beginningRows ? 'enough' : 'on');
    });
    sheets.push({ name: sheet.name, hidden: sheet.hidden, rows: rows.slice(0, beginningRows) });
  }
  return requireSome({ form: book.form, sheets });
}

/** @throws TableEmpty */
function requireSome(beginning: TableBeginning): TableBeginning {
  if (beginning.sheets.every(({ rows }) => rows.length === 0)) throw new TableEmpty();
  return beginning;
}

async function readWhole(
  source: TableSource,
  limits: TableLimits,
  name: string | null,
  batches: Batches,
): Promise<TableEnd> {
  if (fileKind(source) === 'text') {
    const csv = openCsv(source);
    for await (const row of csvRows(csv, limits)) await batches.add([row]);
    return { form: csv.form, rows: await batches.end(), merged: [], hiddenColumns: [] };
  }
  const book = await openWorkbook(source, limits);
  const sheet = book.sheets.find((each) => each.name === name);
  if (!sheet) throw new TableSheetMissing({ sheet: name ?? '', sheets: book.sheets.map((each) => each.name) });
  const notes = await readSheet(book, sheet, limits, async (rows) => {
    await batches.add(rows);
    return 'on';
  });
  return { form: book.form, rows: await batches.end(), ...notes };
}

async function readSheet(
  book: Workbook,
  { path }: WorkbookSheet,
  limits: TableLimits,
  take: (rows: TableRow[]) => Promise<'on' | 'enough'>,
) {
  const rows = new SheetRows(book, limits);
  await book.parts.read(path, rows.hands, () => take(rows.taken()));
  return rows.notes;
}

/** Gives the rows over some at a time, and waits while they are being dealt with: the other side is never flooded. */
class Batches {
  #rows: TableRow[] = [];
  #count = 0;
  #underWay = 0;
  #wake: (() => void) | null = null;

  constructor(
    private readonly port: MessagePort,
    private readonly most: number,
  ) {
    port.on('message', () => {
      this.#underWay -= 1;
      this.#wake?.();
    });
  }

  /** @throws TableTooLarge */
  async add(rows: readonly TableRow[]): Promise<void> {
    this.#count += rows.length;
    if (this.#count > this.most) throw tooMany.rows(this.most);
    for (const row of rows) this.#rows.push(row);
    while (this.#rows.length >= rowsAtOnce) await this.#give(this.#rows.splice(0, rowsAtOnce));
  }

  /** @returns how many rows there were. @throws TableEmpty */
  async end(): Promise<number> {
    if (this.#count === 0) throw new TableEmpty();
    if (this.#rows.length > 0) await this.#give(this.#rows);
    await this.#until(0);
    return this.#count;
  }

  async #give(rows: TableRow[]): Promise<void> {
    await this.#until(2);
    this.#underWay += 1;
    this.port.postMessage(rows);
  }

  async #until(most: number): Promise<void> {
    while (this.#underWay > most) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
