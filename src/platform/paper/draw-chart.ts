import type { BlockOf } from './blocks';
import { pictureOf } from '../charts/picture-of';
import { tones, type Shape } from '../charts/picture';
import { bottomOf, makeRoom, type Doc, type Paper } from './structure';
import { naturalWidth, write } from './text';

/** The shapes of the chart as vectors, and in the structure a figure with its alternative. */
export function drawChart(paper: Paper, { chart, alternative }: BlockOf<'chart'>): void {
  const { doc, root, sheet } = paper;
  const picture = pictureOf(chart, { width: sheet.column.width });
  // One that is higher than a page is drawn smaller: a chart is seen at once or not at all.
  const scale = Math.min(1, (bottomOf(paper) - sheet.top) / picture.height);
  const height = picture.height * scale;
  makeRoom(paper, height);
  const top = doc.y;
  const { x } = sheet.column;
  const bbox = [x, top, x + picture.width * scale, top + height];
  root.add(
    doc.struct('Figure', { alt: alternative, bbox, placement: 'Block' } as { alt: string }, () => {
      doc.save().translate(x, top).scale(scale);
      for (const shape of picture.shapes) drawShape(doc, shape);
      doc.restore();
    }),
  );
  doc.y = top + height + 12;
}

function drawShape(doc: Doc, shape: Shape): void {
  switch (shape.kind) {
    case 'rect':
      doc.rect(shape.x, shape.y, shape.width, shape.height);
      finish(doc, shape);
      break;
    case 'path':
      doc.path(shape.d);
      finish(doc, shape);
      break;
    case 'line':
      doc.moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2);
      finish(doc, shape);
      break;
    case 'text': {
      const style = { size: shape.size, color: tones[shape.tone], weight: shape.strong ? 'bold' : 'regular' } as const;
      const width = naturalWidth([shape.text], style);
      const left = shape.x - width * { start: 0, middle: 0.5, end: 1 }[shape.anchor];
      // Noto Sans rises 1,069 of its size above the base line.
      write(doc, [shape.text], { x: left, y: shape.y - 1.069 * shape.size, width: width + 1 }, style);
      break;
    }
  }
}

function finish(doc: Doc, { fill, stroke }: { fill?: keyof typeof tones; stroke?: keyof typeof tones }): void {
  doc.lineWidth(0.6);
  if (fill && stroke) doc.fillAndStroke(tones[fill], tones[stroke]);
  else if (fill) doc.fill(tones[fill]);
  else if (stroke) doc.stroke(tones[stroke]);
}
