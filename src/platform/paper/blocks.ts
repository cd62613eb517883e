/** A run of words; the strong ones are drawn in bold. */
export type Span = string | { readonly strong: string };

/** What a document is made of. The drawing knows these and no business. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly style: ParagraphStyle; readonly text: readonly Span[] }
  | { readonly kind: 'numbered'; readonly items: readonly (readonly Span[])[] }
  /** The first cell of a row is its header; the cells of the last column stand to the right. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'notice'; readonly title: string; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  /** A QR code with what it means beside it, in words. */
  | { readonly kind: 'seal'; readonly qr: string; readonly alternative: string; readonly fields: readonly Field[] };

export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

export type ParagraphStyle = 'plain' | 'subtitle' | 'centred' | 'small';

export interface Field {
  readonly label: string;
  readonly value: string;
  readonly large?: true;
}

/** A whole document. Equal plans give equal bytes: its only date is given, never read from a clock. */
export interface DocumentPlan {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly createdAt: Date;
  /** At the head and the foot of every page; decoration, not read aloud. */
  readonly head: { readonly left: string; readonly right: string };
  readonly foot: string;
  readonly blocks: readonly Block[];
  /** The data behind the document, carried inside it. */
  readonly attachment: { readonly name: string; readonly description: string; readonly json: string };
}
