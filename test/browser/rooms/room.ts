import type { Page } from 'playwright-core';
import type { Who, World } from '../world';

/** One page in one state, as one person sees it. */
export interface PageCase<Facts> {
  readonly name: string;
  readonly as: Who;
  readonly open: (world: World, facts: Facts) => string;
  /** What brings it to the state that is looked at: a form sent empty, a step of a story. */
  readonly act?: (page: Page) => Promise<void>;
  /** For one bar of signal: under 15 kB over the wire, everything included. */
  readonly light?: boolean;
}

/** The pages of a room of the desk, in every state that is worth a look. */
export interface Room<Facts = unknown> {
  readonly name: string;
  /** What they need beyond the world that all rooms share. */
  readonly prepare: (world: World) => Promise<Facts>;
  readonly pages: readonly PageCase<Facts>[];
}

export function room<Facts>(of: Room<Facts>): Room {
  return of as Room;
}

export const nothingMore = (): Promise<null> => Promise.resolve(null);
