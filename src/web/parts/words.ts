import { calendarDate, dateInSpanish, isCalendarDate } from '../../kernel/calendar';

/* The contract's own words, said in the office's Spanish. A test compares them with those that the business declares. */

/** Where a peso can be, in the order of the story; what it means, in one line. */
export const places = {
  undistributed: { name: 'Por distribuir', means: 'autorizado, en ninguna línea del anexo' },
  assigned: { name: 'Por girar', means: 'en la línea de un hospital, sin orden de pago' },
  ordered: { name: 'En orden de pago', means: 'en una orden de pago aprobada, sin pagar' },
  transit: { name: 'Girado sin confirmar', means: 'pagado por el ministerio, sin confirmación de recibo' },
  held: { name: 'En caja de la E.S.E.', means: 'confirmado por el hospital, sin gastar' },
  executed: { name: 'Ejecutado (pagado)', means: 'pagado por el hospital, en un informe aceptado' },
  returned: { name: 'Reintegrado (capital)', means: 'consignado de vuelta, con la consignación verificada' },
  released: { name: 'Liberado', means: 'desistido antes del giro; se puede reasignar' },
  contested: { name: 'Desistido, giro por establecer', means: 'desistido, y las fuentes no dicen si se pagó' },
  lapsed: { name: 'Pérdida de apropiación', means: 'libre al cierre de la vigencia, perdido' },
} as const;

export type PlaceName = keyof typeof places;

export const placeNames = Object.keys(places) as PlaceName[];

/** The other side of what came in, and the interest: they move in entries and never stand in a total of capital. */
const otherAccounts: Record<string, string> = {
  budget: 'Apropiación',
  'yield-source': 'Rendimientos generados',
  'yield-held': 'Rendimientos por reintegrar',
  'yield-returned': 'Rendimientos reintegrados',
};

/** «Girado sin confirmar»; an account that these pages do not know is said as the contract says it. */
export function accountName(account: string): string {
  return isPlace(account) ? places[account].name : (otherAccounts[account] ?? account);
}

export function isPlace(account: string): account is PlaceName {
  return Object.hasOwn(places, account);
}

export const resolutionKinds: Record<string, string> = {
  strategy: 'Estrategia',
  allocation: 'Asignación',
  amendment: 'Modificación',
};

export const resolutionStatuses: Record<string, string> = {
  draft: 'En proyecto',
  'in-review': 'En revisión',
  'in-force': 'Vigente',
  closed: 'Cerrada',
  annulled: 'Anulada',
  repealed: 'Derogada',
};

export const allocationStatuses: Record<string, string> = {
  assigned: 'Asignada',
  accepted: 'Aceptada',
  ordered: 'En orden de pago',
  'disbursed-partly': 'Girada en parte',
  disbursed: 'Girada',
  'received-partly': 'Recibida en parte',
  received: 'Recibida',
  disputed: 'Recibo en disputa',
  'in-execution': 'En ejecución',
  'term-expired': 'Plazo vencido',
  settling: 'En liquidación',
  closed: 'Cerrada, a paz y salvo',
  'withdrawn-before': 'Desistió antes del giro',
  'withdrawn-after': 'Desistió después del giro',
  'withdrawal-payment-unknown': 'Desistió, giro por establecer',
};

export const withdrawals: Record<string, string> = {
  before: allocationStatuses['withdrawn-before'] ?? '',
  after: allocationStatuses['withdrawn-after'] ?? '',
  unknown: allocationStatuses['withdrawal-payment-unknown'] ?? '',
};

export const disbursementStatuses: Record<string, string> = {
  pending: 'Por aprobar',
  refused: 'Negado',
  returned: 'Devuelto',
  ordered: 'Ordenado',
  annulled: 'Anulado',
  'in-transit': 'Girado sin confirmar',
  'received-partly': 'Recibido en parte',
  received: 'Recibido',
  rejected: 'Rechazado por el banco',
};

export const withdrawalStates: Record<string, string> = {
  pending: 'Por aprobar',
  approved: 'Aprobado',
  refused: 'Negado',
  returned: 'Devuelto',
  reversed: 'Anulado',
};

export const requirementStates: Record<string, string> = {
  open: 'Falta',
  submitted: 'Presentado, por aceptar',
  accepted: 'Aceptado',
};

export const deadlineStates: Record<string, string> = {
  'not-started': 'No ha empezado',
  pending: 'Corre',
  met: 'Cumplido',
  late: 'Vencido',
};

export const requirements: Record<string, string> = {
  'bank-certificate': 'Certificación bancaria',
  'tax-registration': 'RUT',
  'manager-appointment': 'Nombramiento del gerente',
  'acceptance-letter': 'Carta de aceptación',
  'incorporation-act': 'Acto de incorporación al presupuesto',
};

export const deadlines: Record<string, string> = {
  acceptance: 'Aceptación',
  incorporation: 'Incorporación al presupuesto',
  'monthly-report': 'Informe mensual',
  'final-report': 'Informe final',
  'return-of-capital': 'Reintegro del capital',
  'return-of-yields': 'Reintegro de los rendimientos',
};

export const ratios = {
  paidOfAssigned: 'Girado, de lo asignado',
  receivedOfPaid: 'Recibido, de lo girado',
  executedOfPaid: 'Ejecutado, de lo girado',
  executedOfAssigned: 'Ejecutado, de lo asignado',
} as const;

export const ranges: Record<string, string> = {
  paid: 'Girado',
  released: 'Liberado',
  dueBack: 'Por reintegrar',
};

export const unknownFields: Record<string, string> = {
  title: 'Título oficial',
  authorizedAmount: 'Valor autorizado',
  printedAnnexTotal: 'Total impreso del anexo',
  availabilityCertificate: 'Certificado de disponibilidad (CDP)',
  disburseFrom: 'Fecha desde la que se gira',
  executeBy: 'Fecha límite de ejecución',
  hospital: 'Hospital (E.S.E.)',
  nit: 'NIT',
  reps: 'Código REPS',
  paymentOrder: 'Orden de pago',
  settledOn: 'Fecha exacta del giro',
  reference: 'Referencia del banco o de SIIF',
  filingNumber: 'Radicado del desistimiento',
  withdrawnOn: 'Fecha del desistimiento',
  payment: 'Si el dinero alcanzó a girarse',
  amendingAct: 'Acto que modifica la asignación',
};

export const severities: Record<string, string> = {
  critical: 'Críticos',
  high: 'Altos',
  medium: 'Medios',
  low: 'Bajos',
  notice: 'Avisos',
};

/** The heading of an answer about a certificate. */
export const verificationHeadings: Record<string, string> = {
  valid: 'Certificado vigente',
  superseded: 'Certificado reemplazado',
  annulled: 'Certificado anulado',
  altered: 'Archivo alterado',
  several: 'Archivo con varias certificaciones',
  unknown: 'Certificado desconocido',
};

export const roles: Record<string, string> = {
  registrar: 'Registro',
  approver: 'Aprobación',
  paymaster: 'Pagaduría',
  recipient: 'Hospital',
  auditor: 'Auditoría',
  administrator: 'Administración',
};

/** The word for a code, or the code itself where the contract has grown faster than these pages. */
export function wordFor(words: Record<string, string>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

/** «7 de julio de 2025» */
export function dateInWords(date: string): string {
  return isCalendarDate(date) ? dateInSpanish(date) : date;
}

const officeClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/Bogota',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** «27 de noviembre de 2026, 14:05», by the clock of Bogotá. */
export function instantInWords(instant: string): string {
  const [date = '', time = ''] = officeClock.format(new Date(instant)).split(' ');
  return `${dateInSpanish(calendarDate(date))}, ${time}`;
}

/** «1 línea», «13 líneas» */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
