import { open, type FileHandle } from 'node:fs/promises';
import { EvidenceDamaged, EvidenceUnsupported, type EvidenceType } from './evidence.rules';
import { requirePlainSpreadsheet } from './spreadsheet';

/*
 * What a file is, by its bytes. Each type is asked for its beginning and its end, so that a file which is two things at
 * once (a PDF with a ZIP behind it, an image followed by a page) is none of them.
 */

interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly size: number;
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @throws EvidenceUnsupported, EvidenceDamaged, SpreadsheetRefused */
export async function typeOfFile(path: string): Promise<EvidenceType> {
  const file = await open(path, 'r');
  try {
    const ends = await readEnds(file);
    const type = typeByHead(ends.head);
    if (type === null) throw new EvidenceUnsupported({ why: whatItLooksLike(ends.head) });
    requireWhole(type, ends);
    if (type === xlsx) await requirePlainSpreadsheet(path);
    return type;
  } finally {
    await file.close();
  }
}

async function readEnds(file: FileHandle): Promise<Ends> {
  const { size } = await file.stat();
  const head = Buffer.alloc(Math.min(size, 4096));
  // As far back as the comment of a ZIP can reach.
  const tail = Buffer.alloc(Math.min(size, 65_557));
  await file.read(head, 0, head.length, 0);
  await file.read(tail, 0, tail.length, size - tail.length);
  return { head, tail, size };
}

function typeByHead(head: Buffer): EvidenceType | null {
  if (/^%PDF-(1\.[0-7]|2\.0)/.test(head.toString('latin1', 0, 8))) return 'application/pdf';
  if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  if (head.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg';
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  return head.subarray(0, 4).equals(Buffer.from('504b0304', 'hex')) ? xlsx : null;
}

function whatItLooksLike(head: Buffer): string {
  const text = head.toString('utf8', 0, 1024).trimStart().toLowerCase();
  if (/^(<\?xml[^>]*>\s*)?(<!--|<svg|<!doctype svg)/.test(text) || text.includes('<svg'))
    return 'Parece un dibujo SVG, que puede traer programas.';
  if (/^(<!doctype html|<html|<script|<head|<body)/.test(text)) return 'Parece una página web.';
  if (head.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex'))) return 'Es un documento de Office anterior a 2007.';
  return 'No es de un tipo que se acepte.';
}

/** @throws EvidenceDamaged when it does not end as its type does, EvidenceUnsupported when something else follows it */
function requireWhole(type: EvidenceType, { head, tail, size }: Ends): void {
  const damaged = (why: string) => new EvidenceDamaged({ type, why });
  const endsIn = (hex: string) => tail.subarray(-hex.length / 2).equals(Buffer.from(hex, 'hex'));
  switch (type) {
    case 'application/pdf': {
      // What some writers leave after the end: blanks and NULs, and nothing else.
      const text = tail.toString('latin1').replaceAll('\0', ' ').trimEnd();
      if (isZipAtTheEnd(tail)) throw new EvidenceUnsupported({ why: 'Es un PDF y un ZIP a la vez.' });
      if (!text.endsWith('%%EOF')) throw damaged('no termina como termina un PDF');
      return;
    }
    case 'image/png':
      if (!endsIn('0000000049454e44ae426082')) throw damaged('no termina donde termina la imagen');
      return;
    case 'image/jpeg':
      if (!endsIn('ffd9')) throw damaged('no termina donde termina la imagen');
      return;
    case 'image/webp':
      if (head.length < 12 || head.readUInt32LE(4) + 8 !== size) throw damaged('no mide lo que dice medir');
      return;
    case xlsx:
      if (!isZipAtTheEnd(tail)) throw damaged('está incompleto');
  }
}

function isZipAtTheEnd(tail: Buffer): boolean {
  return tail.lastIndexOf(Buffer.from('504b0506', 'hex')) >= 0;
}
