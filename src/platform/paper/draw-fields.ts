import type { BlockOf, Field } from './blocks';
import { ink } from './sheet';
import { makeRoom, paint, type Element, type Paper } from './structure';
import { heightOf, type Box, type Style } from './text';

const label: Style = { size: 7.5, color: ink.soft };
const value: Style = { size: 9 };
const large: Style = { size: 15, weight: 'bold', color: ink.accent };

export function drawFields(paper: Paper, { fields }: BlockOf<'fields'>): void {
  const { doc, root, sheet } = paper;
  const width = sheet.column.width / fields.length;
  makeRoom(paper, Math.max(...fields.map((field) => fieldHeight(field, width - 12))));
  const top = doc.y;
  const bottoms = fields.map((field, index) => {
    drawField(paper, root, field, { x: sheet.column.x + width * index, y: top, width: width - 12 });
    return doc.y;
  });
  doc.y = Math.max(...bottoms) + 5;
}

function fieldHeight(field: Field, width: number): number {
  return heightOf([field.label], width, label) + 1 + heightOf([field.value], width, value);
}

/** A label in small letters, and below it its value. */
export function drawField({ doc }: Paper, parent: Element, field: Field, box: Box): void {
  paint(doc, parent, 'P', [field.label], box, label);
  paint(doc, parent, 'P', [field.value], { ...box, y: doc.y + 1 }, field.large ? large : value);
}
