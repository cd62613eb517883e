import { hash } from 'node:crypto';
import { invariant } from '../../kernel/errors';

/*
 * The Merkle tree of RFC 6962 (and RFC 9162) over the hashes of events, in the order in which they were sealed.
 *
 *   leaf  SHA-256(0x00 ‖ the 32 bytes of the event's hash)
 *   node  SHA-256(0x01 ‖ left ‖ right); of n leaves, the left branch takes the largest power of two below n
 *
 * A node (level, index) covers leaves index·2^level to (index+1)·2^level − 1: its hash never changes again.
 */

export interface Node {
  readonly level: number;
  readonly index: number;
}

export interface HashedNode extends Node {
  readonly hash: Buffer;
}

/** Leaves from `start` up to and without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export function leafHash(eventHash: Buffer): Buffer {
  return sha256(Buffer.concat([Buffer.of(0), eventHash]));
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([Buffer.of(1), left, right]));
}

function sha256(bytes: Buffer): Buffer {
  return hash('sha256', bytes, 'buffer');
}

/** The right edge of a growing tree: all that is needed to add leaves and to know the root. Memory: log₂ of its size. */
export class Frontier {
  #size = 0;
  readonly #edge: HashedNode[] = [];

  /** @param complete the nodes of `nodesOf({ start: 0, end: size })`, in order */
  static of(size: number, complete: readonly HashedNode[]): Frontier {
    const frontier = new Frontier();
    frontier.#size = size;
    frontier.#edge.push(...complete);
    return frontier;
  }

  get size(): number {
    return this.#size;
  }

  /** @returns the nodes that became complete, the leaf first */
  append(leaf: Buffer): HashedNode[] {
    const completed: HashedNode[] = [{ level: 0, index: this.#size, hash: leaf }];
    this.#size += 1;
    let node = completed[0];
    while (node && this.#edge.at(-1)?.level === node.level) {
      const left = this.#edge.pop();
      invariant(left, 'the edge was not empty');
      node = { level: node.level + 1, index: left.index / 2, hash: nodeHash(left.hash, node.hash) };
      completed.push(node);
    }
    if (node) this.#edge.push(node);
    return completed;
  }

  /** Of no leaves, SHA-256 of nothing. */
  root(): Buffer {
    return this.#edge.length === 0 ? sha256(Buffer.alloc(0)) : folded(this.#edge.map((node) => node.hash));
  }
}

/** The hash of consecutive complete nodes, each larger than the next: the root of what they cover. */
export function folded(hashes: readonly Buffer[]): Buffer {
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The hash of the node above a power of two of nodes of one level. */
export function raised(hashes: readonly Buffer[]): Buffer {
  const [left, right] = hashes;
  invariant(left, 'a node covers something');
  if (!right) return left;
  const middle = hashes.length / 2;
  return nodeHash(raised(hashes.slice(0, middle)), raised(hashes.slice(middle)));
}

/** The complete nodes that cover a range of a proof, the largest first. */
export function nodesOf({ start, end }: Range): Node[] {
  const nodes: Node[] = [];
  for (let first = start; first < end;) {
    const level = Math.floor(Math.log2(end - first));
    nodes.push({ level, index: first / 2 ** level });
    first += 2 ** level;
  }
  return nodes;
}

/** What proves that a leaf is in the tree of `size` leaves: PATH(index, D[size]), the sibling of the leaf first. */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    ranges.unshift(index < middle ? { start: middle, end } : { start, end: middle });
    if (index < middle) end = middle;
    else start = middle;
  }
  return ranges;
}

/** What proves that the tree of `second` leaves begins with that of `first`: PROOF(first, D[second]). */
export function consistencyRanges(first: number, second: number): Range[] {
  const ranges: Range[] = [];
  let [start, end] = [0, second];
  let whole = true;
  while (end !== first) {
    const middle = start + splitOf(end - start);
    if (first <= middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
      whole = false;
    }
  }
  return whole ? ranges : [{ start, end }, ...ranges];
}

/** The largest power of two below n, for n of two and more. */
function splitOf(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}

export interface InclusionProof {
  /** Of the leaf, from zero. */
  readonly index: number;
  readonly size: number;
  readonly path: readonly Buffer[];
}

/** The root that an inclusion proof leads to, or null where its path cannot be of such a leaf (RFC 9162, 2.1.3.2). */
export function rootOfInclusion(leaf: Buffer, { index, size, path }: InclusionProof): Buffer | null {
  if (index < 0 || index >= size) return null;
  let [place, last] = [index, size - 1];
  let root = leaf;
  for (const sibling of path) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      root = nodeHash(sibling, root);
      while (place % 2 === 0 && place !== 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
    } else {
      root = nodeHash(root, sibling);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

export interface ConsistencyProof {
  readonly first: { readonly size: number; readonly root: Buffer };
  readonly second: { readonly size: number; readonly root: Buffer };
  readonly path: readonly Buffer[];
}

/** Whether the second tree begins with the first one (RFC 9162, 2.1.4.2). */
export function isConsistent({ first, second, path }: ConsistencyProof): boolean {
  if (first.size > second.size || first.size < 1) return false;
  if (first.size === second.size) return path.length === 0 && first.root.equals(second.root);
  const [start, ...rest] = isPowerOfTwo(first.size) ? [first.root, ...path] : path;
  if (!start) return false;
  let [place, last] = [first.size - 1, second.size - 1];
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  let [before, after] = [start, start];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [before, after] = [nodeHash(sibling, before), nodeHash(sibling, after)];
      while (place % 2 === 0 && place !== 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
    } else {
      after = nodeHash(after, sibling);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && before.equals(first.root) && after.equals(second.root);
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n));
}
