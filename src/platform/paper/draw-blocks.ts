import { create as createQr } from 'qrcode';
import type { Block, BlockOf, Field, ParagraphStyle, Span } from './blocks';
import { column, decorate, heightOf, ink, sheet, write, type Box, type Style } from './sheet';

type Doc = PDFKit.PDFDocument;
type Element = ReturnType<Doc['struct']>;

const body: Style = { size: 10, leading: 1.8 };
const label: Style = { size: 7.5, color: ink.soft };
const value: Style = { size: 9 };

const paragraphs: Record<ParagraphStyle, Style & { after: number }> = {
  plain: { ...body, after: 7 },
  subtitle: { size: 10.5, color: ink.soft, after: 12 },
  centred: { size: 10, align: 'center', leading: 2, after: 9 },
  small: { size: 8.5, color: ink.soft, leading: 1.5, after: 8 },
};

/** Draws a block below the last one, on a new page where it does not fit, and says in the structure what it is. */
export function drawBlock(doc: Doc, root: Element, block: Block): void {
  switch (block.kind) {
    case 'heading':
      drawHeading(doc, root, block);
      break;
    case 'paragraph':
      drawParagraph(doc, root, block);
      break;
    case 'numbered':
      drawNumbered(doc, root, block);
      break;
    case 'table':
      drawTable(doc, root, block);
      break;
    case 'notice':
      drawNotice(doc, root, block);
      break;
    case 'fields':
      drawFields(doc, root, block);
      break;
    case 'seal':
      drawSeal(doc, root, block);
      break;
  }
}

function drawHeading(doc: Doc, root: Element, { level, text }: BlockOf<'heading'>): void {
  const style: Style = { weight: 'bold', size: level === 1 ? 20 : 11.5, color: ink.accent };
  makeRoom(doc, heightOf(doc, [text], column.width, style) + 60);
  paint(doc, root, `H${level}`, [text], { ...column, y: doc.y + (level === 1 ? 0 : 2) }, style);
  doc.y += level === 1 ? 1 : 5;
}

function drawParagraph(doc: Doc, root: Element, { style: name, text }: BlockOf<'paragraph'>): void {
  const { after, ...style } = paragraphs[name];
  makeRoom(doc, heightOf(doc, text, column.width, style));
  paint(doc, root, 'P', text, { ...column, y: doc.y }, style);
  doc.y += after;
}

function drawNumbered(doc: Doc, root: Element, { items }: BlockOf<'numbered'>): void {
  const indent = 26;
  const width = column.width - indent;
  const list = open(doc, root, 'L');
  for (const [index, item] of items.entries()) {
    makeRoom(doc, heightOf(doc, item, width, body));
    const y = doc.y;
    const entry = open(doc, list, 'LI');
    const number: Style = { ...body, weight: 'bold', color: ink.accent };
    paint(doc, entry, 'Lbl', [`${index + 1}.`], { x: column.x, y, width: indent }, number);
    paint(doc, entry, 'LBody', item, { x: column.x + indent, y, width }, body);
    entry.end();
    doc.y += 4;
  }
  list.end();
  doc.y += 3;
}

function drawTable(doc: Doc, root: Element, { head, rows }: BlockOf<'table'>): void {
  const table = open(doc, root, 'Table');
  makeRoom(doc, 24 * (rows.length + 1));
  drawRow(doc, table, head, 'Column');
  for (const row of rows) drawRow(doc, table, row, 'Row');
  table.end();
  doc.y += 11;
}

function drawRow(doc: Doc, table: Element, cells: readonly string[], scope: 'Column' | 'Row'): void {
  const width = column.width / cells.length;
  const style: Style = scope === 'Column' ? { ...label, weight: 'bold' } : { size: 9.5 };
  const inside = Math.max(...cells.map((cell) => heightOf(doc, [cell], width - 12, style)));
  makeRoom(doc, inside + 8);
  const top = doc.y;
  if (scope === 'Column') decorate(doc, () => doc.rect(column.x, top, column.width, inside + 7).fill(ink.ground));
  const row = open(doc, table, 'TR');
  for (const [index, cell] of cells.entries()) {
    const last = index === cells.length - 1;
    const header = scope === 'Column' || index === 0;
    const box = { x: column.x + width * index + 6, y: top + 3.5, width: width - 12 };
    const drawn: Style = {
      ...style,
      align: last ? 'right' : 'left',
      weight: last ? 'bold' : (style.weight ?? 'regular'),
    };
    paint(doc, row, header ? 'TH' : 'TD', [cell], box, drawn, header ? scope : undefined);
  }
  row.end();
  const bottom = top + inside + 7;
  decorate(doc, () =>
    doc
      .moveTo(column.x, bottom)
      .lineTo(column.x + column.width, bottom)
      .lineWidth(0.6)
      .stroke(ink.rule),
  );
  doc.y = bottom;
}

function drawNotice(doc: Doc, root: Element, { title, text }: BlockOf<'notice'>): void {
  const box = { x: column.x + 16, width: column.width - 30 };
  const strong: Style = { size: 10, weight: 'bold', color: ink.accent };
  const plain: Style = { size: 8.5, leading: 1 };
  const height = heightOf(doc, [title], box.width, strong) + heightOf(doc, [text], box.width, plain) + 17;
  makeRoom(doc, height);
  const top = doc.y;
  decorate(doc, () => {
    doc.rect(column.x, top, column.width, height).fill(ink.ground);
    doc.rect(column.x, top, 4, height).fill(ink.accent);
  });
  const section = open(doc, root, 'Sect');
  paint(doc, section, 'P', [title], { ...box, y: top + 7 }, strong);
  paint(doc, section, 'P', [text], { ...box, y: doc.y + 2 }, plain);
  section.end();
  doc.y = top + height + 9;
}

function drawFields(doc: Doc, root: Element, { fields }: BlockOf<'fields'>): void {
  const width = column.width / fields.length;
  makeRoom(doc, 44);
  const top = doc.y;
  const bottoms = fields.map((field, index) => {
    drawField(doc, root, field, { x: column.x + width * index, y: top, width: width - 12 });
    return doc.y;
  });
  doc.y = Math.max(...bottoms) + 7;
}

function drawSeal(doc: Doc, root: Element, { qr, alternative, fields }: BlockOf<'seal'>): void {
  const side = 84;
  makeRoom(doc, side + 12);
  const top = doc.y;
  decorate(doc, () =>
    doc
      .moveTo(column.x, top)
      .lineTo(column.x + column.width, top)
      .lineWidth(0.6)
      .stroke(ink.rule),
  );
  const section = open(doc, root, 'Sect');
  const bbox = [column.x, top + 12, column.x + side, top + 12 + side];
  const figure = doc.struct('Figure', { alt: alternative, bbox, placement: 'Block' } as { alt: string }, () => {
    drawQr(doc, qr, { x: column.x, y: top + 12, width: side });
  });
  section.add(figure);
  doc.y = top + 9;
  const box = { x: column.x + side + 18, width: column.width - side - 18 };
  for (const field of fields) {
    drawField(doc, section, field, { ...box, y: doc.y });
    doc.y += 4;
  }
  section.end();
  doc.y = Math.max(doc.y, top + side + 16);
}

function drawField(doc: Doc, parent: Element, field: Field, box: Box): void {
  const large: Style = { size: 15, weight: 'bold', color: ink.accent };
  paint(doc, parent, 'P', [field.label], box, label);
  paint(doc, parent, 'P', [field.value], { ...box, y: doc.y + 1 }, field.large ? large : value);
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

function paint(
  doc: Doc,
  parent: Element,
  tag: string,
  spans: readonly Span[],
  box: Box,
  style: Style,
  scope?: 'Column' | 'Row',
): void {
  const options = (scope ? { scope } : {}) as Record<string, never>;
  parent.add(
    doc.struct(tag, options, () => {
      write(doc, spans, box, style);
    }),
  );
}

/** An element that others go into; who opens it ends it, or the document never does. */
function open(doc: Doc, parent: Element, tag: string): Element {
  const element = doc.struct(tag);
  parent.add(element);
  return element;
}

function makeRoom(doc: Doc, height: number): void {
  if (doc.y + height > sheet.height - sheet.bottom) doc.addPage();
}
