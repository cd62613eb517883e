import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';

const run = promisify(execFile);

/** Whether LibreOffice is there to be asked. */
export function hasLibreOffice(): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v soffice && command -v unzip && command -v zip'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * What LibreOffice computes in each sheet, as raw values by «A1»: the values that the workbook brings for its formulas
 * are taken out first, so that none of them can be read back.
 */
export async function recomputed(workbook: Buffer): Promise<Map<string, Map<string, string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'trazagiro-libreoffice-'));
  try {
    await writeFile(join(folder, 'book.xlsx'), workbook);
    await forget(folder);
    const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run('soffice', [profile, '--headless', '--convert-to', csv, '--outdir', folder, join(folder, 'book.xlsx')]);
    const sheets = new Map<string, Map<string, string>>();
    for (const sheet of ['Informe', 'Soporte', 'Notas']) {
      const text = await readFile(join(folder, `book-${sheet}.csv`), 'utf8').catch(() => null);
      if (text !== null) sheets.set(sheet, cellsOf(text));
    }
    return sheets;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function forget(folder: string): Promise<void> {
  await run('unzip', ['-q', 'book.xlsx', '-d', 'book'], { cwd: folder });
  const part = join(folder, 'book/xl/worksheets/sheet1.xml');
  const xml = await readFile(part, 'utf8');
  const forgotten = xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1');
  if (forgotten === xml) throw new Error('the sheet has no formula with a value');
  await writeFile(part, forgotten);
  await run('zip', ['-q', '-r', '../book.xlsx', '.'], { cwd: join(folder, 'book') });
}

function cellsOf(csv: string): Map<string, string> {
  const rows = parse(csv, { relax_column_count: true });
  return new Map(
    rows.flatMap((row, index) =>
      row.map((value, column): [string, string] => [`${letterOf(column)}${index + 1}`, value]),
    ),
  );
}

function letterOf(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${letterOf(Math.floor(column / 26) - 1)}${letterOf(column % 26)}`;
}
