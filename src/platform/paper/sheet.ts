import type { PageFormat } from './blocks';

/** A sheet and its margins, in points: 72 to the inch. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the words go, from side to side. */
  readonly column: { readonly x: number; readonly width: number };
}

// Carta 8,5 × 11 in; A4 210 × 297 mm; oficio 216 × 330 mm.
const sizes = { letter: [612, 792], a4: [595.28, 841.89], oficio: [612.28, 935.43] } as const;

/** The sheet of a format; one that lies has narrower margins, for it carries tables. */
export function sheetOf({ size, orientation = 'portrait' }: PageFormat = { size: 'letter' }): Sheet {
  const [short, long] = sizes[size];
  const lies = orientation === 'landscape';
  const [width, height] = lies ? [long, short] : [short, long];
  const side = lies ? 48 : 66;
  const column = { x: side, width: width - 2 * side };
  return { width, height, left: side, right: side, top: lies ? 72 : 78, bottom: lies ? 56 : 54, column };
}

/** Dark enough to be read in grey print: every text is at least 4,5 to 1 on its ground. */
export const ink = {
  text: '#1b2430',
  accent: '#123f66',
  soft: '#55606e',
  rule: '#c3ccd6',
  ground: '#e9eef4',
  faint: '#f4f6f9',
  alarm: '#8a1c1c',
} as const;
