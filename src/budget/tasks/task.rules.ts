import { businessDaysBetween } from '../../kernel/business-days';
import { compareDates, daysBetween, type CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { requirementsInSpanish } from '../allocations/requirement.rules';
import type { DeadlineKind, DeadlineUnit, RequirementKind } from '../resolutions/resolution-terms.rules';
import { kindsOfTask, type TaskKind } from './task.kinds';

export const subjectKinds = [
  'resolution',
  'allocation',
  'disbursement',
  'withdrawal',
  'execution-report',
  'restitution',
  'restoration',
  'lapse',
  'reversal',
  'finding',
] as const;

export type SubjectKind = (typeof subjectKinds)[number];

/** What waits for an act, before anybody asks how long it has waited. Amounts in pesos. */
export interface Waiting {
  readonly kind: TaskKind;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  /** Which requirement, or capital or yields; null where the subject says it all. */
  readonly detail: string | null;
  readonly resolution: { readonly id: string; readonly label: string } | null;
  readonly allocation: {
    readonly id: string;
    readonly line: number;
    readonly municipality: string;
    readonly hospital: string | null;
  } | null;
  readonly amount: Money | null;
  /** The office's day on which it began to wait. */
  readonly since: CalendarDate;
  readonly deadline: WaitingDeadline | null;
  readonly madeBy: { readonly id: string; readonly name: string } | null;
  /** Whoever asks made it: another person decides it. */
  readonly own: boolean;
  /** Why it came back, or why it is asked for. */
  readonly reason: string | null;
}

/** `fiscal-year`: after its last day the act is refused. `waiver`: the day on which what is asked for would end. */
export interface WaitingDeadline {
  readonly kind: DeadlineKind | 'fiscal-year' | 'waiver';
  readonly dueOn: CalendarDate;
  /** Null where the term is a day and not a number of days. */
  readonly days: number | null;
  readonly unit: DeadlineUnit | null;
}

/** How long something has waited, the day on which it began not counted. */
export interface Age {
  readonly days: number;
  readonly businessDays: number;
}

export function ageOf(since: CalendarDate, today: CalendarDate): Age {
  return { days: daysBetween(since, today), businessDays: businessDaysBetween(since, today) };
}

export function isLate({ deadline }: Pick<Waiting, 'deadline'>, today: CalendarDate): boolean {
  return deadline !== null && compareDates(today, deadline.dueOn) > 0;
}

/** The task's name, the same while it waits: what pages are cut by, after the day. */
export function keyOf({ kind, subjectId, detail }: Pick<Waiting, 'kind' | 'subjectId' | 'detail'>): string {
  return detail === null ? `${kind}:${subjectId}` : `${kind}:${subjectId}:${detail}`;
}

/** The longest waiting first; then by name. */
export function inOrder(one: Waiting, other: Waiting): number {
  return compareDates(one.since, other.since) || (keyOf(one) < keyOf(other) ? -1 : 1);
}

/** What must be done, in one sentence of the office. */
export function todoOf({ kind, detail }: Pick<Waiting, 'kind' | 'detail'>): string {
  const { todo } = kindsOfTask[kind];
  if (detail === null) return todo;
  if (detail in requirementsInSpanish) return `${todo}: ${requirementsInSpanish[detail as RequirementKind]}`;
  if (kind === 'restitution.correct' || kind === 'restitution.report') {
    return `${todo}: ${detail === 'yields' ? 'rendimientos' : 'capital'}`;
  }
  return todo;
}

export interface TaskAct {
  readonly method: 'POST' | 'PUT';
  readonly href: string;
}

/** The acts that end the task, the first of them the usual one. */
export function actsOf({ kind, subjectId, detail, allocation, resolution }: Waiting): TaskAct[] {
  return kindsOfTask[kind].acts.map((act) => {
    const [, put, address = ''] = /^(PUT )?(.*)$/.exec(act) ?? [];
    const href = address
      .replace('{id}', subjectId)
      .replace('{detail}', detail ?? '')
      .replace('{allocation}', allocation?.id ?? '')
      .replace('{resolution}', resolution?.id ?? '');
    return { method: put === undefined ? 'POST' : 'PUT', href };
  });
}

/** The address of what the task is about; a lapse has none of its own and is read with its resolution's. */
export function addressOf({ subjectKind, subjectId, resolution }: Waiting): string {
  switch (subjectKind) {
    case 'resolution':
      return `/resolutions/${subjectId}`;
    case 'allocation':
      return `/allocations/${subjectId}`;
    case 'disbursement':
      return `/disbursements/${subjectId}`;
    case 'withdrawal':
      return `/withdrawals/${subjectId}`;
    case 'execution-report':
      return `/execution-reports/${subjectId}`;
    case 'restitution':
      return `/restitutions/${subjectId}`;
    case 'restoration':
      return `/restorations/${subjectId}`;
    case 'reversal':
      return `/ledger/reversals/${subjectId}`;
    case 'finding':
      return `/findings/${subjectId}`;
    case 'lapse':
      return `/resolutions/${resolution?.id ?? ''}/lapses`;
  }
}
