import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Role } from '../../platform/access/person';
import { acts, type Act } from '../ledger/acts';
import type { Balances, Place } from '../ledger/places';

/*
 * «Why not?»: the real use case is run and undone, as somebody who may do it would, and its answer is told.
 *
 *   act ─▶ the place that it takes from ─▶ amount (all that is there, unless asked) ─▶ the form ─▶ tried ─▶ refusal | none
 */

/** The acts that are tried on a line, and the place that each takes its money from; closing moves none. */
export const triable = {
  order: 'assigned',
  settle: 'ordered',
  reject: 'ordered',
  confirm: 'transit',
  execute: 'held',
  withdraw: 'assigned',
  contest: 'assigned',
  clarify: 'contested',
  return: 'held',
  restore: 'returned',
  earn: 'yield-source',
  lapse: 'assigned',
  close: null,
} as const satisfies Partial<Record<Act | 'close', Place | null>>;

export type TriableAct = keyof typeof triable;

export const triableActs = Object.keys(triable) as TriableAct[];

/** Who records the act, and who approves it after: the table's own answer. */
export function doersOf(act: TriableAct): { recordedBy: readonly Role[]; approvedBy: readonly Role[] } {
  if (act === 'close') return { recordedBy: ['approver'], approvedBy: [] };
  // A clarification is recorded by whoever withdrew, with the withdrawal, and is the approver's own act.
  if (act === 'clarify') return { recordedBy: acts.clarify.approvedBy, approvedBy: [] };
  return acts[act];
}

export function inSpanish(act: TriableAct): string {
  return act === 'close' ? 'cierre' : acts[act].spanish;
}

/** What is tried when no amount is asked: all that is in the place, or the least there is. Pesos. */
export function amountToTry(act: TriableAct, places: Balances): Money {
  const place = triable[act];
  const there = place === null ? Money.zero : places[place];
  return there.isPositive() ? there : Money.of('0.01');
}

export const NothingToActOn = refusal<{ act: string; missing: string }>(
  'why-not.nothing-to-act-on',
  'conflict',
  { es: 'No hay sobre qué hacerlo', en: 'There is nothing to do it on' },
  {
    es: ({ act, missing }) => `«${act}» se hace sobre ${missing}, y esta línea no tiene ninguno.`,
    en: ({ act }) => `«${act}» is done on a record that this line does not have.`,
  },
);
