import type { FormDefinition } from '../parts/forms/definition';
import type { OutcomeWords } from '../parts/outcome';
import type { RecordView } from '../parts/register/register.views';
import { precisionField, rejectionForm, settlementForm } from './giro.forms';

interface BatchWords {
  readonly title: string;
  readonly means: string;
  readonly button: string;
}

/** An act on many records at once: whole, or not at all. */
export interface BatchAct {
  readonly slug: string;
  /** On the list: «Aprobar las marcadas». */
  readonly offer: string;
  readonly one: BatchWords;
  readonly many: BatchWords;
  readonly roles: readonly string[];
  /** On which lists it is offered. */
  readonly steps: readonly string[];
  /** Only of one resolution at a time. */
  readonly ofOneResolution?: boolean;
  /** Its date lies in the fiscal year of that resolution. */
  readonly inItsYear?: boolean;
  /** What is asked once for all, besides which. */
  readonly form: FormDefinition;
  readonly fill: (today: string) => Readonly<Record<string, string>>;
  /** What is asked of each, where a few are ordered. */
  readonly each?: (record: RecordView) => FormDefinition;
  readonly ask: (
    typed: Record<string, unknown>,
    records: readonly RecordView[],
  ) => { readonly path: string; readonly body: object };
  /** The list that the service's refusals name: «lines.3». */
  readonly list: 'lines' | 'disbursements';
  /** Where they are afterwards. */
  readonly next: string;
  readonly grave?: boolean;
  readonly said: OutcomeWords;
}

/** The most of which each is asked its own number: beyond them it is left to be confirmed. */
export const mostAsked = 100;

const chosen = (records: readonly RecordView[]) => records.map(({ id }) => ({ id }));

export const batchActs: readonly BatchAct[] = [
  {
    slug: 'ordenar',
    offer: 'Ordenar el pago de las marcadas…',
    one: {
      title: 'Ordenar el pago de una línea',
      means:
        'Sin valor, se ordena todo lo que la línea tiene por girar. Nada se mueve hasta que otra persona apruebe la orden.',
      button: 'Registrar la orden',
    },
    many: {
      title: 'Ordenar el pago de varias líneas',
      means:
        'Una orden de pago por línea. Sin valor, se ordena todo lo que la línea tiene por girar. Nada se mueve hasta que otra persona las apruebe.',
      button: 'Registrar las órdenes',
    },
    roles: ['registrar'],
    steps: ['por-ordenar'],
    ofOneResolution: true,
    form: {
      orderedOn: { kind: 'date', label: 'Fecha de las órdenes' },
      datePrecision: precisionField,
      note: { kind: 'long-text', label: 'Nota', optional: true, maxLength: 1000 },
    },
    fill: (today) => ({ orderedOn: today, datePrecision: 'exact' }),
    inItsYear: true,
    each: ({ id, allocation }) => ({
      [`orden-${id}`]: {
        kind: 'text',
        label: `Número de la orden, ${allocation?.municipality ?? 'línea'}`,
        optional: true,
        maxLength: 60,
      },
      [`valor-${id}`]: { kind: 'money', label: `Valor, ${allocation?.municipality ?? 'línea'}`, optional: true },
    }),
    ask: (typed, records) => {
      const all = Object.entries(typed).filter(([name]) => !/^(elegidos$|orden-|valor-)/.test(name));
      return {
        path: `/resolutions/${records[0]?.resolution.id ?? ''}/disbursements`,
        body: {
          ...Object.fromEntries(all),
          lines: records.map(({ id }) => ({
            allocationId: id,
            paymentOrder: typed[`orden-${id}`] ?? null,
            amount: typed[`valor-${id}`] ?? null,
          })),
        },
      };
    },
    list: 'lines',
    next: 'por-aprobar',
    said: { said: 'Las órdenes quedaron registradas. Las aprueba otra persona; están aquí mientras tanto.' },
  },
  {
    slug: 'aprobar',
    offer: 'Aprobar las marcadas…',
    one: {
      title: 'Aprobar una orden de pago',
      means: 'Su dinero pasa de «por girar» a «en orden de pago».',
      button: 'Aprobar la orden',
    },
    many: {
      title: 'Aprobar varias órdenes de pago',
      means: 'El dinero de cada una pasa de «por girar» a «en orden de pago». Se aprueban todas o ninguna.',
      button: 'Aprobar las órdenes',
    },
    roles: ['approver'],
    steps: ['por-aprobar'],
    form: {},
    fill: () => ({}),
    ask: (_, records) => ({ path: '/disbursements/approvals', body: { disbursements: chosen(records) } }),
    list: 'disbursements',
    next: 'por-pagar',
    said: { said: 'Las órdenes quedaron aprobadas. Sigue el pago: lo hace Pagaduría.' },
  },
  {
    slug: 'pagar',
    offer: 'Registrar el pago de las marcadas…',
    one: {
      title: 'Registrar el pago de una orden',
      means: 'Su dinero pasa a «girado sin confirmar», hasta que el hospital confirme el recibo.',
      button: 'Registrar el pago',
    },
    many: {
      title: 'Registrar el pago de varias órdenes',
      means:
        'El dinero de cada una pasa a «girado sin confirmar», hasta que su hospital confirme el recibo. Se registran todos o ninguno.',
      button: 'Registrar los pagos',
    },
    roles: ['paymaster'],
    steps: ['por-pagar'],
    form: settlementForm,
    fill: (today) => ({ effectiveOn: today, datePrecision: 'exact' }),
    ask: ({ elegidos: _, ...typed }, records) => ({
      path: '/disbursements/settlements',
      body: { ...typed, disbursements: chosen(records) },
    }),
    list: 'disbursements',
    next: 'sin-confirmar',
    said: { said: 'Los pagos quedaron registrados. Sigue cada hospital: debe confirmar el recibo.' },
  },
  {
    slug: 'rechazar',
    offer: 'Registrar el rechazo de las marcadas…',
    one: {
      title: 'Registrar un rechazo del banco',
      means: 'Lo que no llegó vuelve a «por girar» de su línea, y se puede ordenar de nuevo.',
      button: 'Registrar el rechazo',
    },
    many: {
      title: 'Registrar varios rechazos del banco',
      means:
        'Lo que no llegó vuelve a «por girar» de su línea, y se puede ordenar de nuevo. Se registran todos o ninguno.',
      button: 'Registrar los rechazos',
    },
    roles: ['paymaster'],
    steps: ['por-pagar', 'sin-confirmar', 'en-disputa'],
    form: rejectionForm,
    fill: (today) => ({ effectiveOn: today }),
    ask: ({ elegidos: _, ...typed }, records) => ({
      path: '/disbursements/rejections',
      body: { ...typed, disbursements: chosen(records) },
    }),
    list: 'disbursements',
    next: 'rechazados',
    grave: true,
    said: { said: 'Los rechazos quedaron registrados. El dinero volvió a sus líneas y se puede ordenar de nuevo.' },
  },
];

/** What it says when this many were chosen. */
export const wordsFor = ({ one, many }: BatchAct, count: number): BatchWords => (count === 1 ? one : many);

/** What may be done at once on this list by these offices. */
export function batchActsOn(step: string, roles: readonly string[]): readonly BatchAct[] {
  return batchActs.filter((act) => act.steps.includes(step) && act.roles.some((role) => roles.includes(role)));
}
