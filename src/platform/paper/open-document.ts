import PDFDocument from 'pdfkit';
import type { Attachment } from './blocks';
import { fontOf } from './fonts';
import type { Sheet } from './sheet';
import { universalAccess } from './universal-access';

/** What a file says of itself. */
export interface Imprint {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly createdAt: Date;
}

/** An empty tagged document in Spanish, without pages, generated as PDF/A-3a. */
export function openDocument({ title, author, subject, createdAt }: Imprint): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a' as never,
    tagged: true,
    lang: 'es-CO',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    // None until one is named: a standard font, which is not embedded, can then never be drawn with.
    font: '',
    info: {
      Title: harmless(title),
      Author: harmless(author),
      Subject: harmless(subject),
      CreationDate: createdAt,
    },
  });
  // pdfkit takes a parsed font where its types speak of bytes.
  doc.registerFont('regular', fontOf('regular') as unknown as Buffer);
  doc.registerFont('bold', fontOf('bold') as unknown as Buffer);
  doc.appendXML(universalAccess);
  return doc;
}

export function addSheet(doc: PDFKit.PDFDocument, sheet: Sheet): void {
  const { left, right, top, bottom } = sheet;
  doc.addPage({ size: [sheet.width, sheet.height], margins: { left, right, top, bottom } });
}

export function attach(doc: PDFKit.PDFDocument, { name, description, json }: Attachment, createdAt: Date): void {
  doc.file(Buffer.from(json, 'utf8'), {
    name,
    type: 'application/json',
    relationship: 'Data',
    description,
    creationDate: createdAt,
    modifiedDate: createdAt,
  } as PDFKit.Mixins.PDFAttachmentOptions);
}

/** All the bytes, once the document has ended. */
export function bytesOf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    doc.end();
  });
}

/** What is drawn and not read aloud. */
export function decorate(doc: PDFKit.PDFDocument, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

// pdfkit writes the information into XML as it stands.
function harmless(text: string): string {
  return text.replace(/[<>&]/g, ' ').replace(/\s+/g, ' ').trim();
}
