import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { EvidenceDamaged, SpreadsheetRefused } from './evidence.rules';

/*
 * A spreadsheet is a ZIP, and a ZIP can be a bomb or carry programs. Every part is inflated and counted, up to what a
 * spreadsheet of 20 MB can honestly hold; nothing of it is kept.
 */

const mostParts = 2000;
const mostInflated = 200_000_000;
/** Sheets of equal cells compress well; beyond this nobody wrote them. Asked of parts over a megabyte. */
const mostRatio = 250;

const refusedParts: readonly [RegExp, string][] = [
  [/vbaproject\.bin$|xl\/macrosheets\//i, 'trae macros'],
  [/xl\/activex\/|xl\/ctrlprops\//i, 'trae controles ActiveX'],
  [/xl\/embeddings\//i, 'trae otros archivos incrustados'],
];

/** @throws SpreadsheetRefused, EvidenceDamaged */
export async function requirePlainSpreadsheet(path: string): Promise<void> {
  try {
    await inspect(await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true }));
  } catch (error) {
    if (error instanceof SpreadsheetRefused) throw error;
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    throw new EvidenceDamaged({ type, why: 'no se puede abrir' });
  }
}

async function inspect(zip: ZipFile): Promise<void> {
  try {
    if (zip.entryCount > mostParts) throw new SpreadsheetRefused({ why: `trae más de ${mostParts} partes` });
    let inflated = 0;
    let contents: string | null = null;
    for await (const entry of zip.eachEntry()) {
      requireHonest(entry);
      const wanted = entry.fileName === '[Content_Types].xml';
      const part = await inflate(zip, entry, { most: mostInflated - inflated, keep: wanted });
      inflated += part.size;
      if (wanted) contents = part.text;
    }
    requireSpreadsheet(contents);
  } finally {
    zip.close();
  }
}

function requireHonest({ fileName, compressedSize, uncompressedSize }: Entry): void {
  for (const [name, why] of refusedParts) if (name.test(fileName)) throw new SpreadsheetRefused({ why });
  if (uncompressedSize > 1_000_000 && uncompressedSize > mostRatio * compressedSize) throw bomb();
}

async function inflate(
  zip: ZipFile,
  entry: Entry,
  { most, keep }: { most: number; keep: boolean },
): Promise<{ size: number; text: string | null }> {
  if (entry.uncompressedSize > most) throw bomb();
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw bomb();
    if (keep && size <= 1_000_000) kept.push(chunk);
  }
  return { size, text: keep ? Buffer.concat(kept).toString('utf8') : null };
}

function requireSpreadsheet(contents: string | null): void {
  if (contents === null) throw new SpreadsheetRefused({ why: 'no es una hoja de cálculo: es otro archivo comprimido' });
  if (/macroEnabled/i.test(contents)) throw new SpreadsheetRefused({ why: 'trae macros' });
  if (!contents.includes('spreadsheetml.sheet.main+xml')) {
    throw new SpreadsheetRefused({ why: 'no es una hoja de cálculo' });
  }
}

function bomb() {
  return new SpreadsheetRefused({ why: 'ocupa, descomprimida, mucho más de lo que ocupa una hoja de cálculo' });
}
