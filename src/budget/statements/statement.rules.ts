import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { rolesInSpanish, type Role } from '../../platform/access/person';
import type { LineAt } from '../allocations/line-at.queries';
import { acts, type Act, type EntryAct } from '../ledger/acts';
import { actInSpanish } from '../ledger/entries.dto';
import type { Moment } from '../ledger/moment.rules';
import { balancesAfter, changesOf, type KnownPerson, type SignedMovement } from '../ledger/movements.rules';
import { allocationPlaces, placeNames, places, type Balances, type Place } from '../ledger/places';

/*
 * The statement («extracto»), pure: every movement of a line in the order in which it took effect, with what is in each
 * place after it.
 *
 *   opening balances ──▶ movement, balances ──▶ movement, balances ──▶ … ──▶ closing balances
 *
 * What was undone and what undid it are both there: a statement that hides a correction explains nothing. Capital and
 * yields stand in places of their own and are never added.
 */

/** The places of a statement, in the order of the story. */
export const statementPlaces = [
  ...allocationPlaces,
  'yield-held',
  'yield-returned',
] as const satisfies readonly Place[];

export interface Period {
  /** The first day of the statement; null: from the beginning. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate;
}

/** Who did something, as the reader may know it: the ministry's people are an office to a hospital. */
export interface Doer {
  readonly office: string;
  readonly name: string | null;
}

export interface StatementMovement {
  readonly entryId: string;
  readonly act: EntryAct;
  /** What a reversal undoes; of another act, the act itself. */
  readonly ofAct: Act;
  readonly actInSpanish: string;
  readonly effectiveOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  readonly recordedAt: string;
  readonly recordedBy: Doer;
  readonly approvedBy: Doer | null;
  readonly document: string;
  readonly source: string | null;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  readonly changes: readonly { readonly place: Place; readonly amount: Money }[];
  readonly balances: Balances;
}

export interface StatementLine {
  readonly line: LineAt;
  readonly opening: Balances;
  readonly movements: readonly StatementMovement[];
  readonly closing: Balances;
}

export interface Statement {
  readonly lines: readonly StatementLine[];
  readonly opening: Balances;
  readonly closing: Balances;
  readonly notes: readonly string[];
}

/**
 * The statement of these lines over a period.
 * @param movements of all of them, in the order in which they took effect, up to the end of the period
 * @param scope the hospitals that the reader speaks for; null for who sees everything
 */
export function statementOf(
  lines: readonly LineAt[],
  movements: readonly SignedMovement[],
  { from, scope }: { from: CalendarDate | null; scope: readonly string[] | null },
): Statement {
  const stated = lines.map((line) => lineOf(line, movements, { from, scope }));
  return {
    lines: stated,
    opening: sumOf(stated.map(({ opening }) => opening)),
    closing: sumOf(stated.map(({ closing }) => closing)),
    notes: notesOf(stated),
  };
}

/** Pesos of the line, wherever they are. */
export function capitalOf(balances: Balances): Money {
  return Money.sum(allocationPlaces.map((place) => balances[place]));
}

/** «$60.431.400, de por girar a en orden de pago», one for capital and one for yields. */
export function inWords(changes: StatementMovement['changes'], act: Act): string {
  const outside = act === 'reassign' ? 'otra línea' : 'la resolución';
  return (['capital', 'yields'] as const)
    .map((kind) => changes.filter(({ place }) => places[place].kind === kind))
    .filter((mine) => mine.length > 0)
    .map((mine) => {
      const from = mine.filter(({ amount }) => amount.isNegative());
      const to = mine.filter(({ amount }) => amount.isPositive());
      const amount = movedIn(mine);
      const named = (side: typeof mine) => side.map(({ place }) => places[place].spanish).join(' y ') || outside;
      return `${amount.toSpanish()}, de «${named(from)}» a «${named(to)}»`;
    })
    .join('; ');
}

/** How much moved, of changes of one kind: what came into the line's places, or what left them. Pesos, without sign. */
export function movedIn(changes: StatementMovement['changes']): Money {
  const into = changes.filter(({ amount }) => amount.isPositive());
  return Money.sum(into.length > 0 ? into.map(({ amount }) => amount) : changes.map(({ amount }) => amount.negated()));
}

function lineOf(
  line: LineAt,
  movements: readonly SignedMovement[],
  { from, scope }: { from: CalendarDate | null; scope: readonly string[] | null },
): StatementLine {
  const id = line.allocationId;
  const mine = movements.filter(({ changes }) => changes.some(({ allocationId }) => allocationId === id));
  const before = mine.filter(({ effectiveOn }) => from !== null && effectiveOn < from);
  const opening = balancesAfter(before, id);
  let balances = opening;
  const within = mine.slice(before.length).map((movement): StatementMovement => {
    const changes = changesOf(movement, id);
    balances = after(balances, changes);
    return { ...said(movement, scope), changes, balances };
  });
  return { line, opening, movements: within, closing: balances };
}

function said(
  movement: SignedMovement,
  scope: readonly string[] | null,
): Omit<StatementMovement, 'changes' | 'balances'> {
  const { act, ofAct } = movement;
  return {
    entryId: movement.entryId,
    act,
    ofAct,
    actInSpanish: act === 'reverse' ? `anulación: ${actInSpanish(ofAct)}` : actInSpanish(act),
    effectiveOn: movement.effectiveOn,
    datePrecision: movement.datePrecision,
    recordedAt: movement.recordedAt,
    recordedBy: doerOf(movement.recordedBy, ofAct, scope),
    approvedBy: movement.approvedBy && doerOf(movement.approvedBy, ofAct, scope),
    document: movement.document,
    source: movement.source,
    reverses: movement.reverses,
    reversedBy: movement.reversedBy,
  };
}

/** In which office somebody did an act, and by name where the reader may know it. */
export function doerOf({ name, roles, hospitalIds }: KnownPerson, act: Act, scope: readonly string[] | null): Doer {
  const may: readonly Role[] = [...acts[act].recordedBy, ...acts[act].approvedBy];
  const acting = roles.filter((role) => may.includes(role));
  const office = (acting.length > 0 ? acting : roles).map((role) => rolesInSpanish[role]).join(', ');
  const isKnown = scope === null || hospitalIds.some((id) => scope.includes(id));
  return { office, name: isKnown ? name : null };
}

function after(balances: Balances, changes: StatementMovement['changes']): Balances {
  const next: Record<Place, Money> = { ...balances };
  for (const { place, amount } of changes) next[place] = next[place].plus(amount);
  return next;
}

function sumOf(all: readonly Balances[]): Balances {
  return Object.fromEntries(
    placeNames.map((place) => [place, Money.sum(all.map((balances) => balances[place]))]),
  ) as Record<Place, Money>;
}

function notesOf(lines: readonly StatementLine[]): string[] {
  const movements = lines.flatMap((line) => line.movements);
  const undone = movements.filter(({ reversedBy }) => reversedBy !== null).length;
  const inexact = movements.filter(({ datePrecision }) => datePrecision !== 'exact').length;
  const unnamed = lines.filter(({ line }) => line.hospital === null).length;
  return [
    ...(movements.length === 0 ? ['No hubo movimientos en el periodo, con lo registrado hasta ese instante.'] : []),
    ...(undone > 0
      ? [
          `${undone === 1 ? '1 movimiento se anuló' : `${undone} movimientos se anularon`} después: está aquí, y también su anulación.`,
        ]
      : []),
    ...(inexact > 0
      ? [
          `La fuente no da el día exacto de ${inexact === 1 ? '1 movimiento' : `${inexact} movimientos`}: la fecha lo dice.`,
        ]
      : []),
    ...(unnamed > 0 ? ['La fuente no nombra el hospital de una línea: por confirmar.'] : []),
    'Los rendimientos se llevan aparte y no se suman al capital.',
  ];
}

/** What the statement is of, and from which moment it is seen. */
export interface StatementHead {
  readonly subject:
    | { readonly kind: 'allocation'; readonly id: string; readonly name: string }
    | { readonly kind: 'hospital'; readonly id: string; readonly name: string };
  readonly period: Period;
  readonly moment: Moment;
}
