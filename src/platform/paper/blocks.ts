import type { Chart } from '../charts/chart';

/** A run of words; the strong ones are drawn in bold; a reference is the raised number of a note. */
export type Span = string | { readonly strong: string } | { readonly reference: number };

/** What a document is made of. The drawing knows these and no business. */
export type Block =
  /** From the second page on, a document's headings are its bookmarks. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly style: ParagraphStyle; readonly text: readonly Span[] }
  | { readonly kind: 'numbered'; readonly items: readonly (readonly Span[])[] }
  | TableBlock
  | { readonly kind: 'notice'; readonly title: string; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  /** A QR code with what it means beside it, in words. */
  | { readonly kind: 'seal'; readonly qr: string; readonly alternative: string; readonly fields: readonly Field[] }
  /** What `{ reference: number }` points at. Its number is given once in a document. */
  | { readonly kind: 'note'; readonly number: number; readonly text: string | readonly Span[] }
  /** `alternative`: what the chart shows, in words, for who does not see it. */
  | { readonly kind: 'chart'; readonly chart: Chart; readonly alternative: string }
  | { readonly kind: 'pageBreak' }
  /** What follows begins on a new page unless this one has so many points left: what belongs together is not torn. */
  | { readonly kind: 'room'; readonly points: number }
  /** Who signs, when and why where the document is signed; where it is not, that it is not, and `unsigned`. */
  | { readonly kind: 'signature'; readonly unsigned: string };

export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

export type ParagraphStyle = 'plain' | 'subtitle' | 'centred' | 'small';

/** The first cell of a row is its header. The heads of the columns are repeated on each page. */
export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Smaller letters and less air, for long tables. */
  readonly dense?: true;
}

export interface TableColumn {
  readonly header: string;
  /** Share of the width, relative to the other columns'; without any, each column takes what its words need. */
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

export type Cell = string | readonly Span[];

/** A row is never torn, and a subtotal or a total never stands alone at the head of a page. */
export interface TableRow {
  /** As many as columns. The first cell of a subtotal or total also takes the empty cells that follow it. */
  readonly cells: readonly Cell[];
  readonly kind?: 'line' | 'subtotal' | 'total';
  /**
   * The running totals after this row, as many cells as columns and the first one empty: printed as «Suma y sigue» and
   * as «Viene de la página anterior» where the page breaks after this row.
   */
  readonly carried?: readonly Cell[];
}

export interface Field {
  readonly label: string;
  readonly value: string;
  readonly large?: true;
  /** In a seal: beside the field before it, not below. */
  readonly beside?: true;
}

export interface PageFormat {
  /** Letter (216 × 279 mm), A4 (210 × 297 mm) or Colombia's «oficio» (216 × 330 mm). */
  readonly size: 'letter' | 'a4' | 'oficio';
  readonly orientation?: 'portrait' | 'landscape';
}

/** Who issues the document: drawn once, at the head of its first page, and read aloud. */
export interface Letterhead {
  readonly issuer: string;
  readonly office?: string;
  readonly city?: string;
  readonly logo?: { readonly png: Uint8Array; readonly alternative: string };
}

/** A file carried inside the document: the data behind it. */
export interface Attachment {
  readonly name: string;
  readonly description: string;
  readonly json: string;
}

/** A whole document. Equal plans give equal bytes: its only date is given, never read from a clock. */
export interface DocumentPlan {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly createdAt: Date;
  /** Letter in portrait unless given. */
  readonly page?: PageFormat;
  readonly letterhead?: Letterhead;
  /** At the head and the foot of every page; decoration, not read aloud. */
  readonly head: { readonly left: string; readonly right: string };
  readonly foot: string;
  readonly blocks: readonly Block[];
  readonly attachment?: Attachment;
}
