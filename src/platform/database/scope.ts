import { AsyncLocalStorage } from 'node:async_hooks';
import { invariant } from '../../kernel/errors';
import { isId } from '../ids';
import { beginFresh } from './replica/freshness';

/**
 * What the database shows to a transaction, whatever its queries ask: everything; nothing but the tables of sign-in; or
 * what belongs to some hospitals, for one person.
 */
export type Scope = 'everything' | 'nothing' | { readonly personId: string; readonly hospitalIds: readonly string[] };

/*
 * The second lock. The first one is written in each query, from the caller that it is given; this one is taken from
 * whoever signed in, where no query can choose it (docs/decisions/2026-11-26-the-second-lock-is-ambient.md).
 */
const present = new AsyncLocalStorage<Work>();

interface Work {
  scope: Scope | null;
  /** The work of which this is a part: a page, of what it asks of the contract. */
  readonly partOf: Work | null;
}

/** Whether this is asked within other work: by a page of the contract, by a worker; nobody stands at the door. */
export function isWithinWork(): boolean {
  return present.getStore() !== undefined;
}

/** What this request was asked by: the same object for all that one page asks; null for who stands at the door. */
export function presentWhole(): object | null {
  return present.getStore()?.partOf ?? null;
}

/** The work under way itself: a page is the whole of what it is about to ask. Null outside of any. */
export function presentWork(): object | null {
  return present.getStore() ?? null;
}

/** Work that is nobody's request declares itself: a worker, a timer, the start, a question that anybody may ask. */
export function seeing<T>(scope: Scope, work: () => T): T {
  return present.run({ scope, partOf: null }, work);
}

/** A request begins: nothing can be asked of the database until `grantScope` has said what it may see. */
export function beginUnscoped(work: () => void): void {
  present.run({ scope: null, partOf: present.getStore() ?? null }, () => {
    beginFresh(work);
  });
}

/** From here on the request sees this. Called by the guard, once it knows who asks. */
export function grantScope(scope: Scope): void {
  const held = present.getStore();
  invariant(held, 'a request has begun before anybody is let in');
  held.scope = scope;
}

/** What the work under way may see. @throws InvariantBroken when nobody has said it */
export function presentScope(): Scope {
  const scope = present.getStore()?.scope ?? null;
  invariant(scope !== null, 'who opens a transaction outside a request says what it may see: seeing(…)');
  return scope;
}

/** The statements that tell it to the database, until the end of the transaction. */
export function declarationOf(scope: Scope): string {
  if (typeof scope === 'string') return `set local trazagiro.scope = '${scope}'`;
  const { personId, hospitalIds } = scope;
  invariant([personId, ...hospitalIds].every(isId), 'a scope is made of identifiers');
  return `set local trazagiro.scope = '{${hospitalIds.join(',')}}'; set local trazagiro.person = '${personId}'`;
}
