import type { DocumentPlan } from './blocks';
import { drawBlock } from './draw-blocks';
import { bytesOf, column, decorate, ink, openDocument, sheet, write } from './sheet';

/** The PDF of a plan: tagged, fonts embedded, data attached, generated as PDF/A-3a. Equal plans give equal bytes. */
export function drawDocument(plan: DocumentPlan): Promise<Buffer> {
  const doc = openDocument(plan);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const block of plan.blocks) drawBlock(doc, root, block);
  root.end();
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    drawMargins(doc, plan, { page: page - start + 1, of: count });
  }
  return bytesOf(doc);
}

function drawMargins(
  doc: PDFKit.PDFDocument,
  { head, foot }: DocumentPlan,
  { page, of }: { page: number; of: number },
) {
  // The margins themselves are being written on: without this the foot would open a new page.
  doc.page.margins.bottom = 0;
  const half = column.width / 2;
  const right = { x: column.x + half, width: half };
  const small = { size: 8, color: ink.soft } as const;
  decorate(
    doc,
    () => {
      doc.rect(0, 0, sheet.width, 6).fill(ink.accent);
      write(doc, [head.left], { x: column.x, y: 34, width: half }, { size: 9.5, weight: 'bold', color: ink.accent });
      write(doc, [head.right], { ...right, y: 35 }, { ...small, align: 'right' });
      line(doc, 58);
      line(doc, sheet.height - 46);
      write(doc, [foot], { x: column.x, y: sheet.height - 40, width: column.width * 0.75 }, small);
      write(doc, [`Página ${page} de ${of}`], { ...right, y: sheet.height - 40 }, { ...small, align: 'right' });
    },
    'Pagination',
  );
}

function line(doc: PDFKit.PDFDocument, y: number): void {
  doc
    .moveTo(column.x, y)
    .lineTo(column.x + column.width, y)
    .lineWidth(0.6)
    .stroke(ink.rule);
}
