/*
 * How much is taken at once. What waits is bounded, so that what is taken is answered soon: with R requests answered a
 * second and N under way, whoever is let in waits N ÷ R seconds (Little's law), whatever stands at the door.
 */

export interface Load {
  /** Requests let in and not answered yet. */
  readonly requests: number;
  /** Bytes of their bodies, as they said or at most. */
  readonly bodyBytes: number;
  /** Milliseconds by which the process comes late to its own timers, of late. */
  readonly delay: number;
}

export interface Bounds {
  readonly requests: number;
  readonly bodyBytes: number;
}

/** A process that is a second late is not helped by more work; one long computation with nobody waiting is no reason. */
const latest = { delay: 1000, withRequests: 20 };

/**
 * Whether one more is let in. A body alone in the house always is: it has its own limit.
 * @param bodyBytes of the request at the door
 */
export function hasRoom(load: Load, bounds: Bounds, bodyBytes: number): boolean {
  if (load.requests >= bounds.requests) return false;
  if (load.bodyBytes > 0 && load.bodyBytes + bodyBytes > bounds.bodyBytes) return false;
  return load.delay < latest.delay || load.requests < Math.min(latest.withRequests, bounds.requests);
}

/**
 * What a body may take of the memory: what it says, and no more than the most that is read of one; where it says nothing,
 * that most.
 */
export function weightOf(headers: Readonly<Record<string, unknown>>, most: number): number {
  const said = Number(headers['content-length'] ?? Number.NaN);
  if (Number.isFinite(said)) return Math.min(said, most);
  return headers['transfer-encoding'] === undefined ? 0 : most;
}
