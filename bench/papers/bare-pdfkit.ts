import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import { create as createQr } from 'qrcode';
import type { Block, DocumentPlan, Span } from '../../src/platform/paper/blocks';

/**
 * The same words, table, code and data on a page, as somebody writes it with pdfkit alone: a font that was parsed once,
 * the same kind of file, and neither a structure for who does not see it nor bookmarks.
 */
export function bareCertificate(plan: DocumentPlan): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'LETTER',
    margin: 66,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a' as never,
    tagged: true,
    font: '',
  });
  doc.registerFont('regular', fonts.regular);
  doc.registerFont('bold', fonts.bold);
  if (plan.attachment) {
    doc.file(Buffer.from(plan.attachment.json), { name: plan.attachment.name, type: 'application/json' });
  }
  doc.font('regular').fontSize(8).text(`${plan.head.left} · ${plan.head.right}`);
  for (const block of plan.blocks) drawBare(doc, block);
  doc.font('regular').fontSize(8).text(plan.foot);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    doc.end();
  });
}

const parsed = (name: string) =>
  create(readFileSync(join(__dirname, '../../src/platform/paper/fonts', `NotoSans-${name}.ttf`))) as unknown as Buffer;

const fonts = { regular: parsed('Regular'), bold: parsed('Bold') };

function drawBare(doc: PDFKit.PDFDocument, block: Block): void {
  doc.font('regular').fontSize(10);
  switch (block.kind) {
    case 'heading':
      doc.font('bold').fontSize(14).text(block.text);
      break;
    case 'paragraph':
      drawSpans(doc, block.text);
      break;
    case 'numbered':
      block.items.forEach((item, index) => {
        drawSpans(doc, [`${index + 1}. `, ...item]);
      });
      break;
    case 'table':
      for (const row of [block.columns.map(({ header }) => header), ...block.rows.map(({ cells }) => cells)]) {
        const y = doc.y;
        row.forEach((cell, index) =>
          doc.text(typeof cell === 'string' ? cell : '', 66 + index * 120, y, { width: 116 }),
        );
        doc.moveTo(66, doc.y).lineTo(546, doc.y).stroke();
      }
      doc.x = 66;
      break;
    case 'fields':
      for (const { label, value } of block.fields) doc.text(`${label}: ${value}`);
      break;
    case 'signature':
      doc.text(block.unsigned);
      break;
    case 'seal':
      drawQr(doc, block.qr);
      for (const { label, value } of block.fields) doc.text(`${label}: ${value}`);
      break;
    default:
  }
}

function drawSpans(doc: PDFKit.PDFDocument, spans: readonly Span[]): void {
  spans.forEach((span, index) => {
    const strong = typeof span === 'object' && 'strong' in span;
    const words = typeof span === 'string' ? span : strong ? span.strong : '';
    doc.font(strong ? 'bold' : 'regular').text(words, { continued: index < spans.length - 1 });
  });
}

function drawQr(doc: PDFKit.PDFDocument, text: string): void {
  const { size, data } = createQr(text).modules;
  const [left, top, side] = [doc.x, doc.y, 82 / size];
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      if (data[row * size + column]) doc.rect(left + column * side, top + row * side, side, side);
  doc.fill('#000');
  doc.y = top + 90;
}
