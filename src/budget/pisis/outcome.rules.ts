import { Money, percentage } from '../../kernel/money';
import type { Balances, Place } from '../ledger/places';
import { nameOf, type Change, type Declared } from './declared.rules';
import { pesosOf, type DeclaredFigures } from './figures.rules';
import { detailKinds } from './layout.rules';
import { warningsOf, type Note } from './notes';
import type { OutcomeView } from './pisis.dto';
import type { PisisFile } from './pisis-file';
import { noReport, type PlannedReport, type ReportedBefore } from './report.rules';

/*
 * What a file did, told to whoever sent it: nothing in it is of a person.
 */

/** More than this many are counted and not listed. */
const mostWarnings = 500;

export interface Told {
  readonly file: PisisFile;
  readonly notes: readonly Note[];
  readonly changes: readonly Change[];
  readonly figures: DeclaredFigures;
  /** What was reported and incorporated before. Pesos. */
  readonly before: Pick<ReportedBefore, 'contracted' | 'obligated' | 'paid'> & { readonly incorporated: Money };
  readonly assigned: Money;
  readonly places: Balances;
  readonly report: PlannedReport;
  readonly reportId: string | null;
  readonly acts: OutcomeView['acts'];
  readonly earned: Money;
  readonly principal: Money;
  readonly yields: Money;
}

export function outcomeOf(told: Told): OutcomeView {
  const { file, figures, before, assigned, report, reportId, acts } = told;
  const figure = (name: keyof typeof before) => ({
    before: before[name].toString(),
    after: figures[name].toString(),
    difference: figures[name].minus(before[name]).toString(),
  });
  const warnings = warningsOf(told.notes);
  return {
    counts: Object.fromEntries(
      detailKinds.map((kind) => [
        kind,
        file.details.filter((each) => each.kind === kind && each.indicator !== 'NA').length,
      ]),
    ),
    warningCount: warnings.length,
    warnings: warnings
      .slice(0, mostWarnings)
      .map(({ line = null, field = null, code, detail }) => ({ line, field, code, detail: detail.es })),
    changes: told.changes.map(changeOf),
    figures: {
      incorporated: figure('incorporated'),
      contracted: figure('contracted'),
      obligated: figure('obligated'),
      paid: figure('paid'),
    },
    assigned: assigned.toString(),
    balance: assigned.minus(figures.contracted).toString(),
    paidOfAssigned: percentage(figures.paid, assigned),
    acts,
    report: {
      id: reportId,
      correction: 'correction' in report && report.correction,
      why: 'none' in report ? noReport[report.none] : null,
    },
    places: placesOf(told),
  };
}

function changeOf({ line, kind, what, before, after }: Change): OutcomeView['changes'][number] {
  return {
    line,
    kind,
    what,
    name: nameOf(kind, after.values),
    before: before === null ? null : amountOf(before),
    after: after.standing ? amountOf(after) : null,
  };
}

/** What a record is worth: of follow-up, what was paid; a policy is worth nothing here. */
function amountOf({ kind, values }: Declared): string | null {
  const written = kind === 5 ? values['paid'] : values['amount'];
  return written === undefined ? null : pesosOf(written).toString();
}

function placesOf({ places, figures, report, earned, principal, yields }: Told): OutcomeView['places'] {
  const paid = 'none' in report ? Money.zero : figures.paid.minus(places.executed);
  const moves: readonly (readonly [Place, Money])[] = [
    ['held', paid.plus(principal).negated()],
    ['executed', paid],
    ['returned', principal],
    ['yield-held', earned.minus(yields)],
    ['yield-returned', yields],
  ];
  return moves.map(([place, moved]) => ({
    place,
    now: places[place].toString(),
    decided: places[place].plus(moved).toString(),
  }));
}
