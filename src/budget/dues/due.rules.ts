import type { Due } from './due';
import { hospitalDues } from './hospital-dues.rules';
import type { LineFacts } from './line-facts';
import { ministryDues } from './ministry-dues.rules';

/*
 * What a line owes to do next, pure: by whom, since when, by when, how late.
 *
 *   hospital   accept ─▶ requirements ─▶ confirm ─▶ incorporate ─▶ monthly reports ─▶ final report ─▶ give back
 *   ministry   decide what was handed in ─▶ order ─▶ approve ─▶ pay ─▶ review ─▶ verify ─▶ close
 *
 * The two are told apart, always. A term of the hospital runs only from the event that opens it
 * (allocations/deadlines.rules): what has not been paid makes nobody in the hospital late. What the hospital did in time
 * and the ministry has not looked at is the ministry's. The ministry's steps have a date only where the act or the law
 * gives one: the giro, the end of the execution term; the reassignment, the end of the fiscal year.
 */

/** Everything that the line owes at its moment, what is late first, then by date. A closed line owes nothing. */
export function duesOf(facts: LineFacts): Due[] {
  if (facts.records.closedOn !== null) return [];
  return [...hospitalDues(facts), ...ministryDues(facts)].sort(byUrgency);
}

const urgency = { overdue: 0, 'in-time': 1, 'no-term': 2, upcoming: 3 } as const;

function byUrgency(a: Due, b: Due): number {
  if (a.state !== b.state) return urgency[a.state] - urgency[b.state];
  const [one, other] = [a.dueOn ?? a.since ?? '9999', b.dueOn ?? b.since ?? '9999'];
  return one < other ? -1 : one > other ? 1 : 0;
}
