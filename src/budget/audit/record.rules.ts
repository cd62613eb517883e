import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { invariant } from '../../kernel/errors';

/*
 * The texts whose hashes are the record (docs/record.md has them for a stranger): canonical JSON of RFC 8785, in UTF-8,
 * under SHA-256. A hash is written as 64 hexadecimal digits in lower case.
 */

/** An event, as its canonical text says it. */
export interface EventText {
  readonly act: string;
  /** UTC, to the microsecond: 2026-11-21T05:00:00.123456Z */
  readonly at: string;
  readonly chain: string;
  readonly content: Json;
  readonly entries: readonly BoundEntry[];
  readonly person: string | null;
  readonly previousHash: string | null;
  readonly sequence: number;
  readonly subject: { readonly id: string; readonly kind: string };
  readonly version: 1;
}

/** An entry of the ledger in the event of the act that posted it: `head` and `postings` are hashes of their texts. */
export interface BoundEntry {
  readonly effectiveOn: string;
  readonly head: string;
  readonly id: string;
  readonly postings: string;
}

/** An entry without its postings, as its canonical text says it. */
export interface EntryHead {
  readonly act: string;
  readonly approvedBy: string | null;
  readonly datePrecision: string;
  readonly document: string;
  readonly effectiveOn: string;
  readonly id: string;
  readonly postingCount: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly resolution: string;
  readonly reverses: string | null;
  readonly source: string | null;
  readonly subject: string;
}

export interface EntryPosting {
  readonly account: string;
  readonly allocation: string | null;
  /** Pesos with two decimals, as the others. */
  readonly amount: string;
  readonly balanceAfter: string;
  readonly balanceBefore: string;
  readonly disbursement: string | null;
  readonly kind: string;
  readonly place: string;
  readonly position: number;
  readonly resolution: string;
  readonly sequence: number;
}

/** A seal: what the signature is of. */
export interface SealText {
  readonly at: string;
  readonly key: string;
  readonly number: number;
  readonly previousHash: string | null;
  readonly root: string;
  /** How many events the tree holds. */
  readonly size: number;
  readonly version: 1;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** RFC 8785. What PostgreSQL cannot keep in a text (NUL, half a surrogate pair) becomes U+FFFD. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  invariant(text !== undefined, 'there is something to record');
  if (!/\\u(0000|d[89a-f][0-9a-f]{2})/.test(text)) return text;
  return canonicalize(wellFormed(JSON.parse(text) as Json)) ?? '';
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

export function boundEntry(head: EntryHead, postings: readonly EntryPosting[]): BoundEntry {
  return {
    effectiveOn: head.effectiveOn,
    head: sha256(canonicalText(head)),
    id: head.id,
    postings: sha256(canonicalText(postings)),
  };
}

/** The name of a key: the first 16 digits of the hash of its DER (SubjectPublicKeyInfo). */
export function keyId(publicKey: Buffer): string {
  return hash('sha256', publicKey, 'hex').slice(0, 16);
}

function wellFormed(value: Json): Json {
  if (typeof value === 'string') return kept(value);
  if (isList(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [kept(key), wellFormed(each)]));
}

function kept(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8');
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
