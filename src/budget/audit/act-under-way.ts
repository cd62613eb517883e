import type { Tx } from '../../platform/database/transactions';

/** Whose chain an event goes on: the line or the resolution that the act locked, or else its own subject. */
export interface Chain {
  readonly kind: string;
  readonly id: string;
}

/*
 * What an act has said of itself before its event is written. It lives as long as its transaction: a use case that is
 * run again starts anew.
 */

const chains = new WeakMap<Tx, Chain>();
const posted = new WeakMap<Tx, string[]>();
const unbound = new WeakMap<Tx, string[]>();

/**
 * Says what the act locked first. Its event goes on that chain, so that the chain is never waited for by anybody who
 * did not wait for the lock already.
 */
export function actsOn(tx: Tx, chain: Chain): void {
  if (!chains.has(tx)) chains.set(tx, chain);
}

export function chainOf(tx: Tx): Chain | null {
  return chains.get(tx) ?? null;
}

/** Says which entries the act posted: its next event binds them. */
export function entriesPosted(tx: Tx, ids: readonly string[]): void {
  for (const kept of [posted, unbound]) kept.set(tx, [...(kept.get(tx) ?? []), ...ids]);
}

/** Every entry that the act has posted. */
export function postedBy(tx: Tx): readonly string[] {
  return posted.get(tx) ?? [];
}

/** The entries that no event has bound yet, once. */
export function takePosted(tx: Tx): string[] {
  const ids = unbound.get(tx) ?? [];
  unbound.delete(tx);
  return ids;
}
