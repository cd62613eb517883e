import type { CalendarDate } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import type { Role } from '../../platform/access/person';
import type { Deadline } from '../resolutions/resolution-terms.rules';

/** Every step that a line may owe, and whose it is. One table: the report, the letter, the guide and the tests read it. */
export const steps = {
  accept: { who: 'hospital', roles: ['recipient'], noun: 'aceptación de la asignación' },
  'submit-requirement': { who: 'hospital', roles: ['recipient'], noun: 'requisito por entregar' },
  'confirm-receipt': { who: 'hospital', roles: ['recipient'], noun: 'confirmación del recibo del giro' },
  incorporate: { who: 'hospital', roles: ['recipient'], noun: 'incorporación al presupuesto' },
  'monthly-report': { who: 'hospital', roles: ['recipient'], noun: 'informe mensual de ejecución' },
  'final-report': { who: 'hospital', roles: ['recipient'], noun: 'informe final de ejecución' },
  'correct-report': { who: 'hospital', roles: ['recipient'], noun: 'corrección de un informe observado' },
  'return-capital': { who: 'hospital', roles: ['recipient'], noun: 'reintegro de capital' },
  'return-yields': { who: 'hospital', roles: ['recipient'], noun: 'reintegro de rendimientos' },
  'decide-requirement': { who: 'ministry', roles: ['approver'], noun: 'revisión de un requisito entregado' },
  order: { who: 'ministry', roles: ['registrar'], noun: 'orden de pago' },
  'decide-order': { who: 'ministry', roles: ['approver'], noun: 'aprobación de la orden de pago' },
  settle: { who: 'ministry', roles: ['paymaster'], noun: 'pago de la orden' },
  'trace-shortfall': { who: 'ministry', roles: ['paymaster'], noun: 'aclaración de lo girado que no llegó' },
  'decide-report': { who: 'ministry', roles: ['approver'], noun: 'revisión de un informe radicado' },
  'decide-withdrawal': { who: 'ministry', roles: ['approver'], noun: 'decisión sobre un desistimiento' },
  'verify-deposit': { who: 'ministry', roles: ['paymaster'], noun: 'verificación de una consignación' },
  clarify: { who: 'ministry', roles: ['approver'], noun: 'esclarecimiento: si el giro se hizo' },
  reassign: { who: 'ministry', roles: ['registrar'], noun: 'reasignación de lo liberado' },
  'decide-reversal': { who: 'ministry', roles: ['approver'], noun: 'decisión sobre una anulación' },
  close: { who: 'ministry', roles: ['approver'], noun: 'cierre de la línea y paz y salvo' },
} as const satisfies Record<string, { who: 'hospital' | 'ministry'; roles: readonly Role[]; noun: string }>;

export type StepCode = keyof typeof steps;

export const stepCodes = Object.keys(steps) as StepCode[];

export type Who = (typeof steps)[StepCode]['who'];

/** `upcoming`: its term has a date and has not begun. `no-term`: nothing sets a term; it waits, and is not late. */
export const dueStates = ['overdue', 'in-time', 'no-term', 'upcoming'] as const;

export type DueState = (typeof dueStates)[number];

/** One step that a line owes. */
export interface Due {
  readonly code: StepCode;
  /** What is to be done, in whole Spanish words: «Radicar el informe final de ejecución». */
  readonly what: string;
  /** Pesos that wait for it. */
  readonly amount: Money | null;
  /** The event from which it could be done, or from which its term runs; null where no source dates it. */
  readonly since: CalendarDate | null;
  readonly term: Pick<Deadline, 'days' | 'unit'> | null;
  readonly dueOn: CalendarDate | null;
  readonly state: DueState;
  /** In the unit of its term: business days where the act counts them so. Null unless it is overdue. */
  readonly daysOverdue: number | null;
  /** Calendar days since it could be done; null where no source dates that. */
  readonly daysWaiting: number | null;
  /** Why it stands so, where that is not plain. */
  readonly because: string | null;
  readonly entries: readonly string[];
}
