import { pieceOf, piecesOf, sizeOf, type TableSource } from './table-source';
import { TableDamaged, TableEmpty, TableEncrypted, TableUnsupported } from './table.refusals';

/* What a file is, by its bytes: what it is called and what it is sent as are not asked. */

/** @throws TableEmpty, TableEncrypted, TableUnsupported, TableDamaged */
export function fileKind(source: TableSource): 'text' | 'zip' {
  if (sizeOf(source) === 0) throw new TableEmpty();
  const file = Buffer.from(pieceOf(source, 0, 2048));
  const head = file.toString('latin1', 0, 8);
  if (head.startsWith('PK\x03\x04')) return 'zip';
  if (head.startsWith('PK')) throw new TableDamaged({ why: { es: 'está incompleto', en: 'it is incomplete' } });
  if (file.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') throw ofTheNineties(source);
  for (const [start, es, en] of others) if (head.startsWith(start)) throw unsupported(es, en);
  const text = file
    .toString('latin1', 0, 2048)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (/^<(!doctype html|html|head|body|table|meta|script|style)\b/i.test(text)) {
    throw unsupported('es una página web con otra extensión', 'is a web page under another extension');
  }
  if (/^<\?xml|^<Workbook/i.test(text)) throw unsupported('es un archivo XML', 'is an XML file');
  if (/^[[{]\s*["[{]/.test(text)) throw unsupported('es JSON', 'is JSON');
  return 'text';
}

const others = [
  ['%PDF', 'es un PDF', 'is a PDF'],
  ['\x89PNG', 'es una imagen', 'is a picture'],
  ['\xff\xd8\xff', 'es una imagen', 'is a picture'],
  ['GIF8', 'es una imagen', 'is a picture'],
  ['MZ', 'es un programa', 'is a program'],
  ['\x7fELF', 'es un programa', 'is a program'],
  ['{\\rtf', 'es un documento de texto (RTF)', 'is a text document (RTF)'],
  ['\x1f\x8b', 'es un archivo comprimido', 'is a compressed file'],
  ['Rar!', 'es un archivo comprimido', 'is a compressed file'],
  ['7z\xbc\xaf', 'es un archivo comprimido', 'is a compressed file'],
] as const;

/** A container of Office before 2007: the old workbooks, and the new ones when a password closes them. */
function ofTheNineties(source: TableSource): Error {
  const mark = Buffer.from('EncryptedPackage', 'utf16le');
  let before = Buffer.alloc(0);
  for (const piece of piecesOf(source)) {
    const both = Buffer.concat([before, piece]);
    if (both.includes(mark)) return new TableEncrypted();
    // The mark may stand across two pieces.
    before = both.subarray(-mark.length);
  }
  return unsupported('es un libro de Excel anterior a 2007 (.xls)', 'is a workbook from before Excel 2007 (.xls)');
}

function unsupported(es: string, en: string): Error {
  return new TableUnsupported({ found: { es, en } });
}
