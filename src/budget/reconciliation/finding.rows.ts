import type { CalendarDate } from '../../kernel/calendar';
import type { Content, EventKind, FindingState, Standing } from './life.rules';
import type { Severity, SubjectKind } from './rule';
import type { WaiverAsked } from './waiver.rules';

/** A finding as its last event leaves it. */
export interface FindingRow extends Standing {
  readonly id: string;
  readonly code: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly resolutionId: string;
  readonly allocationId: string | null;
}

export interface PersonNamed {
  readonly id: string;
  readonly name: string;
}

/** One step of a finding's life. */
export interface EventRow {
  readonly findingId: string;
  readonly sequence: number;
  readonly period: number;
  readonly kind: EventKind;
  readonly state: FindingState;
  readonly severity: Severity;
  readonly openSince: CalendarDate;
  readonly content: Content;
  readonly at: string;
  /** Null when it was computed. */
  readonly by: PersonNamed | null;
  readonly requestedBy: PersonNamed | null;
  readonly reason: string | null;
  readonly document: string | null;
  readonly until: CalendarDate | null;
}

/** What of a finding's life still counts: it is of these figures, in this period. */
export interface Present {
  readonly openedAt: string | null;
  readonly resolvedAt: string | null;
  readonly explanation: EventRow | null;
  readonly waiverRequest: EventRow | null;
  readonly waiverApproval: EventRow | null;
}

/** Out of the events of one finding, in their order. */
export function presentOf(events: readonly EventRow[]): Present {
  return events.reduce<Present>(after, nothing);
}

/** The waiver that waits for a decision, if any. */
export function pendingWaiver({ waiverRequest, waiverApproval }: Present): WaiverAsked | null {
  if (!waiverRequest?.by || waiverApproval || waiverRequest.until === null) return null;
  return { reason: waiverRequest.reason ?? '', until: waiverRequest.until, requestedBy: waiverRequest.by.id };
}

const nothing: Present = {
  openedAt: null,
  resolvedAt: null,
  explanation: null,
  waiverRequest: null,
  waiverApproval: null,
};

function after(before: Present, event: EventRow): Present {
  switch (event.kind) {
    case 'opened':
      return { ...nothing, openedAt: event.at };
    case 'changed':
      // Only other figures come with a reason; other evidence for the same figures undoes nothing.
      return event.reason === null ? before : { ...nothing, openedAt: before.openedAt };
    case 'explained':
      return { ...before, explanation: event };
    case 'waiver-requested':
      return { ...before, waiverRequest: event, waiverApproval: null };
    case 'waiver-approved':
      return { ...before, waiverApproval: event };
    case 'waiver-refused':
    case 'waiver-expired':
      return { ...before, waiverRequest: null, waiverApproval: null };
    case 'resolved':
      return { ...nothing, openedAt: before.openedAt, resolvedAt: event.at };
  }
}
