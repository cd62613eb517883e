import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { refusal } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import type { DisbursementFacts, GiroFacts, ReceiptFacts } from '../disbursement/facts.rules';

/** What a hospital confirmed of a giro by a cut-off. Pesos. */
export interface ReceivedFacts extends DisbursementFacts {
  /** The receipt asked for, or every one of the giro. */
  readonly certified: readonly ReceiptFacts[];
  readonly amount: Money;
}

/** The giro, and which of its receipts is asked for; null: all of them. */
export type ReceiptRead = GiroFacts & { readonly receipt: { id: string; receivedOn: CalendarDate } | null };

/** Why there is nothing to certify. */
export type Unreceived = 'unpaid' | 'unconfirmed' | 'undone' | 'later';

export const NotReceived = refusal<{
  state: Unreceived;
  cutoff: CalendarDate;
  transit: Money;
  on: CalendarDate | null;
}>(
  'certificate.not-received',
  'conflict',
  { es: 'No hay recibo que certificar', en: 'There is no receipt to certify' },
  {
    es: ({ state, cutoff, transit, on }) =>
      `Con corte al ${dateInSpanish(cutoff)}, ${spanish(state, { transit, on })}.`,
    en: ({ state, cutoff, transit, on }) => `As of ${cutoff}, ${english(state, { transit, on })}.`,
  },
);

/** @throws NotReceived saying what stands in transit, unless the hospital confirmed something that stands */
export function requireReceived(
  { receipt, standing, payment, ...giro }: ReceiptRead,
  cutoff: CalendarDate,
): ReceivedFacts {
  const certified = giro.receipts.filter(({ id }) => receipt === null || id === receipt.id);
  if (payment === null || certified.length === 0) {
    const state = whyUnreceived(receipt, payment !== null, cutoff);
    throw new NotReceived({ state, cutoff, transit: giro.transit, on: receipt?.receivedOn ?? null });
  }
  return { ...giro, payment, certified, amount: Money.sum(certified.map(({ amount }) => amount)) };
}

/** What is left of a giro of which what was asked for is not received any more. */
export function leftOf({ receipt, receipts, ...giro }: ReceiptRead) {
  const undone = receipt === null ? [] : [{ receivedOn: receipt.receivedOn, amount: Money.zero }];
  return { ...giro, certified: receipt === null ? receipts : undone };
}

function whyUnreceived(receipt: ReceiptRead['receipt'], paid: boolean, cutoff: CalendarDate): Unreceived {
  if (receipt) return receipt.receivedOn > cutoff ? 'later' : 'undone';
  return paid ? 'unconfirmed' : 'unpaid';
}

interface Figures {
  readonly transit: Money;
  readonly on: CalendarDate | null;
}

function spanish(state: Unreceived, { transit, on }: Figures): string {
  switch (state) {
    case 'unpaid':
      return 'este giro no se ha pagado: no hay recibo que confirmar';
    case 'unconfirmed':
      return `la E.S.E. no ha confirmado el recibo de este giro: quedan ${transit.toSpanish()} girados sin confirmar`;
    case 'undone':
      return `esta confirmación de recibo fue anulada: quedan ${transit.toSpanish()} girados sin confirmar`;
    case 'later':
      return `este recibo no había ocurrido: es del ${on === null ? '' : dateInSpanish(on)}; pida un corte desde esa fecha`;
  }
}

function english(state: Unreceived, { transit, on }: Figures): string {
  switch (state) {
    case 'unpaid':
      return 'this disbursement is not paid';
    case 'unconfirmed':
      return `the hospital has not confirmed this disbursement: ${transit.toString()} in transit`;
    case 'undone':
      return `this receipt was reversed: ${transit.toString()} in transit`;
    case 'later':
      return `this receipt had not happened: it is of ${on ?? ''}`;
  }
}
