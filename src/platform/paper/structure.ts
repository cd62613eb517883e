import type { Span } from './blocks';
import { addSheet } from './open-document';
import type { Sheet } from './sheet';
import type { SignaturePlace } from './signature/signature-place';
import type { Line } from './lines';
import { drawRun, layOut, lineHeight, placed, type Box, type PlacedRun, type Style } from './text';

export type Doc = PDFKit.PDFDocument;
export type Element = ReturnType<Doc['struct']>;

/** A document while it is drawn. */
export interface Paper {
  readonly doc: Doc;
  readonly sheet: Sheet;
  /** The part of the structure that the blocks go into. */
  readonly root: Element;
  readonly headings: Heading[];
  /** By the name that each has in the whole file. */
  readonly notes: Map<string, Element>;
  /** Before the numbers of its notes, where a file has several documents. */
  readonly prefix: string;
  /** Who is to sign, until the block that says so is drawn. */
  signature: SignaturePlace | null;
}

/** A heading where it came to stand: what a bookmark needs. */
export interface Heading {
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** Counted from 0 in the whole file. */
  readonly page: number;
  readonly y: number;
}

/** Words in one piece, said in the structure to be a `tag`. */
export function paint(doc: Doc, parent: Element, tag: string, spans: readonly Span[], box: Box, style: Style): void {
  const lines = layOut(spans, box.width, style);
  const element = open(doc, parent, tag);
  say(doc, element, lines, { box, style });
  element.end();
}

/** Lines inside an element that is already in the structure; the number of a note is heard as «(nota 3)». */
export function say(
  doc: Doc,
  element: Element,
  lines: readonly Line[],
  { box, style }: { box: Box; style: Style },
): void {
  for (const piece of piecesOf(placed(lines, box, style))) {
    const [first] = piece;
    const draw = () => piece.forEach((run) => drawRun(doc, run));
    if (first?.reference) element.add(doc.struct('Reference', { actual: ` (nota ${first.text})` }, draw));
    else element.add(draw);
  }
  doc.y = box.y + lines.length * lineHeight(style);
}

/** What is between references, and each reference by itself. */
function piecesOf(runs: readonly PlacedRun[]): PlacedRun[][] {
  const pieces: PlacedRun[][] = [];
  for (const run of runs) {
    const last = pieces.at(-1);
    if (last && !run.reference && !last[0]?.reference) last.push(run);
    else pieces.push([run]);
  }
  return pieces;
}

/** Words that go on over as many pages as they need, from the document's `y` on; no page gets a single line of many. */
export function flow(
  paper: Paper,
  parent: Element,
  tag: string,
  spans: readonly Span[],
  at: Omit<Box, 'y'>,
  style: Style,
) {
  const { doc } = paper;
  const height = lineHeight(style);
  const element = open(doc, parent, tag);
  let lines = layOut(spans, at.width, style);
  while (lines.length > 0) {
    const count = linesThatGo(lines.length, Math.floor((bottomOf(paper) - doc.y) / height + 0.001));
    const [now, later] = [lines.slice(0, count), lines.slice(count)];
    const y = doc.y;
    if (count > 0) say(doc, element, now, { box: { ...at, y }, style });
    if (later.length > 0) nextPage(paper);
    lines = later;
  }
  element.end();
}

/** How many of the lines stand on this page, where so many fit: all, or two at least on each side of the break. */
function linesThatGo(all: number, fitting: number): number {
  if (all <= fitting) return all;
  const here = all - fitting === 1 ? fitting - 1 : fitting;
  return here >= 2 ? here : 0;
}

/** Attributes that pdfkit has no option for; before anything is put into the element. */
export function describe(element: Element, entries: Record<string, unknown>): void {
  Object.assign((element as unknown as Internals).dictionary.data, entries);
}

/** How notes are found by their names, which PDF asks for where there are any. */
export function nameNotes(doc: Doc, notes: ReadonlyMap<string, Element>): void {
  if (notes.size === 0) return;
  const named = [...notes].sort(([a], [b]) => (a < b ? -1 : 1));
  const names = named.flatMap(([name, note]) => [new String(name), (note as unknown as Internals).dictionary]);
  const root = (doc as unknown as { getStructTreeRoot(): { data: object } }).getStructTreeRoot();
  Object.assign(root.data, { IDTree: { Names: names } });
}

/** What pdfkit has and its types do not say. */
interface Internals {
  readonly dictionary: { readonly data: object };
}

/** An element that others go into; who opens it ends it, or the document never does. */
export function open(doc: Doc, parent: Element, tag: string): Element {
  const element = doc.struct(tag);
  parent.add(element);
  return element;
}

export function bottomOf({ sheet }: Paper): number {
  return sheet.height - sheet.bottom;
}

/** A new page, unless this one still has the height. */
export function makeRoom(paper: Paper, height: number): void {
  if (paper.doc.y + height > bottomOf(paper) && paper.doc.y > paper.sheet.top) nextPage(paper);
}

export function nextPage({ doc, sheet }: Paper): void {
  addSheet(doc, sheet);
}

/** Where the last page stands in the whole file, counted from 0. */
export function pageIndex(doc: Doc): number {
  const { start, count } = doc.bufferedPageRange();
  return start + count - 1;
}
