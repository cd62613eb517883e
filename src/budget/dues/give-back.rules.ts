import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { LineAt } from '../allocations/line-at.queries';
import type { Moment } from '../ledger/moment.rules';
import { entriesIn } from '../ledger/movements.rules';
import type { Place } from '../ledger/places';
import type { Deposit, LineFacts } from './line-facts';
import { owedPlaces } from './line-facts.rules';

/*
 * What goes back, pure: capital and yields side by side and never added.
 *
 *   due back ──deposit──▶ reported (nobody has verified it) ──verify──▶ verified ──restore──▶ back in the resolution
 *       └── pending = due back − reported: what the hospital has still to deposit
 */

export const moneyKinds = ['capital', 'yields'] as const;

export type MoneyKind = (typeof moneyKinds)[number];

/** Pesos of one kind. `dueBack` is owed today and stands with the hospital; `pending` is what of it was not deposited. */
export interface GiveBack {
  /** Everything of this kind that the hospital ever had: what it received, or what it earned. */
  readonly base: Money;
  readonly dueBack: Money;
  readonly reported: Money;
  readonly pending: Money;
  readonly verified: Money;
}

export const giveBackFigures = [
  'base',
  'dueBack',
  'reported',
  'pending',
  'verified',
] as const satisfies readonly (keyof GiveBack)[];

export type GiveBacks = Readonly<Record<MoneyKind, GiveBack>> & {
  /** Verified capital that went back to the resolution to be assigned again: a part of what was verified. */
  readonly restored: Money;
};

export interface GiveBackLine extends GiveBacks {
  readonly line: LineAt;
  readonly dueOn: Readonly<Record<MoneyKind, CalendarDate | null>>;
  readonly overdue: Readonly<Record<MoneyKind, boolean>>;
  readonly deposits: readonly Deposit[];
  /** The entries behind each figure that moved money. */
  readonly entries: Readonly<
    Record<MoneyKind, Readonly<Record<'base' | 'dueBack' | 'verified', readonly string[]>>>
  > & {
    readonly restored: readonly string[];
  };
}

export interface GiveBackReport {
  readonly moment: Moment;
  readonly lines: readonly GiveBackLine[];
  readonly departments: readonly (GiveBacks & { readonly code: string; readonly name: string })[];
  readonly totals: GiveBacks;
  readonly notes: readonly string[];
}

const kinds = {
  capital: { held: 'held', returned: 'returned', term: 'return-of-capital' },
  yields: { held: 'yield-held', returned: 'yield-returned', term: 'return-of-yields' },
} as const satisfies Record<MoneyKind, { held: Place; returned: Place; term: string }>;

/** What is due back, deposited and verified, per line, per department and in all. */
export function giveBackOf(lines: readonly LineFacts[], moment: Moment): GiveBackReport {
  const told = lines.map(lineOf);
  const codes = new Map(told.map(({ line }) => [line.department.code, line.department.name]));
  return {
    moment,
    lines: told,
    departments: [...codes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, name]) => ({ code, name, ...sumOf(told.filter(({ line }) => line.department.code === code)) })),
    totals: sumOf(told),
    notes: [...notesOf(told), ...aboutContested(lines)],
  };
}

function lineOf(facts: LineFacts): GiveBackLine {
  const { line, places, movements, records } = facts;
  const id = line.allocationId;
  const restoring = movements.filter(({ ofAct }) => ofAct === 'restore');
  const restored = Money.sum(
    restoring.flatMap(({ changes }) => changes.filter((each) => each.allocationId === id).map(({ amount }) => amount)),
  ).negated();
  const received = Money.sum([places.held, places.executed, places.returned, restored]);
  const term = (kind: MoneyKind) => facts.deadlines.find((each) => each.kind === kinds[kind].term);
  const entries = (...of: Place[]) => entriesIn(movements, id, ...of);
  return {
    line,
    capital: kindOf(facts, 'capital', { base: received, verified: places.returned.plus(restored) }),
    yields: kindOf(facts, 'yields', { base: places['yield-source'].negated(), verified: places['yield-returned'] }),
    restored,
    dueOn: { capital: term('capital')?.dueOn ?? null, yields: term('yields')?.dueOn ?? null },
    overdue: { capital: isOverdue(facts, 'capital'), yields: isOverdue(facts, 'yields') },
    deposits: records.restitutions,
    entries: {
      capital: {
        base: movements
          .filter(
            ({ ofAct, reversedBy, act }) =>
              (ofAct === 'confirm' || ofAct === 'clarify') && !reversedBy && act !== 'reverse',
          )
          .map(({ entryId }) => entryId),
        dueBack: entries(...owedPlaces('capital', facts)),
        verified: entries('returned'),
      },
      yields: { base: entries('yield-source'), dueBack: entries('yield-held'), verified: entries('yield-returned') },
      restored: restoring.map(({ entryId }) => entryId),
    },
  };
}

function kindOf(facts: LineFacts, kind: MoneyKind, { base, verified }: { base: Money; verified: Money }): GiveBack {
  const [dueBack, reported] = [facts.dueBack[kind], facts.unverified[kind]];
  const left = dueBack.minus(reported);
  return { base, dueBack, reported, pending: left.isNegative() ? Money.zero : left, verified };
}

// What is deposited and unverified is the ministry's to look at: the hospital is late for what it has not deposited.
function isOverdue(facts: LineFacts, kind: MoneyKind): boolean {
  const open = facts.deadlines.find((each) => each.kind === kinds[kind].term && each.metOn === null);
  return open?.state === 'late' && facts.dueBack[kind].isGreaterThan(facts.unverified[kind]);
}

function sumOf(lines: readonly GiveBacks[]): GiveBacks {
  const kind = (name: MoneyKind): GiveBack =>
    Object.fromEntries(
      giveBackFigures.map((figure) => [figure, Money.sum(lines.map((each) => each[name][figure]))]),
    ) as Record<keyof GiveBack, Money>;
  return {
    capital: kind('capital'),
    yields: kind('yields'),
    restored: Money.sum(lines.map(({ restored }) => restored)),
  };
}

function notesOf(lines: readonly GiveBackLine[]): string[] {
  const late = lines.filter(({ overdue }) => overdue.capital || overdue.yields).length;
  const waiting = lines.filter(
    ({ capital, yields }) => capital.reported.isPositive() || yields.reported.isPositive(),
  ).length;
  const some = (count: number) => (count === 1 ? '1 línea' : `${count} líneas`);
  return [
    'El capital y los rendimientos se llevan aparte: este informe no los suma en ninguna cifra.',
    ...(late > 0 ? [`En ${some(late)} el plazo para reintegrar venció y falta por consignar.`] : []),
    ...(waiting > 0
      ? [
          `En ${some(waiting)} hay consignaciones que pagaduría no ha verificado: el hospital no está en mora por ellas.`,
        ]
      : []),
    'Lo «por reintegrar» es exigible a esta fecha: desde el fin del plazo, el informe final aceptado o el desistimiento. El estado de ejecución y la conciliación, en «lo que debe volver por desistimiento», cuentan solo lo girado a quien desistió.',
  ];
}

/** What may have to come back on top of what is told: nobody knows whether it was paid. */
function aboutContested(lines: readonly LineFacts[]): string[] {
  const contested = lines.filter(({ places }) => places.contested.isPositive());
  if (contested.length === 0) return [];
  const sum = (some: readonly LineFacts[]) => Money.sum(some.map(({ places }) => places.contested));
  const known = contested.every(({ withdrawal }) => (withdrawal?.reportedPaid ?? null) !== null);
  const reported = known
    ? sum(contested.filter(({ withdrawal }) => withdrawal?.reportedPaid === true)).toSpanish()
    : 'por confirmar';
  const some = contested.length === 1 ? '1 línea desistida' : `${contested.length} líneas desistidas`;
  return [
    `${sum(contested).toSpanish()} de ${some} tienen el giro por establecer y no están en las cifras: de ellos deben volver, como mínimo, $0; según la fuente, ${reported}; como máximo, ${sum(contested).toSpanish()}.`,
  ];
}
