import type { TableBlock } from './blocks';
import { decorate } from './open-document';
import { ink } from './sheet';
import { bottomOf, describe, nextPage, open, paint, say, type Doc, type Element, type Paper } from './structure';
import { pagesOf } from './table-pages';
import { layRow, layTable, piecesOf, type LaidCell, type LaidRow } from './table-rows';
import { drawLines, heightOf, type Box, type Style } from './text';

const captionStyle: Style = { size: 9.5, weight: 'bold' };

interface Laid {
  readonly caption: string | undefined;
  readonly head: LaidRow;
  readonly rows: readonly Placed[];
}

/** A row, and the running totals after it as they stand at the foot of a page and at the head of the next. */
interface Placed {
  readonly row: LaidRow;
  readonly foot: LaidRow | null;
  readonly resumed: LaidRow | null;
}

/** Draws the table over as many pages as it needs, the heads of its columns and its running totals on each. */
export function drawTable(paper: Paper, block: TableBlock): void {
  const { doc, sheet } = paper;
  const laid = lay(paper, block);
  const caption = block.caption ? heightOf([block.caption], sheet.column.width, captionStyle) + 5 : 0;
  const counts = pagesOf(
    laid.rows.map(({ row, foot, resumed }) => ({
      height: row.height,
      clings: row.kind === 'subtotal' || row.kind === 'total',
      carried: Math.max(foot?.height ?? 0, resumed?.height ?? 0),
    })),
    { first: bottomOf(paper) - doc.y - laid.head.height - caption, page: pageRoom(paper, laid.head) - caption },
  );
  const element = open(doc, paper.root, 'Table');
  drawPages(paper, element, laid, counts);
  element.end();
  doc.y += 10;
}

function pageRoom(paper: Paper, head: LaidRow): number {
  return bottomOf(paper) - paper.sheet.top - head.height;
}

function lay(paper: Paper, block: TableBlock): Laid {
  const table = layTable(block, paper.sheet.column.width);
  const headers = block.columns.map(({ header }) => header);
  const head = layRow(table, 'head', headers);
  const rows = block.rows.flatMap(({ kind = 'line', cells, carried }): Placed[] => {
    const carry = (label: string) => (carried ? layRow(table, 'carried', [label, ...carried.slice(1)]) : null);
    const last = { foot: carry('Suma y sigue'), resumed: carry('Viene de la página anterior') };
    const around = (last.foot?.height ?? 0) + (last.resumed?.height ?? 0);
    const pieces = piecesOf(table, layRow(table, kind, cells), pageRoom(paper, head) - around - 40);
    return pieces.map((row, index) => ({
      row,
      ...(index === pieces.length - 1 ? last : { foot: null, resumed: null }),
    }));
  });
  return { caption: block.caption, head, rows };
}

function drawPages(paper: Paper, element: Element, laid: Laid, counts: readonly number[]): void {
  const { doc, sheet } = paper;
  const { head, rows } = laid;
  let start = 0;
  let body: Element | null = null;
  for (const [page, count] of counts.entries()) {
    if (page > 0) nextPage(paper);
    if (count === 0) continue;
    if (body) {
      // Said once in the structure; what is repeated is seen and not read aloud again.
      drawAside(doc, sheet.column.x, head);
      drawAside(doc, sheet.column.x, rows[start - 1]?.resumed);
    } else {
      if (laid.caption) drawCaption(paper, element, laid.caption);
      const top = open(doc, element, 'THead');
      drawRow(doc, top, { x: sheet.column.x, row: head });
      top.end();
      body = open(doc, element, 'TBody');
    }
    for (const { row } of rows.slice(start, start + count)) drawRow(doc, body, { x: sheet.column.x, row });
    start += count;
    if (start < rows.length) drawAside(doc, sheet.column.x, rows[start - 1]?.foot);
  }
  body?.end();
}

function drawCaption({ doc, sheet }: Paper, element: Element, caption: string): void {
  paint(doc, element, 'Caption', [caption], { ...sheet.column, y: doc.y }, captionStyle);
  doc.y += 5;
}

function drawRow(doc: Doc, parent: Element, { x, row }: { x: number; row: LaidRow }): void {
  const top = doc.y;
  decorate(doc, () => drawGround(doc, x, row));
  const element = open(doc, parent, 'TR');
  for (const [index, cell] of row.cells.entries()) {
    const isHeader = row.kind === 'head' || (index === 0 && cell.lines.some(({ width }) => width > 0));
    const tag = doc.struct(isHeader ? 'TH' : 'TD');
    describe(tag, attributesOf(row, cell, isHeader));
    element.add(tag);
    say(doc, tag, cell.lines, { box: boxOf(cell, { x, top, row }), style: cell.style });
    tag.end();
  }
  element.end();
  doc.y = top + row.height;
}

function attributesOf(row: LaidRow, cell: LaidCell, isHeader: boolean): Record<string, unknown> {
  if (!isHeader && cell.span === 1) return {};
  const scope = isHeader ? { Scope: row.kind === 'head' ? 'Column' : 'Row' } : {};
  return { A: { O: 'Table', ...scope, ...(cell.span > 1 ? { ColSpan: cell.span } : {}) } };
}

/** Seen and not read aloud: it was said where it stands first. */
function drawAside(doc: Doc, x: number, row: LaidRow | null | undefined): void {
  if (!row) return;
  const top = doc.y;
  decorate(
    doc,
    () => {
      drawGround(doc, x, row);
      for (const cell of row.cells) drawLines(doc, cell.lines, boxOf(cell, { x, top, row }), cell.style);
    },
    'Pagination',
  );
  doc.y = top + row.height;
}

function boxOf(cell: LaidCell, { x, top, row }: { x: number; top: number; row: LaidRow }): Box {
  // The heads of the columns stand on their common lower line.
  const below = row.kind === 'head' ? row.inside - cell.height : 0;
  return { x: x + cell.x, y: top + row.padding + below, width: cell.width };
}

function drawGround(doc: Doc, x: number, { kind, height, width }: LaidRow): void {
  const top = doc.y;
  const rule = (y: number, thickness: number, color: string) =>
    doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(thickness)
      .stroke(color);
  if (kind === 'head' || kind === 'total') doc.rect(x, top, width, height).fill(ink.ground);
  if (kind === 'subtotal') doc.rect(x, top, width, height).fill(ink.faint);
  if (kind === 'total') rule(top, 0.9, ink.accent);
  rule(
    top + height,
    kind === 'head' || kind === 'total' ? 0.9 : 0.4,
    kind === 'head' || kind === 'total' ? ink.accent : ink.rule,
  );
}
