import { create as createQr } from 'qrcode';
import type { BlockOf, Field } from './blocks';
import { drawField } from './draw-fields';
import { decorate } from './open-document';
import { ink } from './sheet';
import { makeRoom, open, type Doc, type Paper } from './structure';
import type { Box } from './text';

const side = 82;

export function drawSeal(paper: Paper, { qr, alternative, fields }: BlockOf<'seal'>): void {
  const { doc, root } = paper;
  const { column } = paper.sheet;
  makeRoom(paper, side + 10);
  const top = doc.y;
  decorate(doc, () =>
    doc
      .moveTo(column.x, top)
      .lineTo(column.x + column.width, top)
      .lineWidth(0.6)
      .stroke(ink.rule),
  );
  const section = open(doc, root, 'Sect');
  const bbox = [column.x, top + 10, column.x + side, top + 10 + side];
  const figure = doc.struct('Figure', { alt: alternative, bbox, placement: 'Block' } as { alt: string }, () => {
    drawQr(doc, qr, { x: column.x, y: top + 10, width: side });
  });
  section.add(figure);
  doc.y = top + 7;
  const box = { x: column.x + side + 18, width: column.width - side - 18 };
  for (const row of inRows(fields)) {
    const { y } = doc;
    const width = box.width / row.length;
    const bottoms = row.map((field, index) => {
      drawField(paper, section, field, { x: box.x + index * width, y, width: width - (row.length - 1) * 8 });
      return doc.y;
    });
    doc.y = Math.max(...bottoms) + 2.5;
  }
  section.end();
  doc.y = Math.max(doc.y, top + side + 13);
}

/** Each field below the last one, or beside it where it says so. */
function inRows(fields: readonly Field[]): Field[][] {
  const rows: Field[][] = [];
  for (const field of fields) {
    if (field.beside && rows.length > 0) rows.at(-1)?.push(field);
    else rows.push([field]);
  }
  return rows;
}

/** The modules of the code as one path: sharp at any size, and no image to decode. */
function drawQr(doc: Doc, text: string, { x, y, width }: Box): void {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' });
  const unit = width / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let start = 0; start < modules.size; start += 1) {
      let length = 0;
      while (start + length < modules.size && modules.data[row * modules.size + start + length]) length += 1;
      if (length > 0) doc.rect(x + start * unit, y + row * unit, length * unit, unit);
      start += length;
    }
  }
  doc.fill(ink.text);
}
