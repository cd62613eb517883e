import type { Cluster } from './cluster';

export type Scale = 'quick' | 'default' | 'full';

/** What a bench is given. */
export interface Setting {
  /** quick: that it runs; default: minutes on two cores; full: the sizes of the goals. */
  readonly scale: Scale;
  readonly cluster: Cluster;
  /** One line to whoever waits at the terminal. */
  readonly say: (line: string) => void;
}

/** One kind of work, ours and others' beside it. */
export interface Bench {
  readonly code: string;
  readonly title: string;
  readonly prepare: (setting: Setting) => Promise<Prepared>;
}

export interface Prepared {
  /** In the order in which each round runs them. */
  readonly contestants: readonly Contestant[];
  readonly goals: readonly Goal[];
  /** After the last round: sums, invariants and chain. @throws when what was fast was not true */
  readonly prove?: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What one round of one contestant measured: `{ 'acts/s': 3400, 'p99 ms': 31 }`. */
export type Figures = Readonly<Record<string, number>>;

export interface Contestant {
  readonly name: string;
  readonly measure: () => Promise<Figures>;
  /** Why it is not run: it is not installed. */
  readonly missing?: string | undefined;
}

/** A figure of a contestant, alone or over another's of the same round, and what it should be. */
export interface Goal {
  readonly text: string;
  readonly of: Figure;
  readonly over?: Figure;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export type Figure = readonly [contestant: string, figure: string];

/** By scale: the sizes of a bench in one line. */
export function byScale<T>({ scale }: Setting, sizes: Record<Scale, T>): T {
  return sizes[scale];
}
