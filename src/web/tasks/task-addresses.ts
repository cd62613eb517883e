import { pageOf } from '../hospital/addresses';
import type { TaskItemView } from './task-views';

const line = ({ allocation }: TaskItemView) => `/escritorio/asignaciones/${allocation?.id ?? ''}`;
const resolution = (task: TaskItemView) => `/escritorio/resoluciones/${task.resolution?.id ?? ''}`;
const record = (room: string) => (task: TaskItemView) => `/escritorio/${room}/${task.subject.id}`;

/** Where each thing that waits is done. Closed: a kind that is not here leads to its line, and a test says so. */
export const pagesOfTasks: Readonly<Record<string, (task: TaskItemView) => string>> = {
  'resolution.finish': resolution,
  'resolution.publish': resolution,
  'allocation.name-hospital': (task) => `${line(task)}/hospital`,
  'allocation.accept': line,
  'requirement.fulfil': line,
  'requirement.decide': (task) => `${line(task)}/requisitos/${task.detail ?? ''}`,
  'disbursement.order': (task) => `${line(task)}/orden-de-pago`,
  'disbursement.approve': record('giros'),
  'disbursement.correct': (task) => `${line(task)}/orden-de-pago`,
  'disbursement.settle': record('giros'),
  'receipt.confirm': line,
  'receipt.trace': record('giros'),
  'withdrawal.approve': record('desistimientos'),
  'withdrawal.correct': (task) => `${line(task)}/desistimiento`,
  'withdrawal.clarify': record('desistimientos'),
  'annulment.approve': record('desistimientos'),
  'incorporation.record': line,
  'execution.report': line,
  'execution.correct': line,
  'execution.decide': record('informes'),
  'restitution.report': line,
  'restitution.verify': record('reintegros'),
  'restitution.correct': line,
  'restoration.approve': record('restablecimientos'),
  'restoration.correct': (task) => `${line(task)}/restablecimiento`,
  'lapse.record': (task) => `${resolution(task)}/perdida`,
  'lapse.approve': record('perdidas'),
  'lapse.correct': (task) => `${resolution(task)}/perdida`,
  'reversal.approve': record('anulaciones'),
  'waiver.approve': record('hallazgos'),
  'allocation.close': (task) => `${line(task)}/cierre`,
};

/** The page where a task is done: of who acts for a hospital, the hospital's own. */
export function taskAddress(task: TaskItemView, roles: readonly string[]): string {
  const own = roles.includes('recipient') ? pageOf(task) : null;
  return own ?? (pagesOfTasks[task.kind] ?? (task.allocation === null ? resolution : line))(task);
}
