import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { balancesOf, type PlaceBalance } from '../ledger/ledger.queries';
import { allocationPlaces, capitalPlaces, places, type Place } from '../ledger/places';
import type {
  DepartmentTotal,
  ExecutionFacts,
  ExecutionStatus,
  LineFacts,
  Range,
  Row,
  Totals,
} from './execution-status.contents';
import { derived, percentagesOf, sumOfFigures, sumOfYields, type Figures } from './execution-status.figures';
import { notesOf } from './execution-status.notes';

/*
 * The execution status («estado de ejecución») of a resolution, pure.
 *
 *   balances at a moment ─┬─▶ rows, in annex order ─▶ subtotals per department ─▶ totals
 *   lines known by then ──┘                                                        └─▶ proof: authorised = Σ places (I5)
 *
 * Nothing here knows today: the same moment gives the same report for ever.
 */

/** The whole report out of what the ledger and the annex say. Pesos; rows in annex order, departments by code. */
export function executionStatus(facts: ExecutionFacts): ExecutionStatus {
  const standing = byAllocation(facts.balances);
  const rows = [...facts.lines]
    .sort((a, b) => a.line - b.line)
    .map((line) => rowOf(line, standing.get(line.allocationId) ?? []));
  const lineTotals = sumOfFigures(rows);
  const whole = facts.scope === 'resolution' ? resolutionBalances(facts.balances) : null;
  const totals: Totals = {
    authorized: whole?.authorized ?? null,
    undistributed: whole?.undistributed ?? null,
    ...lineTotals,
    lapsed: whole?.lapsed ?? lineTotals.lapsed,
    yields: sumOfYields(rows.map(({ yields }) => yields)),
  };
  const report = {
    resolution: facts.resolution,
    scope: facts.scope,
    asOf: facts.moment.asOf,
    knownAt: facts.moment.knownAt,
    proof: proofOf(totals, Money.sum(rows.map(({ given }) => given))),
    totals,
    percentages: percentagesOf(lineTotals),
    ranges: rangesOf(rows),
    departments: departmentsOf(rows),
    rows,
  };
  return { ...report, notes: notesOf(report) };
}

/** What may come back of a line that withdrew after its payment: what is on its way to the hospital or in its hands. */
export function dueBack(row: Row): Money {
  return row.withdrawal === 'after' ? row.transit.plus(row.held) : Money.zero;
}

function byAllocation(balances: readonly PlaceBalance[]): Map<string | null, PlaceBalance[]> {
  const grouped = new Map<string | null, PlaceBalance[]>();
  for (const balance of balances) {
    const mine = grouped.get(balance.allocationId);
    if (mine) mine.push(balance);
    else grouped.set(balance.allocationId, [balance]);
  }
  return grouped;
}

// By hand, and each place summed once: spreads of what is made name by name cost more than all the sums.
function rowOf(line: LineFacts, mine: readonly PlaceBalance[]): Row {
  const at = balancesOf(mine);
  return {
    allocationId: line.allocationId,
    line: line.line,
    divipola: line.divipola,
    municipality: line.municipality,
    department: line.department,
    hospital: line.hospital,
    given: line.given,
    payments: line.payments,
    withdrawal: line.withdrawal,
    reportedPaid: line.reportedPaid,
    entries: line.entries,
    ...derived(at),
    assigned: at.assigned,
    ordered: at.ordered,
    transit: at.transit,
    held: at.held,
    executed: at.executed,
    returned: at.returned,
    released: at.released,
    contested: at.contested,
    lapsed: line.lapsed,
    restored: line.restored,
    yields: { earned: at['yield-source'].negated(), held: at['yield-held'], returned: at['yield-returned'] },
  };
}

function resolutionBalances(balances: readonly PlaceBalance[]) {
  const at = (place: Place) => Money.sum(balances.filter((each) => each.place === place).map(({ amount }) => amount));
  return { authorized: at('budget').negated(), undistributed: at('undistributed'), lapsed: at('lapsed') };
}

function departmentsOf(rows: readonly Row[]): DepartmentTotal[] {
  const byCode = new Map<string, Row[]>();
  for (const row of rows) {
    const own = byCode.get(row.department.code);
    if (own) own.push(row);
    else byCode.set(row.department.code, [row]);
  }
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, own]) => ({
      code,
      name: own[0]?.department.name ?? '',
      lines: own.length,
      ...sumOfFigures(own),
      yields: sumOfYields(own.map(({ yields }) => yields)),
    }));
}

/**
 * I5, said as an addition. The two sides come from different accounts: what the act authorised from its source, the
 * sum from every other place; for a recipient, what the acts put in its lines and where that is now.
 */
export function proofOf(totals: Totals, given: Money): ExecutionStatus['proof'] {
  const terms =
    totals.authorized === null
      ? [
          ...allocationPlaces.map((place) => ({ words: places[place].spanish, amount: totals[place] })),
          { words: places.lapsed.spanish, amount: totals.lapsed },
          { words: 'restablecido', amount: totals.restored },
        ]
      : capitalPlaces.map((place) => ({
          words: places[place].spanish,
          amount: totals[place as keyof Figures | 'undistributed'] ?? Money.zero,
        }));
  const authorized = totals.authorized ?? given;
  const sum = Money.sum(terms.map(({ amount }) => amount));
  const holds = sum.equals(authorized);
  const said = terms.filter(({ amount }) => !amount.isZero()).map(({ words, amount }) => `${plain(amount)} ${words}`);
  return { authorized, sum, holds, line: `${plain(authorized)} ${holds ? '=' : '≠'} ${said.join(' + ') || '0'}` };
}

function rangesOf(rows: readonly Row[]): ExecutionStatus['ranges'] {
  const contested = rows.filter((row) => row.contested.isPositive());
  const silent = contested.some(({ reportedPaid }) => reportedPaid === null);
  const reportedAs = (paid: boolean) =>
    Money.sum(contested.filter(({ reportedPaid }) => reportedPaid === paid).map((row) => row.contested));
  const range = (minimum: Money, reported: Money): Range => ({
    minimum,
    reported: silent ? null : minimum.plus(reported),
    maximum: minimum.plus(Money.sum(contested.map((row) => row.contested))),
  });
  return {
    paid: range(Money.sum(rows.map(({ paid }) => paid)), reportedAs(true)),
    released: range(Money.sum(rows.map(({ released }) => released)), reportedAs(false)),
    dueBack: range(Money.sum(rows.map(dueBack)), reportedAs(true)),
  };
}

/** «1.792.090», without the sign: the line of the proof is an addition. */
function plain(amount: Money): string {
  return amount.toSpanish().replace('$', '');
}

/** «Resolución 1409 de 2025» */
export function labelOf({ number, year }: { number: number; year: number }): string {
  return `Resolución ${number} de ${year}`;
}

export const MovesNoMoney = refusal<{ label: string }>(
  'report.moves-no-money',
  'conflict',
  { es: 'Este acto no mueve dinero', en: 'This act moves no money' },
  {
    es: ({ label }) =>
      `La ${label} adopta una estrategia y no autoriza dinero. El estado de ejecución es de las resoluciones de asignación.`,
    en: ({ label }) => `${label} adopts a strategy and authorises no money: ask for its allocation resolutions.`,
  },
);

export const AmendsAnother = refusal<{ label: string; amends: string; amendsId: string }>(
  'report.amends-another',
  'conflict',
  { es: 'Este acto modifica otro', en: 'This act amends another' },
  {
    es: ({ label, amends }) =>
      `La ${label} modifica la ${amends}. El dinero y su estado de ejecución son de la resolución modificada.`,
    en: ({ label, amends }) => `${label} amends ${amends}: ask for the status of the act that it amends.`,
  },
);

export const NotPublished = refusal<{ label: string }>(
  'report.not-published',
  'conflict',
  { es: 'La resolución no se ha expedido', en: 'The resolution is not issued' },
  {
    es: ({ label }) => `La ${label} es un proyecto: aún no ha movido dinero y no tiene estado de ejecución.`,
    en: ({ label }) => `${label} is a draft: it has moved no money yet.`,
  },
);
