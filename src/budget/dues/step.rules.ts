import { businessDaysBetween } from '../../kernel/business-days';
import { daysBetween, type CalendarDate } from '../../kernel/calendar';
import type { Due, StepCode } from './due';

/** What is told of a step besides when: the rest is counted. */
export interface Step {
  readonly code: StepCode;
  readonly what: string;
  readonly since: CalendarDate | null;
  readonly dueOn?: CalendarDate | null;
  readonly term?: Due['term'];
  readonly amount?: Due['amount'];
  readonly because?: string | null;
  readonly entries?: readonly string[];
}

/** @param today the cutoff: days are counted to it */
export function dueOf({ code, what, since, dueOn = null, term = null, ...step }: Step, today: CalendarDate): Due {
  const isLate = dueOn !== null && dueOn < today;
  const daysLate = (due: CalendarDate) =>
    term?.unit === 'business-days' ? businessDaysBetween(due, today) : daysBetween(due, today);
  const isAhead = since !== null && since > today;
  return {
    code,
    what,
    amount: step.amount ?? null,
    since,
    term,
    dueOn,
    state: isAhead ? 'upcoming' : dueOn === null ? 'no-term' : isLate ? 'overdue' : 'in-time',
    daysOverdue: isLate ? daysLate(dueOn) : null,
    daysWaiting: since === null || isAhead ? null : daysBetween(since, today),
    because: step.because ?? null,
    entries: step.entries ?? [],
  };
}
