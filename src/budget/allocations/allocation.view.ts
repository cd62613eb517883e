import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Unknown } from '../../kernel/sources';
import { balancesOf } from '../ledger/ledger.queries';
import type { Balances } from '../ledger/places';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { AllocationView, LineStatusView } from './allocation.dto';
import { allocationAmount, allocationStatus, dueBack, type AllocationFacts } from './allocation.rules';
import type { AllocationRow, StandingRow } from './allocation.rows';
import { countDeadlines, type DeadlineFacts } from './deadlines.rules';
import { requirementState } from './requirement.rules';

/** One line as people see it on the day `today`: its row, and what the rules make of it. */
export function viewAllocation(row: AllocationRow, unknown: readonly Unknown[], today: CalendarDate): AllocationView {
  const places = placesOf(row);
  const facts = factsOf(row, places, today);
  return {
    id: row.id,
    line: row.line,
    resolutionId: row.resolutionId,
    resolution: resolutionLabel(row),
    divipola: row.divipola,
    municipality: row.municipality,
    department: { code: row.department.code, name: row.department.name },
    hospital: row.hospital && {
      id: row.hospital.id,
      name: row.hospital.name,
      nit: row.hospital.nit,
      checkDigit: row.hospital.checkDigit,
      reps: row.hospital.reps,
    },
    amount: allocationAmount(places),
    status: allocationStatus(facts),
    places: viewPlaces(places),
    yields: {
      earned: places['yield-source'].negated(),
      held: places['yield-held'],
      returned: places['yield-returned'],
    },
    dueBack: dueBack(facts),
    acceptance: row.acceptance && {
      filingNumber: row.acceptance.filingNumber,
      acceptedOn: row.acceptance.acceptedOn,
      recordedBy: row.acceptance.recordedBy,
      recordedAt: row.acceptance.recordedAt,
    },
    requirements: row.requirements.map(viewRequirement),
    deadlines: countDeadlines(row.deadlines, deadlineFactsOf(row, facts)),
    withdrawal: row.withdrawal && {
      id: row.withdrawal.id,
      state: row.withdrawal.state,
      payment: row.withdrawal.payment,
    },
    closedOn: row.closedOn,
    unknown: unknown.map(({ field, reason, source, since }) => ({ field, reason, source, since })),
    source: row.source,
  };
}

/** Where a line stands on the day `today`, and no more. */
export function viewLineStatus(row: StandingRow, today: CalendarDate): LineStatusView {
  const { id, line, accepted, withdrawn, finalReportAccepted, closed, disputed, executeBy } = row;
  const facts = { places: placesOf(row), accepted, withdrawn, finalReportAccepted, closed, disputed, executeBy, today };
  return { id, line, status: allocationStatus(facts) };
}

function placesOf({ places }: Pick<AllocationRow, 'places'>): Balances {
  return balancesOf(places.map(({ place, amount }) => ({ place, amount: Money.of(amount) })));
}

function viewPlaces(places: Balances): AllocationView['places'] {
  return {
    assigned: places.assigned,
    ordered: places.ordered,
    transit: places.transit,
    held: places.held,
    executed: places.executed,
    returned: places.returned,
    released: places.released,
    contested: places.contested,
  };
}

function viewRequirement({
  kind,
  standing,
  refused,
}: AllocationRow['requirements'][number]): AllocationView['requirements'][number] {
  return {
    kind,
    state: requirementState(standing),
    submissionId: standing?.id ?? null,
    document: standing?.document ?? null,
    documentOn: standing?.documentOn ?? null,
    submittedBy: standing?.recordedBy ?? null,
    submittedAt: standing?.recordedAt ?? null,
    acceptedBy: standing?.decidedBy ?? null,
    acceptedAt: standing?.decidedAt ?? null,
    lastRefusal: refused?.decidedBy
      ? {
          document: refused.document,
          reason: refused.reason,
          refusedBy: refused.decidedBy,
          refusedAt: refused.decidedAt ?? refused.recordedAt,
        }
      : null,
  };
}

function factsOf(row: AllocationRow, places: Balances, today: CalendarDate): AllocationFacts {
  return {
    places,
    accepted: row.acceptance !== null,
    disputed: row.disputed,
    withdrawn: standingWithdrawal(row)?.payment ?? null,
    finalReportAccepted: row.finalReportAccepted,
    closed: row.closedOn !== null,
    executeBy: row.executeBy,
    today,
  };
}

function deadlineFactsOf(row: AllocationRow, { places, withdrawn, today }: AllocationFacts): DeadlineFacts {
  const withdrawal = standingWithdrawal(row);
  return {
    today,
    issuedOn: row.issuedOn,
    executeBy: row.executeBy,
    acceptedOn: row.acceptance?.acceptedOn ?? null,
    firstPaidOn: row.firstPaidOn,
    firstReceivedOn: row.firstReceivedOn,
    incorporatedOn: row.incorporatedOn,
    withdrawal: withdrawal && {
      payment: withdrawal.payment,
      on: withdrawal.withdrawnOn,
      latestOn: withdrawal.latestOn,
    },
    closedOn: row.closedOn,
    reports: row.reports,
    left: {
      capital: withdrawn === 'after' ? places.held.plus(places.transit) : places.held,
      yields: places['yield-held'],
    },
    returnedOn: { capital: row.capitalReturnedOn, yields: row.yieldsReturnedOn },
  };
}

// One that waits for its decision changes nothing yet.
function standingWithdrawal({ withdrawal }: AllocationRow): AllocationRow['withdrawal'] {
  return withdrawal?.state === 'approved' ? withdrawal : null;
}
