import { AsyncLocalStorage } from 'node:async_hooks';
import { beginning, type Position } from './positions.rules';

/*
 * How fresh what is read must be, and by whom what is written: it goes with the work under way, as what it may see does.
 */
interface Freshness {
  /** Who writes: they read their own writes afterwards. */
  writers: readonly string[];
  /** What is read contains what was written before this. */
  after: Position;
  /** Whether the reads of this work may come from a replica that has it. */
  mayLag: boolean;
}

const present = new AsyncLocalStorage<Freshness>();

/** A request begins: it reads the primary, until its route says that it need not. */
export function beginFresh(work: () => void): void {
  present.run({ writers: [], after: beginning, mayLag: false }, work);
}

/** Who asks, and where in the log the last thing that they wrote is. */
export function knowReader(personId: string, wroteAt: Position): void {
  const held = present.getStore();
  if (!held) return;
  held.writers = [personId];
  held.after = wroteAt;
}

/** Work of several people at once, or of another than who asked. */
export function writingFor<T>(people: readonly string[], work: () => T): T {
  return present.run({ writers: people, after: beginning, mayLag: false }, work);
}

export function presentWriters(): readonly string[] {
  return present.getStore()?.writers ?? [];
}

/** What is read from here on was to be seen at this place of the log. */
export function readAfter(position: Position): void {
  const held = present.getStore();
  if (held && position > held.after) held.after = position;
}

export function letReadsLag(): void {
  const held = present.getStore();
  if (held) held.mayLag = true;
}

/** Once a request has read the primary it goes on there: what it reads next is never older than what it read. */
export function stayOnPrimary(): void {
  const held = present.getStore();
  if (held) held.mayLag = false;
}

/** What a replica must have to be read now; null: the primary is to be read. */
export function presentNeed(): Position | null {
  const held = present.getStore();
  return held?.mayLag === true ? held.after : null;
}
