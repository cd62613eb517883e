import type { Readable } from 'node:stream';

export const EVIDENCE_STORE = Symbol('evidence store');

/**
 * Where the bytes are: each file once, under the SHA-256 of its bytes. What is kept is never changed and never removed by
 * the service; keeping the same bytes again puts them back as they were.
 */
export interface EvidenceStore {
  /** Keeps a file that was received; the received one may be gone afterwards. */
  keep(received: { readonly path: string; readonly size: number; readonly sha256: string }): Promise<void>;

  /** The bytes under this hash as they are stored now, or null where there are none. */
  open(sha256: string): Promise<Readable | null>;
}
