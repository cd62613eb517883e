import type { Visitor } from './visitor';

export interface Task {
  readonly id: string;
  readonly kind: string;
  readonly todo: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly href: string };
  readonly detail: string | null;
  readonly allocation: { readonly id: string; readonly line: number } | null;
  readonly amount: string | null;
  readonly since: string;
  readonly age: { readonly days: number; readonly businessDays: number };
  readonly deadline: { readonly kind: string; readonly dueOn: string; readonly late: boolean } | null;
  readonly madeBy: { readonly id: string; readonly name: string } | null;
  readonly doable: boolean;
  readonly note: string | null;
  readonly reason: string | null;
  readonly acts: readonly { readonly method: 'POST' | 'PUT'; readonly href: string }[];
}

export interface TaskList {
  readonly items: Task[];
  readonly nextCursor: string | null;
  readonly counts: { kind: string; doable: number; own: number; late: number }[];
}

export async function tasksOf(person: Visitor, query = ''): Promise<Task[]> {
  const reply = await person.get<TaskList>(`/tasks?limit=200${query}`);
  if (reply.status !== 200) throw new Error(`GET /tasks answered ${reply.status}: ${reply.text}`);
  return reply.body.items;
}

/** «disbursement.approve 1» of each task, the number being its line. */
export async function tasksInShort(person: Visitor, query = ''): Promise<string[]> {
  const tasks = await tasksOf(person, query);
  return tasks.map(({ kind, allocation, doable }) =>
    [kind, allocation?.line, doable ? '' : 'own'].filter((part) => part !== undefined && part !== '').join(' '),
  );
}

/** A form that the usual act of each kind accepts, so that what refuses it is never the form. */
export function formFor({ kind, detail, amount }: Task): object {
  const forms: Record<string, object> = {
    'allocation.accept': { filingNumber: 'EJEMPLO', acceptedOn: `${thisYear()}-01-01` },
    'requirement.fulfil': { document: 'EJEMPLO', documentOn: '2025-03-01' },
    'disbursement.order': { amount, paymentOrder: 'EJEMPLO', orderedOn: `${thisYear()}-01-01` },
    'disbursement.settle': { effectiveOn: '2025-03-10', reference: 'EJEMPLO' },
    'receipt.confirm': { amount, receivedOn: '2025-03-12' },
    'withdrawal.clarify': { payment: 'before', evidence: 'EJEMPLO' },
    'incorporation.record': { actKind: 'Acuerdo', actNumber: '1', actOn: '2025-03-12', amount: '1.00' },
    'execution.report': report,
    'execution.correct': report,
    'restitution.report': {
      kind: detail,
      amount,
      depositedOn: '2025-12-01',
      portfolio: 'EJEMPLO',
      reference: 'EJEMPLO',
    },
    'lapse.record': { actNumber: 'EJEMPLO', effectiveOn: '2025-12-31' },
    'allocation.close': { closedOn: '2026-11-20' },
  };
  return forms[kind] ?? {};
}

/** A line is to be ordered within its own fiscal year, which goes on only in this one. */
export function thisYear(): number {
  return new Date().getFullYear();
}

const report = {
  cutoff: '2025-11-30',
  contracted: '0.00',
  obligated: '0.00',
  paid: '0.00',
  yieldsEarned: '0.00',
};
