import { refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import type { Place } from '../ledger/places';

/*
 * A giro, from the payment order to the hospital's account. Its status is read from the decision, from whether any act
 * of it stands (a reversed one does not), and from what it has in its places and what arrived. The database keeps it for
 * lists of many, told in the same words by `disbursement_state_derived`, which goes with this rule.
 *
 *   pending ──approve──▶ ordered ──settle──▶ in-transit ──confirm──▶ received-partly ──confirm──▶ received
 *      │                  │    │                 │  └──────────────confirm the whole─────────────────▲
 *      ├──refuse─▶ refused│    └──reject─▶ rejected ◀──reject──┘               └──reject the rest──▶ received
 *      │                  └─reverse─▶ annulled
 *      └──return─▶ returned, with a reason that another order answers
 *
 * I6: it is received exactly when some of it arrived and none is in transit; received-partly is a dispute, which ends
 * when the rest arrives, or when the bank sends the rest back to the line.
 * A giro that came to light on a contested line has no order: it begins in transit, or received.
 */

export const disbursementStatuses = [
  'pending',
  'refused',
  'returned',
  'ordered',
  'annulled',
  'in-transit',
  'received-partly',
  'received',
  'rejected',
] as const;

export type DisbursementStatus = (typeof disbursementStatuses)[number];

/** The acts of the ledger that can be of a giro. */
export type DisbursementAct = 'order' | 'settle' | 'reject' | 'confirm' | 'clarify';

/** Nothing of it stands any more: its money is free, and its number may be registered again. */
export const spentStatuses = ['refused', 'returned', 'annulled', 'rejected'] as const satisfies DisbursementStatus[];

export interface DisbursementFacts {
  readonly decision: 'approved' | 'refused' | 'returned' | null;
  /** Its acts that stand, in the order in which they were recorded. */
  readonly acts: readonly DisbursementAct[];
  /** Pesos in each place, and pesos that the hospital confirmed. */
  readonly ordered: Money;
  readonly transit: Money;
  readonly received: Money;
}

/** Where a giro stands. */
export function disbursementStatus(facts: DisbursementFacts): DisbursementStatus {
  const { decision, acts, ordered, transit, received } = facts;
  if (decision === null) return 'pending';
  if (decision !== 'approved') return decision;
  if (acts.length === 0) return 'annulled';
  if (ordered.isPositive()) return 'ordered';
  if (transit.isPositive()) return received.isPositive() ? 'received-partly' : 'in-transit';
  return received.isPositive() ? 'received' : 'rejected';
}

export type DisbursementStep = 'approve' | 'refuse' | 'return' | 'settle' | 'reject' | 'confirm' | 'deny' | 'link';

const allowedIn: Record<DisbursementStep, readonly DisbursementStatus[]> = {
  approve: ['pending'],
  refuse: ['pending'],
  return: ['pending'],
  settle: ['ordered'],
  reject: ['ordered', 'in-transit', 'received-partly'],
  // What is wholly received has nothing left to confirm, and is told so with the figures.
  confirm: ['in-transit', 'received-partly', 'received'],
  deny: ['in-transit', 'received-partly'],
  link: ['in-transit', 'received-partly'],
};

export const DisbursementWrongState = refusal<{ status: DisbursementStatus; step: DisbursementStep }>(
  'disbursement.wrong-state',
  'conflict',
  { es: 'El estado del giro no lo permite', en: 'The state of the disbursement does not allow it' },
  {
    es: ({ status, step }) => `El giro está «${disbursementInSpanish[status]}»: no se puede ${stepsInSpanish[step]}.`,
    en: ({ status, step }) => `The disbursement is "${status}": one cannot ${step} it.`,
  },
);

export const DisbursementMakerIsChecker = refusal(
  'disbursement.maker-is-checker',
  'conflict',
  { es: 'Quien registra la orden no la decide', en: 'Who records an order does not decide it' },
  {
    es: () => 'Usted registró esta orden de pago: la decide otra persona.',
    en: () => 'You recorded this payment order: another person decides it.',
  },
);

export const ApproverPays = refusal(
  'disbursement.approver-pays',
  'conflict',
  { es: 'Quien aprobó la orden no la paga', en: 'Who approved the order does not pay it' },
  {
    es: () => 'Esta orden la aprobó usted, o la persona por cuya delegación actúa: la paga otra persona.',
    en: () => 'You approved this order, or the person by whose delegation you act did: another person pays it.',
  },
);

/** @throws DisbursementWrongState with the state and what was tried */
export function requireStep(status: DisbursementStatus, step: DisbursementStep): void {
  if (!allowedIn[step].includes(status)) throw new DisbursementWrongState({ status, step });
}

/** @throws DisbursementWrongState, DisbursementMakerIsChecker: in this order */
export function requireDecidable(
  disbursement: { readonly status: DisbursementStatus; readonly recordedBy: string },
  step: 'approve' | 'refuse' | 'return',
  decidedBy: string,
): void {
  requireStep(disbursement.status, step);
  if (disbursement.recordedBy === decidedBy) throw new DisbursementMakerIsChecker({});
}

/** From where a rejected giro goes back to the line: all that has not arrived. */
export function rejectedFrom(status: DisbursementStatus): Extract<Place, 'ordered' | 'transit'> {
  requireStep(status, 'reject');
  return status === 'ordered' ? 'ordered' : 'transit';
}

export const disbursementInSpanish: Record<DisbursementStatus, string> = {
  pending: 'por aprobar',
  refused: 'negado',
  returned: 'devuelto',
  ordered: 'ordenado',
  annulled: 'anulado',
  'in-transit': 'girado sin confirmar',
  'received-partly': 'recibido en parte',
  received: 'recibido',
  rejected: 'rechazado por el banco',
};

const stepsInSpanish: Record<DisbursementStep, string> = {
  approve: 'aprobar',
  refuse: 'negar',
  return: 'devolver',
  settle: 'pagar',
  reject: 'registrar como rechazado por el banco',
  confirm: 'confirmar su recibo',
  deny: 'decir que no llegó',
  link: 'hacer un enlace para confirmarlo',
};
