import type { BlockOf } from './blocks';
import { decorate } from './open-document';
import { ink } from './sheet';
import { makeRoom, open, paint, type Paper } from './structure';
import { heightOf, type Style } from './text';

const strong: Style = { size: 10, weight: 'bold', color: ink.alarm };
const plain: Style = { size: 8.5, leading: 1 };

export function drawSignature(paper: Paper, { unsigned }: BlockOf<'signature'>): void {
  const { doc, root } = paper;
  const { column } = paper.sheet;
  const title = 'SIN FIRMA — documento informativo';
  const box = { x: column.x + 16, width: column.width - 30 };
  const height = heightOf([title], box.width, strong) + heightOf([unsigned], box.width, plain) + 17;
  makeRoom(paper, height);
  const top = doc.y;
  decorate(doc, () =>
    doc.rect(column.x, top, column.width, height).lineWidth(0.8).dash(3, { space: 2 }).stroke(ink.alarm).undash(),
  );
  const section = open(doc, root, 'Sect');
  paint(doc, section, 'P', [title], { ...box, y: top + 7 }, strong);
  paint(doc, section, 'P', [unsigned], { ...box, y: doc.y + 2 }, plain);
  section.end();
  doc.y = top + height + 9;
}
