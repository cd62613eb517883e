import { addDays, compareDates, type CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { AllocationView } from '../allocations/allocation.dto';
import type { DeadlineKind, RequirementKind } from '../resolutions/resolution-terms.rules';
import type { TaskKind } from './task.kinds';
import type { SubjectKind, Waiting, WaitingDeadline } from './task.rules';

/*
 * What a hospital's line waits for from its hospital. The terms are those of deadlines.rules, counted there; a hospital
 * is never shown as waiting since before it could act, so what follows the money is counted from its recording.
 *
 *   accept ─▶ hand in requirements ─▶ confirm each giro ─▶ incorporate ─▶ report, or answer an observation ─▶ give back
 */

/** What the view of a line does not say. Days are the office's; pesos. */
export interface LineFacts {
  readonly allocationId: string;
  readonly publishedOn: CalendarDate;
  readonly executeBy: CalendarDate | null;
  /** When the last document of each requirement was refused. */
  readonly refusals: Readonly<Partial<Record<RequirementKind, CalendarDate>>>;
  readonly giros: readonly { readonly id: string; readonly transit: string; readonly since: CalendarDate }[];
  readonly firstReceivedOn: CalendarDate | null;
  readonly incorporated: boolean;
  /** A report waits for the ministry: nothing is asked of the hospital meanwhile. */
  readonly reportUndecided: boolean;
  /** The last report, if it came back with an observation that no other report has answered. */
  readonly observed: { readonly id: string; readonly reason: string | null; readonly since: CalendarDate } | null;
  readonly finalAcceptedOn: CalendarDate | null;
  readonly withdrawnOn: CalendarDate | null;
  /** What came back with a reason that no later record of its kind has answered. */
  readonly returned: readonly {
    readonly kind: 'withdrawal' | 'restitution';
    readonly id: string;
    readonly of: 'principal' | 'yields' | null;
    readonly amount: string | null;
    readonly reason: string;
    readonly since: CalendarDate;
  }[];
  readonly unverified: { readonly principal: string; readonly yields: string };
}

type Line = AllocationView;

export function hospitalTasks(line: Line, facts: LineFacts, today: CalendarDate): Waiting[] {
  if (line.closedOn !== null) return [];
  const withdrawn = line.withdrawal?.state === 'approved';
  return [
    ...(withdrawn || line.withdrawal ? [] : acceptance(line, facts)),
    ...(withdrawn ? [] : requirements(line, facts)),
    ...facts.giros.map((giro) => ({
      ...waiting(line, 'receipt.confirm', { kind: 'disbursement', id: giro.id }),
      amount: Money.of(giro.transit),
      since: giro.since,
    })),
    ...facts.returned.filter(({ kind }) => !withdrawn || kind === 'restitution').map((each) => correction(line, each)),
    ...(withdrawn ? [] : incorporation(line, facts)),
    ...(withdrawn ? [] : reporting(line, facts)),
    ...(['principal', 'yields'] as const).flatMap((kind) => giveBack(line, facts, { kind, today })),
  ];
}

function acceptance(line: Line, { publishedOn }: LineFacts): Waiting[] {
  if (line.acceptance !== null) return [];
  const deadline = deadlineOf(line, ['acceptance']);
  return [{ ...waiting(line, 'allocation.accept'), amount: line.amount, since: publishedOn, deadline }];
}

function requirements(line: Line, { publishedOn, refusals }: LineFacts): Waiting[] {
  return line.requirements
    .filter(({ state }) => state === 'open')
    .map(({ kind, lastRefusal }) => ({
      ...waiting(line, 'requirement.fulfil'),
      detail: kind,
      since: refusals[kind] ?? publishedOn,
      reason: lastRefusal?.reason ?? null,
    }));
}

function incorporation(line: Line, { incorporated, firstReceivedOn }: LineFacts): Waiting[] {
  if (incorporated || firstReceivedOn === null) return [];
  const { held, executed, returned } = line.places;
  const deadline = deadlineOf(line, ['incorporation']);
  const amount = Money.sum([held, executed, returned]);
  return [{ ...waiting(line, 'incorporation.record'), amount, since: firstReceivedOn, deadline }];
}

function reporting(line: Line, facts: LineFacts): Waiting[] {
  if (facts.reportUndecided || facts.firstReceivedOn === null) return [];
  const deadline = deadlineOf(line, ['monthly-report', 'final-report']);
  if (facts.observed) {
    const { id, reason, since } = facts.observed;
    return [{ ...waiting(line, 'execution.correct', { kind: 'execution-report', id }), since, reason, deadline }];
  }
  if (deadline === null && line.status !== 'term-expired') return [];
  const opened = deadline?.from ?? (facts.executeBy && addDays(facts.executeBy, 1)) ?? facts.firstReceivedOn;
  return [{ ...waiting(line, 'execution.report'), since: laterOf(opened, facts.firstReceivedOn), deadline }];
}

function correction(line: Line, { kind, id, of, amount, reason, since }: LineFacts['returned'][number]): Waiting {
  return {
    ...waiting(line, `${kind}.correct`, { kind, id }),
    detail: of,
    amount: amount === null ? null : Money.of(amount),
    since,
    reason,
  };
}

function giveBack(
  line: Line,
  facts: LineFacts,
  { kind, today }: { kind: 'principal' | 'yields'; today: CalendarDate },
): Waiting[] {
  if (facts.returned.some(({ of }) => of === kind)) return [];
  const capital = kind === 'principal';
  const there = capital ? line.places.held : line.yields.held;
  const due = Money.min(capital ? line.dueBack.capital : line.dueBack.yields, there);
  const amount = due.minus(Money.min(due, Money.of(facts.unverified[kind])));
  if (!amount.isPositive()) return [];
  const deadline = deadlineOf(line, [capital ? 'return-of-capital' : 'return-of-yields']);
  const since =
    deadline?.from ?? facts.withdrawnOn ?? facts.finalAcceptedOn ?? (facts.executeBy && addDays(facts.executeBy, 1));
  const possible = laterOf(since ?? today, facts.firstReceivedOn ?? today);
  return [{ ...waiting(line, 'restitution.report'), detail: kind, amount, since: possible, deadline }];
}

/** The term of these kinds that runs and falls due first, or is late. */
function deadlineOf(line: Line, kinds: readonly DeadlineKind[]): (WaitingDeadline & { from: CalendarDate }) | null {
  const running = line.deadlines
    .flatMap(({ kind, dueOn, from, days, unit, metOn, state }) =>
      kinds.includes(kind) && metOn === null && dueOn !== null && from !== null && ['pending', 'late'].includes(state)
        ? [{ kind, dueOn, from, days, unit }]
        : [],
    )
    .sort((one, other) => compareDates(one.dueOn, other.dueOn));
  return running[0] ?? null;
}

function waiting(
  line: Line,
  kind: TaskKind,
  subject: { kind: SubjectKind; id: string } = { kind: 'allocation', id: line.id },
): Omit<Waiting, 'since'> {
  return {
    kind,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail: null,
    resolution: { id: line.resolutionId, label: line.resolution },
    allocation: {
      id: line.id,
      line: line.line,
      municipality: line.municipality,
      hospital: line.hospital?.name ?? null,
    },
    amount: null,
    deadline: null,
    madeBy: null,
    own: false,
    reason: null,
  };
}

function laterOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return compareDates(one, other) >= 0 ? one : other;
}
