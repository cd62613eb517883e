import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { dueBack } from '../allocations/allocation.rules';
import { countDeadlines, type CountedDeadline } from '../allocations/deadlines.rules';
import type { LineAt } from '../allocations/line-at.queries';
import type { Act } from '../ledger/acts';
import type { Moment } from '../ledger/moment.rules';
import { balancesAfter, standing, type Movement } from '../ledger/movements.rules';
import type { Place } from '../ledger/places';
import type {
  Deposit,
  FiledReport,
  LineFacts,
  LineRecords,
  OpenGiro,
  StandingWithdrawal,
  WithdrawalRecord,
} from './line-facts';

/*
 * A line at a moment, pure: what had been recorded of it besides its money, its movements, and what the two give
 * together. Whoever says what a line owes reads it from here.
 */

/** @param movements of the line, and maybe of others */
export function lineFacts(
  line: LineAt,
  records: LineRecords,
  movements: readonly Movement[],
  moment: Moment,
): LineFacts {
  const id = line.allocationId;
  const mine = movements.filter(({ changes }) => changes.some(({ allocationId }) => allocationId === id));
  const own = standing(mine);
  const places = balancesAfter(mine, id);
  const withdrawal = standingWithdrawal(records.withdrawals, own, moment);
  const finalReportAccepted = isFinalAccepted(records.reports, mine);
  const firstPaidOn = firstInto(own, id, ['settle', 'clarify'], ['transit', 'held']);
  const firstReceivedOn = firstInto(own, id, ['confirm', 'clarify'], ['held']);
  const facts = {
    line,
    moment,
    records,
    movements: mine,
    places,
    withdrawal,
    finalReportAccepted,
    firstPaidOn,
    firstReceivedOn,
  };
  return {
    ...facts,
    deadlines: deadlinesOf(facts, own),
    dueBack: dueBack({
      places,
      withdrawn: withdrawal?.payment ?? null,
      finalReportAccepted,
      executeBy: records.executeBy,
      today: moment.asOf,
    }),
    unverified: { capital: unverifiedOf(records, 'principal'), yields: unverifiedOf(records, 'yields') },
    openGiros: openGirosOf(mine, own, { id, nonReceipts: records.nonReceipts }),
  };
}

/** Where what is due back stands: of who withdrew after its payment, also what is on its way. */
export function owedPlaces(
  kind: 'capital' | 'yields',
  { withdrawal }: Pick<LineFacts, 'withdrawal'>,
): readonly Place[] {
  if (kind === 'yields') return ['yield-held'];
  return withdrawal?.payment === 'after' ? ['held', 'transit'] : ['held'];
}

/** The last entry that stands and put money into one of the places of the line. */
export function lastInto(
  movements: readonly Movement[],
  allocationId: string,
  ...into: readonly Place[]
): Movement | null {
  return (
    standing(movements)
      .filter((movement) => puts(movement, allocationId, into))
      .at(-1) ?? null
  );
}

function deadlinesOf(
  {
    line,
    moment,
    records,
    places,
    withdrawal,
    firstPaidOn,
    firstReceivedOn,
  }: Omit<LineFacts, 'deadlines' | 'dueBack' | 'unverified' | 'openGiros'>,
  own: readonly Movement[],
): CountedDeadline[] {
  const after = withdrawal?.payment === 'after';
  return countDeadlines(records.deadlines, {
    today: moment.asOf,
    issuedOn: records.issuedOn,
    executeBy: records.executeBy,
    acceptedOn: records.acceptedOn,
    firstPaidOn,
    firstReceivedOn,
    incorporatedOn: records.incorporatedOn,
    withdrawal,
    closedOn: records.closedOn,
    reports: records.reports.map((report) => ({ ...report, observed: report.decision === 'observed' })),
    left: { capital: after ? places.held.plus(places.transit) : places.held, yields: places['yield-held'] },
    returnedOn: {
      capital: lastInto(own, line.allocationId, 'returned')?.effectiveOn ?? null,
      yields: lastInto(own, line.allocationId, 'yield-returned')?.effectiveOn ?? null,
    },
  });
}

/**
 * The withdrawal that stands: the last one approved whose entry stands; one after payment has no entry, and stands from
 * its date until it is annulled. A clarification that stands says what its payment was.
 */
function standingWithdrawal(
  records: readonly WithdrawalRecord[],
  own: readonly Movement[],
  { asOf }: Moment,
): StandingWithdrawal | null {
  const subjects = new Set(own.map(({ subjectId }) => subjectId));
  const found = records.filter(
    ({ id, payment, decision, annulled, latestOn }) =>
      decision === 'approved' && (payment === 'after' ? !annulled && latestOn <= asOf : subjects.has(id)),
  );
  const last = found.at(-1);
  if (!last) return null;
  const clarifying = own.filter(({ act }) => act === 'clarify').at(-1);
  const settled = last.clarifications.find(({ id }) => id === clarifying?.subjectId);
  const { id, on, latestOn, reportedPaid } = last;
  return { id, payment: settled?.payment ?? last.payment, reportedPaid, on, latestOn };
}

// The last accepted report says whether the series ended; one of which an entry was undone is annulled.
function isFinalAccepted(reports: readonly FiledReport[], mine: readonly Movement[]): boolean {
  const undone = new Set(mine.filter(({ reversedBy }) => reversedBy !== null).map(({ subjectId }) => subjectId));
  return reports.filter(({ id, decision }) => decision === 'accepted' && !undone.has(id)).at(-1)?.final ?? false;
}

function openGirosOf(
  mine: readonly Movement[],
  own: readonly Movement[],
  { id: allocationId, nonReceipts }: { readonly id: string } & Pick<LineRecords, 'nonReceipts'>,
): OpenGiro[] {
  const touched = mine.flatMap(({ changes }) => changes.filter((each) => isTransitOf(each, allocationId)));
  return [...new Set(touched.map(({ disbursementId }) => disbursementId))].flatMap((disbursementId): OpenGiro[] => {
    const of = (movement: Movement) =>
      movement.changes.filter((each) => isTransitOf(each, allocationId) && each.disbursementId === disbursementId);
    const amount = Money.sum(mine.flatMap((movement) => of(movement).map((each) => each.amount)));
    const touching = own.filter((movement) => of(movement).length > 0);
    const paid = touching.filter((movement) => of(movement).some((each) => each.amount.isPositive())).at(-1);
    if (disbursementId === null || !paid || !amount.isPositive()) return [];
    const confirmed = touching.filter(({ act }) => act === 'confirm').at(-1) ?? null;
    const missing = nonReceipts.filter((each) => each.disbursementId === disbursementId && each.on >= paid.effectiveOn);
    const missingOn = missing.at(-1)?.on ?? null;
    return [{ disbursementId, amount, paid, confirmed, missingOn, entries: touching.map(({ entryId }) => entryId) }];
  });
}

function isTransitOf({ place, allocationId }: Movement['changes'][number], id: string): boolean {
  return place === 'transit' && allocationId === id;
}

function unverifiedOf({ restitutions }: LineRecords, kind: Deposit['kind']): Money {
  return Money.sum(
    restitutions.filter((each) => each.kind === kind && each.decision === null).map(({ amount }) => amount),
  );
}

function firstInto(
  own: readonly Movement[],
  allocationId: string,
  acts: readonly Act[],
  into: readonly Place[],
): CalendarDate | null {
  const found = own.find((movement) => acts.includes(movement.ofAct) && puts(movement, allocationId, into));
  return found?.effectiveOn ?? null;
}

function puts({ changes }: Movement, id: string, into: readonly Place[]): boolean {
  return changes.some(
    ({ allocationId, place, amount }) => allocationId === id && into.includes(place) && amount.isPositive(),
  );
}
