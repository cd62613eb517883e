import type { DocumentPlan, Letterhead } from './blocks';
import { decorate } from './open-document';
import { ink } from './sheet';
import { open, paint, type Doc, type Paper } from './structure';
import { write, type Style } from './text';

const small: Style = { size: 8, color: ink.soft };

/** Who issues, at the head of the first page; the document's `y` is then below it. */
export function drawLetterhead({ doc, root, sheet }: Paper, { issuer, office, city, logo }: Letterhead): void {
  const { column } = sheet;
  const height = 40;
  const top = sheet.top - 44;
  const section = open(doc, root, 'Sect');
  let x = column.x;
  if (logo) {
    const png = Buffer.from(logo.png);
    const width = Math.min(aspectOf(png) * height, 120);
    const bbox = [x, top, x + width, top + height];
    section.add(
      doc.struct('Figure', { alt: logo.alternative, bbox, placement: 'Block' } as { alt: string }, () => {
        doc.image(png, x, top, { fit: [width, height], valign: 'center' });
      }),
    );
    x += width + 14;
  }
  // Beside it stands what the head of every page says.
  const box = { x, width: column.x + column.width * 0.68 - x };
  paint(doc, section, 'P', [issuer], { ...box, y: top }, { size: 13, weight: 'bold', color: ink.accent });
  const below = [office, city].filter((each) => each !== undefined).join(' · ');
  if (below !== '') paint(doc, section, 'P', [below], { ...box, y: doc.y + 1 }, { size: 9, color: ink.soft });
  section.end();
  doc.y = Math.max(doc.y, logo ? top + height : 0, sheet.top - 8);
  const y = doc.y + 6;
  decorate(doc, () => rule(doc, column, y));
  doc.y = y + 20;
}

// The header chunk of a PNG is always the first: width and height in pixels.
function aspectOf(png: Buffer): number {
  return png.readUInt32BE(16) / png.readUInt32BE(20);
}

/** What stands at the head and at the foot of a page: seen and not read aloud. */
export function drawMargins(
  { doc, sheet }: Paper,
  { head, foot, letterhead }: DocumentPlan,
  { page, of }: { page: number; of: number },
): void {
  // The margins themselves are being written on: without this the foot would open a new page.
  doc.page.margins.bottom = 0;
  const { column } = sheet;
  const half = column.width / 2;
  const right = { x: column.x + half, width: half };
  const footY = sheet.height - 40;
  decorate(
    doc,
    () => {
      doc.rect(0, 0, sheet.width, 6).fill(ink.accent);
      write(doc, [head.right], { ...right, y: 35 }, { ...small, align: 'right' });
      // On the first page the letterhead says who issues.
      if (!letterhead || page > 1) {
        write(doc, [head.left], { x: column.x, y: 34, width: half }, { size: 9.5, weight: 'bold', color: ink.accent });
        rule(doc, column, 58);
      }
      rule(doc, column, footY - 6);
      write(doc, [foot], { x: column.x, y: footY, width: column.width * 0.75 }, small);
      write(doc, [`Página ${page} de ${of}`], { ...right, y: footY }, { ...small, align: 'right' });
    },
    'Pagination',
  );
}

function rule(doc: Doc, column: { readonly x: number; readonly width: number }, y: number): void {
  doc
    .moveTo(column.x, y)
    .lineTo(column.x + column.width, y)
    .lineWidth(0.6)
    .stroke(ink.rule);
}
