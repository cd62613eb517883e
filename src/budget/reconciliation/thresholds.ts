import type { Term } from '../../kernel/business-days';

/** A number of days that no resolution sets, with the reason for it. */
export interface Threshold extends Term {
  readonly reason: string;
}

/** Where a norm or the resolution sets no term, these do. Each one says why; the page of the catalogue prints them. */
export const thresholds = {
  receiptUnconfirmed: {
    days: 10,
    unit: 'business-days',
    reason:
      'ninguna norma fija cuándo confirma el hospital; es el término de una petición de información entre autoridades (Ley 1437 de 2011, art. 30, sustituido por la Ley 1755 de 2015)',
  },
  incorporationMissing: {
    days: 60,
    unit: 'calendar-days',
    reason:
      'solo donde la resolución no fija término: dos cortes mensuales sin que el recurso tenga acto que lo incorpore',
  },
  samePayment: {
    days: 5,
    unit: 'calendar-days',
    reason:
      'una orden repetida por error sale en el mismo lote o en el siguiente; más lejos, dos pagos iguales son cuotas',
  },
  bankPosting: {
    days: 3,
    unit: 'business-days',
    reason: 'un pago ordenado un día puede quedar en el extracto con la fecha en que el otro banco lo abonó',
  },
  unknownAged: {
    days: 30,
    unit: 'calendar-days',
    reason: 'un corte mensual entero sin que nadie haya establecido el dato',
  },
} as const satisfies Record<string, Threshold>;
