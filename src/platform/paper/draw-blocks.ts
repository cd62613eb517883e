import type { Block, BlockOf, ParagraphStyle, Span } from './blocks';
import { drawChart } from './draw-chart';
import { drawFields } from './draw-fields';
import { drawSeal } from './draw-seal';
import { drawSignature } from './draw-signature';
import { drawTable } from './draw-table';
import { decorate } from './open-document';
import { ink } from './sheet';
import { describe, flow, makeRoom, nextPage, open, pageIndex, paint, type Paper } from './structure';
import { heightOf, type Style } from './text';

const body: Style = { size: 10, leading: 1.2 };

const headings: Record<1 | 2 | 3, Style & { before: number; after: number }> = {
  1: { weight: 'bold', size: 20, color: ink.accent, before: 0, after: 1 },
  2: { weight: 'bold', size: 11.5, color: ink.accent, before: 4, after: 5 },
  3: { weight: 'bold', size: 10, before: 2, after: 3 },
};

const paragraphs: Record<ParagraphStyle, Style & { after: number }> = {
  plain: { ...body, after: 6 },
  subtitle: { size: 10.5, color: ink.soft, after: 6 },
  centred: { size: 10, align: 'center', leading: 1.5, after: 6 },
  small: { size: 8.5, color: ink.soft, leading: 1.5, after: 8 },
};

/** Draws a block below the last one, on new pages where it needs them, and says in the structure what it is. */
export function drawBlock(paper: Paper, block: Block): void {
  switch (block.kind) {
    case 'heading':
      drawHeading(paper, block);
      break;
    case 'paragraph':
      drawParagraph(paper, block);
      break;
    case 'numbered':
      drawNumbered(paper, block);
      break;
    case 'table':
      drawTable(paper, block);
      break;
    case 'notice':
      drawNotice(paper, block);
      break;
    case 'fields':
      drawFields(paper, block);
      break;
    case 'seal':
      drawSeal(paper, block);
      break;
    case 'note':
      drawNote(paper, block);
      break;
    case 'chart':
      drawChart(paper, block);
      break;
    case 'room':
      makeRoom(paper, block.points);
      break;
    case 'pageBreak':
      nextPage(paper);
      break;
    case 'signature':
      drawSignature(paper, block);
      break;
  }
}

function drawHeading(paper: Paper, { level, text }: BlockOf<'heading'>): void {
  const { doc, root, sheet } = paper;
  const { before, after, ...style } = headings[level];
  // With something of what it heads below it.
  makeRoom(paper, before + heightOf([text], sheet.column.width, style) + 60);
  const y = doc.y + (doc.y > sheet.top ? before : 0);
  paper.headings.push({ level, text, page: pageIndex(doc), y });
  paint(doc, root, `H${level}`, [text], { ...sheet.column, y }, style);
  doc.y += after;
}

function drawParagraph(paper: Paper, { style: name, text }: BlockOf<'paragraph'>): void {
  const { after, ...style } = paragraphs[name];
  flow(paper, paper.root, 'P', text, paper.sheet.column, style);
  paper.doc.y += after;
}

function drawNumbered(paper: Paper, { items }: BlockOf<'numbered'>): void {
  const { doc, sheet } = paper;
  const indent = 26;
  const words = { x: sheet.column.x + indent, width: sheet.column.width - indent };
  const list = open(doc, paper.root, 'L');
  for (const [index, item] of items.entries()) {
    makeRoom(paper, Math.min(heightOf(item, words.width, body), heightOf(['\n'], words.width, body)));
    const entry = open(doc, list, 'LI');
    const { y } = doc;
    const number: Style = { ...body, weight: 'bold', color: ink.accent };
    paint(doc, entry, 'Lbl', [`${index + 1}.`], { x: sheet.column.x, y, width: indent }, number);
    doc.y = y;
    flow(paper, entry, 'LBody', item, words, body);
    entry.end();
    doc.y += 2.5;
  }
  list.end();
  doc.y += 2;
}

function drawNotice(paper: Paper, { title, text }: BlockOf<'notice'>): void {
  const { doc, root, sheet } = paper;
  const box = { x: sheet.column.x + 16, width: sheet.column.width - 30 };
  const strong: Style = { size: 10, weight: 'bold', color: ink.accent };
  const plain: Style = { size: 8.5, leading: 1 };
  const height = heightOf([title], box.width, strong) + heightOf([text], box.width, plain) + 17;
  makeRoom(paper, height);
  const top = doc.y;
  decorate(doc, () => {
    doc.rect(sheet.column.x, top, sheet.column.width, height).fill(ink.faint);
    doc.rect(sheet.column.x, top, 4, height).fill(ink.accent);
  });
  const section = open(doc, root, 'Sect');
  paint(doc, section, 'P', [title], { ...box, y: top + 7 }, strong);
  paint(doc, section, 'P', [text], { ...box, y: doc.y + 2 }, plain);
  section.end();
  doc.y = top + height + 9;
}

function drawNote(paper: Paper, { number, text }: BlockOf<'note'>): void {
  const { doc, sheet } = paper;
  const style: Style = { size: 8, color: ink.soft, leading: 1 };
  const indent = 18;
  const words: readonly Span[] = typeof text === 'string' ? [text] : text;
  makeRoom(paper, Math.min(heightOf(words, sheet.column.width - indent, style), 24));
  const note = doc.struct('Note');
  const name = `${paper.prefix}nota-${number}`;
  describe(note, { ID: new String(name) });
  paper.notes.set(name, note);
  paper.root.add(note);
  const { y } = doc;
  paint(doc, note, 'Lbl', [`${number}.`], { x: sheet.column.x, y, width: indent }, { ...style, weight: 'bold' });
  doc.y = y;
  flow(paper, note, 'P', words, { x: sheet.column.x + indent, width: sheet.column.width - indent }, style);
  note.end();
  doc.y += 3;
}
