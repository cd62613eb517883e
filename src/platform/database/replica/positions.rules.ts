/** A place in PostgreSQL's write-ahead log: what was written before it, and nothing after. */
export type Position = bigint;

export const beginning: Position = 0n;

/** As PostgreSQL writes it: `16/B374D848`. */
export function positionOf(text: string): Position {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

/** How far the primary had written at one moment: whoever has replayed so far has all that was committed by then. */
export interface Beat {
  /** The primary's clock, ISO 8601, UTC. */
  readonly at: string;
  /** Ours, in milliseconds: only differences of it say something. */
  readonly askedAt: number;
  readonly position: Position;
}

const mostKept = 1000;

/** The beats that a replica has not passed yet, and the last one that it has. */
export class Beats {
  #kept: Beat[] = [];

  add(beat: Beat): void {
    this.#kept.push(beat);
    if (this.#kept.length > mostKept) this.#kept.shift();
  }

  /** The latest moment of which everything is there; null where not even the first beat is. */
  passedBy(replayed: Position): Beat | null {
    const passed = this.#kept.findLastIndex(({ position }) => position <= replayed);
    if (passed < 0) return null;
    this.#kept = this.#kept.slice(passed);
    return this.#kept[0] ?? null;
  }
}
