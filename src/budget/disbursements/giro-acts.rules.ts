import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { bothOf, requireNotOfDelegator } from '../../platform/access/delegation.rules';
import type { Person } from '../../platform/access/person';
import { requireActive, type WithdrawnPayment } from '../allocations/allocation.rules';
import type { Entry } from '../ledger/ledger.rules';
import type { DisbursementView } from './disbursement.dto';
import { disbursementStatus, rejectedFrom, requireDecidable, type DisbursementStatus } from './disbursement.rules';
import { requireNotApprover, requireRejectable, requireSettleable, type DatedDisbursement } from './payment.rules';

/*
 * What each decision about a giro does to the ledger, or why it may not be taken: of one giro, given its line, who acts
 * and the form. One giro or many at once, whoever writes asks here.
 */

export interface Acting {
  readonly person: Pick<Person, 'id' | 'delegation'>;
  readonly today: CalendarDate;
}

/** Of a giro, what its acts follow from. */
export interface Giro {
  readonly id: string;
  readonly amount: Money;
  readonly paymentOrder: string | null;
  readonly orderedOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  readonly status: DisbursementStatus;
  readonly places: { readonly ordered: Money; readonly transit: Money };
  readonly recordedBy: { readonly id: string };
  readonly decision: { readonly decidedBy: { readonly id: string } } | null;
  readonly settlement: { readonly effectiveOn: CalendarDate } | null;
  readonly source: string | null;
}

/** Its line, locked. */
export interface GiroLine {
  readonly id: string;
  readonly resolutionId: string;
  readonly fiscalYear: number;
  readonly closed: boolean;
  readonly withdrawn: WithdrawnPayment | null;
}

export interface Settled {
  readonly effectiveOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  readonly reference: string | null;
  readonly source: string | null;
}

export interface Rejected {
  readonly effectiveOn: CalendarDate;
  readonly reason: string;
  readonly source: string | null;
}

type Of = { readonly giro: Giro; readonly line: GiroLine };

/**
 * assigned → ordered.
 * @throws DelegatorMadeIt, DisbursementWrongState, DisbursementMakerIsChecker, AllocationClosed, AllocationWithdrawn
 */
export function approvalOf({ giro, line }: Of, by: Acting): Entry {
  requireNotOfDelegator(by, giro.recordedBy.id);
  requireDecidable({ status: giro.status, recordedBy: giro.recordedBy.id }, 'approve', by.person.id);
  requireActive(line);
  const owner = ownerOf(line);
  return {
    act: 'order',
    subjectId: giro.id,
    resolutionId: line.resolutionId,
    effectiveOn: giro.orderedOn,
    datePrecision: giro.datePrecision,
    recordedBy: giro.recordedBy.id,
    approvedBy: by.person.id,
    document: giro.paymentOrder ? `Orden de pago ${giro.paymentOrder}` : 'Orden de pago sin número en la fuente',
    source: giro.source,
    movements: [
      {
        from: { place: 'assigned', ...owner },
        to: { place: 'ordered', ...owner, disbursementId: giro.id },
        amount: giro.amount,
      },
    ],
  };
}

/**
 * ordered → transit, whole.
 * @param settlementId of the record of this payment
 * @throws DisbursementWrongState, DateInTheFuture, DateTooEarly, DateOutsideFiscalYear, ApproverPays
 */
export function settlementOf({ giro, line }: Of, by: Acting, settlementId: string, settled: Settled): Entry {
  const { effectiveOn, datePrecision, reference, source } = settled;
  requireSettleable(datedOf(giro), { effectiveOn, fiscalYear: line.fiscalYear, today: by.today });
  requireNotApprover(giro.decision?.decidedBy.id ?? null, bothOf(by.person));
  const owner = { ...ownerOf(line), disbursementId: giro.id };
  return {
    act: 'settle',
    subjectId: settlementId,
    resolutionId: line.resolutionId,
    effectiveOn,
    datePrecision,
    recordedBy: by.person.id,
    approvedBy: null,
    document: reference === null ? 'Giro sin referencia en la fuente' : `Giro, referencia ${reference}`,
    source,
    movements: [
      { from: { place: 'ordered', ...owner }, to: { place: 'transit', ...owner }, amount: giro.places.ordered },
    ],
  };
}

/** What a giro that was under lock has become by its payment: what would be read of it now. */
export function afterSettlement(giro: DisbursementView, settled: Settled): DisbursementView {
  const { effectiveOn, datePrecision, reference } = settled;
  const places = { ordered: Money.zero, transit: giro.places.transit.plus(giro.places.ordered) };
  const { received } = giro;
  return {
    ...giro,
    places,
    status: disbursementStatus({ decision: 'approved', acts: ['settle'], ...places, received }),
    settlement: { effectiveOn, datePrecision, reference },
  };
}

/**
 * All that has not arrived goes back to the line: ordered or transit → assigned.
 * @param rejectionId of the record of this rejection
 * @throws DisbursementWrongState, DateInTheFuture, DateTooEarly
 */
export function rejectionOf({ giro, line }: Of, by: Acting, rejectionId: string, rejected: Rejected): Entry {
  const { effectiveOn, reason, source } = rejected;
  requireRejectable(datedOf(giro), { effectiveOn, today: by.today });
  const place = rejectedFrom(giro.status);
  const owner = ownerOf(line);
  return {
    act: 'reject',
    subjectId: rejectionId,
    resolutionId: line.resolutionId,
    effectiveOn,
    datePrecision: 'exact',
    recordedBy: by.person.id,
    approvedBy: null,
    document: `Rechazo bancario: ${reason}`,
    source,
    movements: [
      {
        from: { place, ...owner, disbursementId: giro.id },
        to: { place: 'assigned', ...owner },
        amount: giro.places[place],
      },
    ],
  };
}

function ownerOf(line: GiroLine): { resolutionId: string; allocationId: string } {
  return { resolutionId: line.resolutionId, allocationId: line.id };
}

function datedOf({ status, orderedOn, settlement }: Giro): DatedDisbursement {
  return { status, orderedOn, paidOn: settlement?.effectiveOn ?? null };
}
