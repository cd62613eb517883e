import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { bothOf } from '../../platform/access/delegation.rules';
import { standingFor, type Person } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { pageOf } from '../../platform/http/paging';
import { permissions } from '../permissions';
import { HospitalTasks } from './hospital-tasks.queries';
import { MinistryTasks, type Asker, type Count } from './ministry-tasks.queries';
import type { TasksAsked, TasksView, TaskView } from './task.dto';
import { kindsOfTask, taskKinds } from './task.kinds';
import { actsOf, addressOf, ageOf, inOrder, isLate, keyOf, todoOf, type Waiting } from './task.rules';

/** What awaits whom. Nothing of it is stored: it is asked of the records each time. */
@Injectable()
export class Tasks {
  constructor(
    private readonly transactions: Transactions,
    private readonly ministry: MinistryTasks,
    private readonly hospital: HospitalTasks,
  ) {}

  /** The caller's own list, the longest waiting first, with how many there are of each kind. */
  of(by: Caller, asked: TasksAsked): Promise<TasksView> {
    return this.transactions.read(async (tx) => {
      const asker = askerOf(by);
      const mine = (await this.hospitalOf(tx, by)).filter((task) => matches(task, asked, by.today));
      const page = [...(await this.ministry.page(tx, asker, asked)), ...mine.filter((task) => follows(task, asked))];
      const { items, nextCursor } = pageOf(page.sort(inOrder), asked.limit, (task) => [task.since, keyOf(task)]);
      const counts = countsOf(await this.ministry.counts(tx, asker, asked), mine, by.today);
      return { items: items.map((task) => viewTask(task, by)), nextCursor, counts };
    });
  }

  private hospitalOf(tx: Tx, by: Caller): Promise<Waiting[]> {
    return by.person.roles.includes('recipient') ? this.hospital.of(tx, by) : Promise.resolve([]);
  }
}

// A hospital's own list is made of its own lines: none of the ministry's questions is asked for it. What is lent to the
// person is asked as the guard would let it: by a role of their own first, else by the first delegation that has it.
function askerOf({ person, today }: Caller): Asker {
  const ministry: Person = { ...person, roles: person.roles.filter((role) => role !== 'recipient') };
  const kinds = taskKinds.flatMap((kind) => {
    const standing = standingFor(ministry, permissions[kindsOfTask[kind].permission]);
    return standing ? [{ kind, me: bothOf(standing) }] : [];
  });
  const lent = person.delegations?.flatMap(({ roles }) => roles) ?? [];
  return { kinds, roles: [...ministry.roles, ...lent], today };
}

function matches(task: Waiting, asked: TasksAsked, today: CalendarDate): boolean {
  const { kind, resolution, allocation, late, doable } = asked;
  if (kind !== undefined && task.kind !== kind) return false;
  if (resolution !== undefined && task.resolution?.id !== resolution.toLowerCase()) return false;
  if (allocation !== undefined && task.allocation?.id !== allocation.toLowerCase()) return false;
  if (late !== undefined && isLate(task, today) !== late) return false;
  return doable === undefined || task.own !== doable;
}

function follows(task: Waiting, { cursor }: TasksAsked): boolean {
  if (cursor === undefined) return true;
  const [since = '', key = ''] = cursor;
  return task.since > since || (task.since === since && keyOf(task) > key);
}

function countsOf(ministry: readonly Count[], mine: readonly Waiting[], today: CalendarDate): TasksView['counts'] {
  return taskKinds.flatMap((kind) => {
    const counted = ministry.find((count) => count.kind === kind);
    const here = mine.filter((task) => task.kind === kind);
    const doable = (counted?.doable ?? 0) + here.length;
    const own = counted?.own ?? 0;
    const late = (counted?.late ?? 0) + here.filter((task) => isLate(task, today)).length;
    return doable + own === 0 ? [] : [{ kind, todo: kindsOfTask[kind].todo, doable, own, late }];
  });
}

function viewTask(task: Waiting, { person, today }: Caller): TaskView {
  const { permission, own } = kindsOfTask[task.kind];
  const byDelegator = person.delegations?.some(({ of }) => of.id === task.madeBy?.id) ?? false;
  return {
    id: keyOf(task),
    kind: task.kind,
    todo: todoOf(task),
    permission,
    subject: { kind: task.subjectKind, id: task.subjectId, href: addressOf(task) },
    detail: task.detail,
    resolution: task.resolution,
    allocation: task.allocation,
    amount: task.amount,
    since: task.since,
    age: ageOf(task.since, today),
    deadline: task.deadline && {
      kind: task.deadline.kind,
      dueOn: task.deadline.dueOn,
      days: task.deadline.days,
      unit: task.deadline.unit,
      late: isLate(task, today),
    },
    madeBy: task.madeBy,
    doable: !task.own,
    note: task.own ? (byDelegator ? 'Lo hizo quien le delegó: lo decide otra persona.' : own) : null,
    reason: task.reason,
    acts: task.own ? [] : actsOf(task),
  };
}
