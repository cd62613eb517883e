/** The shapes of a chart, in points from the upper left corner: the same for a paper and for a page of the web. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** The chart in words: every label with its amount. */
  readonly description: string;
  readonly shapes: readonly Shape[];
}

export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill?: Tone;
      readonly stroke?: Tone;
    }
  /** A path of `M L C Z` commands in absolute points. `says`: what it is, for who points at it. */
  | { readonly kind: 'path'; readonly d: string; readonly fill?: Tone; readonly stroke?: Tone; readonly says?: string }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly stroke: Tone;
    }
  /** `y` is the base line of the letters. */
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: Anchor;
      readonly tone: Tone;
      readonly strong?: true;
    };

export type Anchor = 'start' | 'middle' | 'end';

/** From the darkest to the paper; each is told from the next in grey print. */
export type Tone = 'ink' | 'soft' | 'dark' | 'middle' | 'light' | 'faint' | 'paper' | 'contrast';

export const tones: Record<Tone, string> = {
  ink: '#1b2430',
  soft: '#55606e',
  dark: '#123f66',
  middle: '#6f93b5',
  light: '#c2d2e2',
  faint: '#e4ebf2',
  paper: '#ffffff',
  contrast: '#ffffff',
};
