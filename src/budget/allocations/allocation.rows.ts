import type { CalendarDate } from '../../kernel/calendar';
import type { Deadline, RequirementKind } from '../resolutions/resolution-terms.rules';
import type { Place } from '../ledger/places';
import type { WithdrawnPayment } from './allocation.rules';
import type { FiledReport } from './deadlines.rules';

export interface PersonNamed {
  readonly id: string;
  readonly name: string;
}

/** A document handed in for a requirement, as it stands in the row of its line. */
export interface FulfilmentRow {
  readonly id: string;
  readonly document: string;
  readonly documentOn: CalendarDate;
  readonly recordedBy: PersonNamed;
  readonly recordedAt: string;
  readonly decision: 'accepted' | 'refused' | null;
  readonly decidedBy: PersonNamed | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
}

/** What the status of a line is derived from. */
export interface StandingRow {
  readonly id: string;
  readonly line: number;
  readonly executeBy: CalendarDate | null;
  readonly places: { place: Place; amount: string }[];
  readonly accepted: boolean;
  readonly withdrawn: WithdrawnPayment | null;
  readonly finalReportAccepted: boolean;
  readonly closed: boolean;
  readonly disputed: boolean;
}

/** What the database says of one line; what it means is for the rules. */
export interface AllocationRow {
  readonly id: string;
  readonly line: number;
  readonly resolutionId: string;
  readonly number: number;
  readonly year: number;
  readonly issuedOn: CalendarDate;
  readonly executeBy: CalendarDate | null;
  readonly divipola: string;
  readonly municipality: string;
  readonly department: { code: string; name: string };
  readonly hospital: {
    id: string;
    name: string;
    nit: string | null;
    checkDigit: number | null;
    reps: string | null;
  } | null;
  readonly source: string | null;
  readonly places: { place: Place; amount: string }[];
  readonly acceptance: {
    filingNumber: string;
    acceptedOn: CalendarDate;
    recordedBy: PersonNamed;
    recordedAt: string;
  } | null;
  readonly requirements: {
    kind: RequirementKind;
    standing: FulfilmentRow | null;
    refused: FulfilmentRow | null;
  }[];
  readonly deadlines: Deadline[];
  /** The standing withdrawal, else one that waits for a decision. */
  readonly withdrawal: {
    id: string;
    state: 'pending' | 'approved';
    payment: WithdrawnPayment;
    withdrawnOn: CalendarDate | null;
    latestOn: CalendarDate;
  } | null;
  readonly closedOn: CalendarDate | null;
  readonly finalReportAccepted: boolean;
  readonly reports: FiledReport[];
  readonly incorporatedOn: CalendarDate | null;
  readonly firstPaidOn: CalendarDate | null;
  readonly firstReceivedOn: CalendarDate | null;
  readonly capitalReturnedOn: CalendarDate | null;
  readonly yieldsReturnedOn: CalendarDate | null;
  readonly disputed: boolean;
}
