import type { FormDefinition } from '../parts/forms/definition';

/** A payment order on a line: what the contract asks, in the office's words. */
export const orderForm = {
  amount: { kind: 'money', label: 'Valor', hint: 'A lo sumo, lo que la línea tiene por girar.' },
  paymentOrder: { kind: 'text', label: 'Número de la orden de pago', maxLength: 60 },
  orderedOn: { kind: 'date', label: 'Fecha de la orden' },
  note: { kind: 'long-text', label: 'Nota', optional: true, maxLength: 2000 },
} as const satisfies FormDefinition;
