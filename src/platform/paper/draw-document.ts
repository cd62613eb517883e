import type { DocumentPlan } from './blocks';
import { drawBlock } from './draw-blocks';
import { drawLetterhead, drawMargins } from './draw-margins';
import { addSheet, attach, bytesOf, openDocument, type Imprint } from './open-document';
import { sheetOf } from './sheet';
import type { SignaturePlace } from './signature/signature-place';
import { nameNotes, open, pageIndex, type Element, type Heading, type Paper } from './structure';

type Outline = PDFKit.PDFDocument['outline'];

/**
 * The PDF of a plan: tagged, fonts embedded, data attached, generated as PDF/A-3a. Equal plans give equal bytes. With a
 * place for a signature it is not whole yet: whoever asks for one puts the signature in.
 */
export function drawDocument(plan: DocumentPlan, signature: SignaturePlace | null = null): Promise<Buffer> {
  const doc = openDocument(plan);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const drawn = drawPlan(doc, root, { plan, signature, prefix: '' });
  root.end();
  nameNotes(doc, drawn.notes);
  if (drawn.pages > 1) addBookmarks(doc, doc.outline, drawn);
  return bytesOf(doc);
}

/** One PDF of several plans: each with its own pages, numbered apart, its data, and a bookmark. */
export function drawDocuments(plans: readonly DocumentPlan[], imprint: Imprint): Promise<Buffer> {
  const doc = openDocument(imprint);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const notes = new Map<string, Element>();
  for (const [index, plan] of plans.entries()) {
    const part = open(doc, root, 'Part');
    const drawn = drawPlan(doc, part, { plan, signature: null, prefix: `documento-${index + 1}-` });
    part.end();
    for (const [name, note] of drawn.notes) notes.set(name, note);
    const item = addBookmark(doc, doc.outline, { text: plan.title, page: drawn.first, y: 0 });
    if (drawn.pages > 1) addBookmarks(doc, item, drawn);
  }
  root.end();
  nameNotes(doc, notes);
  return bytesOf(doc);
}

interface Drawn {
  /** The first page, counted from 0 in the whole file. */
  readonly first: number;
  readonly pages: number;
  readonly headings: readonly Heading[];
  readonly notes: ReadonlyMap<string, Element>;
}

function drawPlan(
  doc: PDFKit.PDFDocument,
  root: Element,
  { plan, signature, prefix }: { plan: DocumentPlan; signature: SignaturePlace | null; prefix: string },
): Drawn {
  const paper: Paper = { doc, root, sheet: sheetOf(plan.page), headings: [], notes: new Map(), prefix, signature };
  addSheet(doc, paper.sheet);
  const first = pageIndex(doc);
  if (plan.attachment) attach(doc, plan.attachment, plan.createdAt);
  if (plan.letterhead) drawLetterhead(paper, plan.letterhead);
  for (const block of plan.blocks) drawBlock(paper, block);
  // Whoever signs is seen, also where the plan left no block for it.
  if (paper.signature) drawBlock(paper, { kind: 'signature', unsigned: '' });
  const pages = pageIndex(doc) - first + 1;
  for (let page = 0; page < pages; page += 1) {
    doc.switchToPage(first + page);
    drawMargins(paper, plan, { page: page + 1, of: pages });
  }
  return { first, pages, headings: paper.headings, notes: paper.notes };
}

/** Headings below the bookmark of the last heading of a higher level. */
function addBookmarks(doc: PDFKit.PDFDocument, outline: Outline, { headings }: Drawn): void {
  const above: { level: number; item: Outline }[] = [{ level: 0, item: outline }];
  for (const heading of headings) {
    while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
    const item = addBookmark(doc, above.at(-1)?.item ?? outline, heading);
    above.push({ level: heading.level, item });
  }
}

function addBookmark(doc: PDFKit.PDFDocument, under: Outline, to: Omit<Heading, 'level'>): Outline {
  doc.switchToPage(to.page);
  // pdfkit counts the left side of the place from the right.
  const place = { top: Math.max(0, to.y - 12), left: doc.page.width, expanded: true };
  return under.addItem(to.text, place);
}
