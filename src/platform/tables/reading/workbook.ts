import { posix } from 'node:path';
import { tooMany } from './csv-rows';
import { isBuiltInDate, showsDate } from './stored-values.rules';
import { TableDamaged } from './table.refusals';
import type { TableForm, TableLimits } from './table-file';
import type { TableSource } from './table-source';
import { WorkbookParts } from './workbook-parts';

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

/** A workbook whose sheets can be read: what they share is in memory. */
export interface Workbook {
  readonly parts: WorkbookParts;
  readonly form: TableForm & { format: 'xlsx' };
  readonly sheets: readonly WorkbookSheet[];
  /** The texts that cells name by their place. */
  readonly texts: readonly string[];
  /** By the style of a cell: whether it shows its number as a day or an hour. */
  readonly datedStyles: readonly boolean[];
}

/** Characters of all the shared texts. */
const mostTexts = 60_000_000;

/** @throws TableDamaged, TableBomb, TableHasMacros, TableUnsupported, TableTooLarge */
export async function openWorkbook(source: TableSource, limits: TableLimits): Promise<Workbook> {
  const parts = await WorkbookParts.open(source, limits.inflated);
  const main = (await targetsOf(parts, '_rels/.rels', '')).find(({ type }) => type === 'officeDocument');
  const path = main?.path ?? 'xl/workbook.xml';
  const related = await targetsOf(parts, relationsOf(path), posix.dirname(path));
  const { listed, date1904 } = await readWorkbook(parts, path);
  const sheets = listed.flatMap(({ name, hidden, relation }) => {
    const target = related.find(({ id, type }) => id === relation && type === 'worksheet');
    return target && parts.has(target.path) ? [{ name, hidden, path: target.path }] : [];
  });
  if (sheets.length === 0) {
    throw new TableDamaged({ why: { es: 'no trae ninguna hoja', en: 'it has no sheet' } });
  }
  const pathOf = (type: string) => related.find((each) => each.type === type)?.path;
  return {
    parts,
    form: { format: 'xlsx', date1904 },
    sheets,
    texts: await readTexts(parts, pathOf('sharedStrings'), limits),
    datedStyles: await readDatedStyles(parts, pathOf('styles')),
  };
}

function relationsOf(path: string): string {
  return posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`);
}

async function targetsOf(parts: WorkbookParts, path: string, folder: string) {
  const targets: { id: string; type: string; path: string }[] = [];
  await parts.read(path, {
    open(name, { attributes: { Id = '', Type = '', Target = '', TargetMode } }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const whole = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      targets.push({ id: Id, type: posix.basename(Type), path: whole });
    },
  });
  return targets;
}

async function readWorkbook(parts: WorkbookParts, path: string) {
  const listed: { name: string; hidden: boolean; relation: string }[] = [];
  let date1904 = false;
  await parts.read(path, {
    open(name, { attributes }) {
      if (name === 'workbookPr') date1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      listed.push({ name: attributes.name ?? '', hidden: (attributes.state ?? 'visible') !== 'visible', relation });
    },
  });
  return { listed, date1904 };
}

export function isTrue(written: string | undefined): boolean {
  return written === '1' || written === 'true';
}

/** @throws TableTooLarge */
async function readTexts(parts: WorkbookParts, path: string | undefined, limits: TableLimits): Promise<string[]> {
  const texts: string[] = [];
  if (path === undefined) return texts;
  const item = new TextOfRuns(limits.cell);
  let total = 0;
  await parts.read(path, {
    open: (name) => {
      if (name === 'si') item.begin();
      item.open(name);
    },
    text: (text) => {
      item.add(text);
    },
    close: (name) => {
      item.close(name);
      if (name !== 'si') return;
      const text = item.end();
      total += text.length;
      if (total > mostTexts) throw tooMany.texts(mostTexts);
      texts.push(text);
    },
  });
  return texts;
}

/** A text made of runs, each with its letters; how a word is pronounced is no part of it. */
export class TextOfRuns {
  #text = '';
  #inText = false;
  #spoken = false;

  /** @param most characters */
  constructor(private readonly most: number) {}

  begin(): void {
    this.#text = '';
  }

  open(name: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'rPh') this.#spoken = true;
  }

  /** @throws TableTooLarge */
  add(text: string): void {
    if (!this.#inText || this.#spoken) return;
    this.#text += text;
    if (this.#text.length > this.most) throw tooMany.letters(this.most);
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#spoken = false;
  }

  /** With the characters that XML cannot write (`_x000D_`) as they are. */
  end(): string {
    return this.#text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  }
}

async function readDatedStyles(parts: WorkbookParts, path: string | undefined): Promise<boolean[]> {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  if (path === undefined) return styles;
  let inCells = false;
  await parts.read(path, {
    open(name, { attributes }) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), showsDate(attributes.formatCode ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes.numFmtId ?? 0);
      styles.push(formats.get(id) ?? isBuiltInDate(id));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
