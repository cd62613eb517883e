import { deflateSync } from 'node:zlib';
import { attached, pdfWith } from '../support/bare-pdf';

/** PDFs that cost whoever reads them: what each is, and how it is made (on asking: they are large). */
export const hostilePdfs: readonly (readonly [string, () => Buffer])[] = [
  ['a bomb', () => pdfWith(attached(deflateSync(Buffer.alloc(150_000_000)), true))],
  ['a bomb in a bomb', () => pdfWith(attached(deflateSync(deflateSync(Buffer.alloc(150_000_000))), true))],
  ['many bombs', () => pdfWith(attached(deflateSync(Buffer.alloc(5_000_000)), true).repeat(500))],
  [
    'a table of objects that leads to itself',
    () => pdfWith('xref\n0 1\n'.repeat(200_000) + 'trailer<</Prev 9>>startxref\n9\n'),
  ],
  ['objects that never end', () => pdfWith('9 0 obj<</Type/EmbeddedFile'.repeat(300_000))],
  ['brackets without end', () => pdfWith('<<['.repeat(6_000_000))],
  ['texts without end', () => pdfWith('(\\('.repeat(6_000_000))],
  ['a length that is not its own', () => pdfWith('<</Type/EmbeddedFile/Length 99999999999999999999>>stream\nx')],
  ['twenty million bytes of nothing', () => pdfWith('\0'.repeat(19_999_900))],
];
