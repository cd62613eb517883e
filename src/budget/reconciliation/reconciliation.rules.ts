import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { capitalPlaces, places, type Balances } from '../ledger/places';
import type { LineFacts } from './facts';
import type { FindingState } from './life.rules';
import { severities, type Severity } from './rule';

/*
 * The reconciliation of a resolution («conciliación»): the proof that its places add up, what its contested money may
 * be, and every finding that stands.
 */

export const NotInForce = refusal<{ resolution: string }>(
  'reconciliation.not-in-force',
  'conflict',
  { es: 'Aún no hay qué conciliar', en: 'There is nothing to reconcile yet' },
  {
    es: ({ resolution }) => `La ${resolution} no se ha publicado: no ha movido dinero.`,
    en: ({ resolution }) => `${resolution} is not published: it moved no money.`,
  },
);

export const ReconciledWithAnother = refusal<{ resolution: string; amendsId: string }>(
  'reconciliation.amends-another',
  'conflict',
  { es: 'Se concilia con la que modifica', en: 'Reconciled with the one that it amends' },
  {
    es: ({ resolution }) => `La ${resolution} modifica otra: se concilia la modificada (amendsId).`,
    en: ({ resolution }) => `${resolution} amends another: reconcile that one (amendsId).`,
  },
);

/** I5 as an addition: what was authorised, and where it is. */
export interface Proof {
  readonly authorized: Money;
  readonly sum: Money;
  readonly holds: boolean;
  readonly line: string;
}

export function proofOf(balances: Balances): Proof {
  const authorized = balances.budget.negated();
  const sum = Money.sum(capitalPlaces.map((place) => balances[place]));
  const holds = sum.equals(authorized);
  const terms = capitalPlaces
    .filter((place) => !balances[place].isZero())
    .map((place) => `${plain(balances[place])} ${places[place].spanish}`);
  return { authorized, sum, holds, line: `${plain(authorized)} ${holds ? '=' : '≠'} ${terms.join(' + ') || '0'}` };
}

/** Pesos under each reading of what is contested; `reported` is null where some source says nothing. */
export interface Range {
  readonly minimum: Money;
  readonly reported: Money | null;
  readonly maximum: Money;
}

export interface Ranges {
  readonly paid: Range;
  readonly released: Range;
  readonly dueBack: Range;
}

/** Contested money was paid, and is due back; or it was not, and is free. The sources may say which. */
export function rangesOf(lines: readonly LineFacts[]): Ranges {
  const contested = lines.filter((line) => line.places.contested.isPositive());
  const isSilent = contested.some(({ withdrawal }) => (withdrawal?.reportedPaid ?? null) === null);
  const all = Money.sum(contested.map((line) => line.places.contested));
  const reportedAs = (paid: boolean) =>
    Money.sum(contested.filter((line) => line.withdrawal?.reportedPaid === paid).map((line) => line.places.contested));
  const range = (minimum: Money, reported: Money): Range => ({
    minimum,
    reported: isSilent ? null : minimum.plus(reported),
    maximum: minimum.plus(all),
  });
  return {
    paid: range(Money.sum(lines.map(paidOf)), reportedAs(true)),
    released: range(Money.sum(lines.map(({ places: { released } }) => released)), reportedAs(false)),
    dueBack: range(Money.sum(lines.map(withdrawnAndPaid)), reportedAs(true)),
  };
}

/** How many findings stand, by severity and by state. */
export function countsOf(
  findings: readonly { readonly severity: Severity; readonly state: FindingState }[],
): Record<Severity, number> {
  return Object.fromEntries(
    severities.map((severity) => [severity, findings.filter((each) => each.severity === severity).length]),
  ) as Record<Severity, number>;
}

// As in the execution status: what was restored has left the line.
function paidOf({ places: { transit, held, executed, returned } }: LineFacts): Money {
  return Money.sum([transit, held, executed, returned]);
}

function withdrawnAndPaid({ withdrawal, places: { transit, held } }: LineFacts): Money {
  return withdrawal?.payment === 'after' ? transit.plus(held) : Money.zero;
}

function plain(amount: Money): string {
  return amount.toSpanish().replace('$', '');
}

/** The gravest first, what one rule found together, and of it the whole resolution and then the lines of the annex. */
export function inReadingOrder<
  F extends { readonly severity: Severity; readonly code: string; readonly allocationId: string | null },
>(findings: readonly F[], lines: readonly { readonly id: string }[]): F[] {
  const annex = new Map(lines.map(({ id }, index) => [id, index]));
  const place = ({ allocationId }: F) => (allocationId === null ? -1 : (annex.get(allocationId) ?? lines.length));
  return [...findings].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : place(a) - place(b)),
  );
}
