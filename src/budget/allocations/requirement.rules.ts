import type { CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import { requireHappened } from '../dates';
import type { RequirementKind } from '../resolutions/resolution-terms.rules';
import { requireActive, type WithdrawnPayment } from './allocation.rules';

/*
 * A requirement before a giro, for one line: the document is handed in, and another person accepts it.
 *
 *   open ──submit──▶ submitted ──accept──▶ accepted
 *     ▲                  │
 *     └──────refuse──────┘      the refusal says why, and stays on record
 */

export type RequirementState = 'open' | 'submitted' | 'accepted';

/** The document that stands for a requirement, or the last that was refused. */
export interface Fulfilment {
  readonly id: string;
  readonly document: string;
  readonly documentOn: CalendarDate;
  readonly recordedBy: string;
  readonly decision: 'accepted' | 'refused' | null;
}

export const requirementsInSpanish: Record<RequirementKind, string> = {
  'bank-certificate': 'certificación bancaria',
  'tax-registration': 'RUT',
  'manager-appointment': 'acto de nombramiento del gerente',
  'acceptance-letter': 'carta de aceptación',
  'incorporation-act': 'acto de incorporación al presupuesto',
};

export const NotRequired = refusal<{ kind: RequirementKind }>(
  'requirement.not-required',
  'conflict',
  { es: 'La resolución no pide este requisito', en: 'The resolution does not ask for it' },
  {
    es: ({ kind }) => `La resolución no pide «${requirementsInSpanish[kind]}» antes del giro.`,
    en: ({ kind }) => `The resolution does not ask for "${kind}" before a giro.`,
  },
);

export const RequirementWrongState = refusal<{ kind: RequirementKind; state: RequirementState }>(
  'requirement.wrong-state',
  'conflict',
  { es: 'El estado del requisito no lo permite', en: 'The state of the requirement does not allow it' },
  {
    es: ({ kind, state }) => `El requisito «${requirementsInSpanish[kind]}» está ${statesInSpanish[state]}.`,
    en: ({ kind, state }) => `The requirement "${kind}" is ${state}.`,
  },
);

export const RequirementMakerIsChecker = refusal(
  'requirement.maker-is-checker',
  'conflict',
  { es: 'Quien aporta el documento no lo acepta', en: 'Who hands in a document does not accept it' },
  {
    es: () => 'Usted registró este documento: lo decide otra persona.',
    en: () => 'You recorded this document: another person decides on it.',
  },
);

export function requirementState(fulfilment: Pick<Fulfilment, 'decision'> | null): RequirementState {
  if (fulfilment === null || fulfilment.decision === 'refused') return 'open';
  return fulfilment.decision === 'accepted' ? 'accepted' : 'submitted';
}

export interface RequirementOfLine {
  readonly kind: RequirementKind;
  readonly isRequired: boolean;
  readonly fulfilment: Fulfilment | null;
  readonly closed: boolean;
  readonly withdrawn: WithdrawnPayment | null;
}

/** @throws AllocationClosed, AllocationWithdrawn, NotRequired, RequirementWrongState, DateInTheFuture: in this order */
export function requireSubmittable(
  requirement: RequirementOfLine,
  dates: { readonly documentOn: CalendarDate; readonly today: CalendarDate },
): void {
  requireActive(requirement);
  requireState(requirement, 'open');
  requireHappened(dates.documentOn, dates.today);
}

/**
 * The document that may be decided on.
 * @throws AllocationClosed, AllocationWithdrawn, NotRequired, RequirementWrongState, RequirementMakerIsChecker: in this
 * order
 */
export function requireDecidable(requirement: RequirementOfLine, decidedBy: string): Fulfilment {
  requireActive(requirement);
  const state = requireState(requirement, 'submitted');
  if (requirement.fulfilment === null) throw new RequirementWrongState({ kind: requirement.kind, state });
  if (requirement.fulfilment.recordedBy === decidedBy) throw new RequirementMakerIsChecker({});
  return requirement.fulfilment;
}

const statesInSpanish: Record<RequirementState, string> = {
  open: 'pendiente de documento',
  submitted: 'presentado y por decidir',
  accepted: 'aceptado',
};

function requireState({ kind, isRequired, fulfilment }: RequirementOfLine, wanted: RequirementState): RequirementState {
  if (!isRequired) throw new NotRequired({ kind });
  const state = requirementState(fulfilment);
  if (state !== wanted) throw new RequirementWrongState({ kind, state });
  return state;
}
