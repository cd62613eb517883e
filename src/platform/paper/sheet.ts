import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { DocumentPlan, Span } from './blocks';
import { linesOf, type Line, type Run, type Weight } from './lines';

/** Points, 72 to the inch, on a Letter sheet («carta»). */
export const sheet = { width: 612, height: 792, left: 66, right: 66, top: 78, bottom: 50 } as const;
export const column = { x: sheet.left, width: sheet.width - sheet.left - sheet.right } as const;

/** Dark enough to be read in grey print: every text is at least 4,5 to 1 on its ground. */
export const ink = { text: '#1b2430', accent: '#123f66', soft: '#55606e', rule: '#c3ccd6', ground: '#f1f4f7' } as const;

// Parsed once for all documents: it costs more than drawing a page.
const fonts = new Map<Weight, Buffer>();

function fontOf(weight: Weight): Buffer {
  const known = fonts.get(weight);
  if (known) return known;
  const file = weight === 'bold' ? 'NotoSans-Bold.ttf' : 'NotoSans-Regular.ttf';
  // pdfkit takes a parsed font where its types speak of bytes.
  const parsed = create(readFileSync(join(__dirname, 'fonts', file))) as unknown as Buffer;
  fonts.set(weight, parsed);
  return parsed;
}

/** An empty tagged document in Spanish, generated as PDF/A-3a, with its data inside. */
export function openDocument(plan: DocumentPlan): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a' as never,
    tagged: true,
    lang: 'es-CO',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    // A standard font is not embedded, so no text may ever fall back to one.
    font: fontOf('regular') as unknown as string,
    size: [sheet.width, sheet.height],
    margins: { left: sheet.left, right: sheet.right, top: sheet.top, bottom: sheet.bottom },
    info: {
      Title: harmless(plan.title),
      Author: harmless(plan.author),
      Subject: harmless(plan.subject),
      CreationDate: plan.createdAt,
    },
  });
  doc.registerFont('regular', fontOf('regular'));
  doc.registerFont('bold', fontOf('bold'));
  doc.appendXML(universalAccess);
  doc.file(Buffer.from(plan.attachment.json, 'utf8'), {
    name: plan.attachment.name,
    type: 'application/json',
    relationship: 'Data',
    description: plan.attachment.description,
    creationDate: plan.createdAt,
    modifiedDate: plan.createdAt,
  } as PDFKit.Mixins.PDFAttachmentOptions);
  doc.addPage();
  return doc;
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

export interface Style {
  readonly weight?: Weight;
  readonly size: number;
  readonly color?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Points between the lines, besides the font's own. */
  readonly leading?: number;
}

/** Where a text goes, in points from the upper left corner of the sheet. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Draws the words in the box; the document's `y` is then below them. */
export function write(doc: PDFKit.PDFDocument, spans: readonly Span[], box: Box, style: Style): void {
  const height = lineHeight(doc, style);
  const lines = broken(doc, spans, box.width, style);
  doc.fontSize(style.size).fillColor(style.color ?? ink.text);
  for (const [index, line] of lines.entries()) {
    let x = box.x + (box.width - line.width) * shares[style.align ?? 'left'];
    for (const run of joined(line.runs)) {
      doc.font(run.weight).text(run.text, x, box.y + index * height, { lineBreak: false });
      x += widthOf(doc, run, style.size);
      doc.fontSize(style.size);
    }
  }
  doc.y = box.y + lines.length * height;
}

/** The height in points that the words take. */
export function heightOf(doc: PDFKit.PDFDocument, spans: readonly Span[], width: number, style: Style): number {
  return broken(doc, spans, width, style).length * lineHeight(doc, style);
}

const shares = { left: 0, center: 0.5, right: 1 } as const;

function broken(doc: PDFKit.PDFDocument, spans: readonly Span[], width: number, style: Style): Line[] {
  return linesOf(spans, style.weight ?? 'regular', width, (run) => widthOf(doc, run, style.size));
}

// To shape a word costs more than to draw it, and each is measured several times.
const measured = new WeakMap<PDFKit.PDFDocument, Map<string, number>>();

function widthOf(doc: PDFKit.PDFDocument, { text, weight }: Run, size: number): number {
  const known = measured.get(doc) ?? new Map<string, number>();
  measured.set(doc, known);
  const key = `${weight} ${text}`;
  const unit = known.get(key) ?? doc.font(weight).fontSize(1).widthOfString(text);
  known.set(key, unit);
  return unit * size;
}

function lineHeight(doc: PDFKit.PDFDocument, { size, leading = 0 }: Style): number {
  return doc.font('regular').fontSize(size).currentLineHeight(true) + leading;
}

/** Neighbours of one weight are drawn at once. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last?.weight === run.weight) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
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

/** PDF/UA-1, said in the way that PDF/A allows: with the schema of its one property. */
const universalAccess = `
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas>
                <rdf:Bag>
                    <rdf:li rdf:parseType="Resource">
                        <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
                        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                        <pdfaSchema:property>
                            <rdf:Seq>
                                <rdf:li rdf:parseType="Resource">
                                    <pdfaProperty:name>part</pdfaProperty:name>
                                    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                                    <pdfaProperty:category>internal</pdfaProperty:category>
                                    <pdfaProperty:description>Part of ISO 14289 that the document follows</pdfaProperty:description>
                                </rdf:li>
                            </rdf:Seq>
                        </pdfaSchema:property>
                    </rdf:li>
                </rdf:Bag>
            </pdfaExtension:schemas>
        </rdf:Description>
`;
