import { refusal } from '../../kernel/errors';

/*
 * A batch of payment orders, on its way to the bank.
 *
 *   open ──an answer, or a payment by hand──▶ partly-answered ──of the last order──▶ answered
 *    └──annul, by another person──▶ annulled: its orders are free for another batch
 *
 * Its state is read from its orders. An order is in one batch that stands, at most.
 */

export const batchStates = ['open', 'partly-answered', 'answered', 'annulled'] as const;

export type BatchState = (typeof batchStates)[number];

export const AlreadyInBatch = refusal<{ batch: string }>(
  'payment-batch.already-in-one',
  'conflict',
  { es: 'La orden ya está en un lote', en: 'The order is in a batch already' },
  {
    es: ({ batch }) => `Ya salió en el ${batch}. Para enviarla en otro, antes se anula aquel.`,
    en: ({ batch }) => `It went out in ${batch}: that one is annulled before it goes in another.`,
  },
);

export const OrderNumberRepeated = refusal<{ paymentOrder: string }>(
  'payment-batch.order-number-repeated',
  'conflict',
  { es: 'Dos órdenes del lote tienen el mismo número', en: 'Two orders of the batch have one number' },
  {
    es: ({ paymentOrder }) =>
      `«${paymentOrder}» es el número de otra orden de este lote: la respuesta del banco no diría de cuál habla. Van en lotes distintos.`,
    en: ({ paymentOrder }) => `"${paymentOrder}" is the number of another order of this batch.`,
  },
);

export const BatchNotOpen = refusal<{ batch: string; state: BatchState }>(
  'payment-batch.not-open',
  'conflict',
  { es: 'El lote ya no se puede anular', en: 'The batch cannot be annulled any more' },
  {
    es: ({ batch, state }) =>
      state === 'annulled'
        ? `El ${batch} ya fue anulado.`
        : `El ${batch} ya tiene respuesta: lo que pagó el banco, lo pagó.`,
    en: ({ batch, state }) => `${batch} is ${state}.`,
  },
);

export const MakerAnnuls = refusal(
  'payment-batch.maker-is-annuller',
  'conflict',
  { es: 'Quien hizo el lote no lo anula', en: 'Who made the batch does not annul it' },
  {
    es: () => 'Usted hizo este lote, o la persona por cuya delegación actúa: lo anula otra persona.',
    en: () => 'You made this batch, or the person by whose delegation you act did: another person annuls it.',
  },
);

export const OrderIsOut = refusal(
  'payment-batch.order-is-out',
  'conflict',
  { es: 'La orden está en un lote que salió', en: 'The order is in a batch that went out' },
  {
    es: () => 'Al banco se le dijo que la pague. Antes de anular la orden se anula el lote, y se le avisa al banco.',
    en: () => 'The bank was told to pay it. The batch is annulled before the order.',
  },
);

/** @throws BatchNotOpen, MakerAnnuls: in this order */
export function requireAnnullable(
  batch: { readonly name: string; readonly state: BatchState; readonly madeBy: string },
  annullers: readonly string[],
): void {
  if (batch.state !== 'open') throw new BatchNotOpen({ batch: batch.name, state: batch.state });
  if (annullers.includes(batch.madeBy)) throw new MakerAnnuls({});
}

/** @param orders of the batch; `answered` those that were ever paid or sent back */
export function stateOf(orders: { readonly count: number; readonly answered: number }, annulled: boolean): BatchState {
  if (annulled) return 'annulled';
  if (orders.answered === 0) return 'open';
  return orders.answered < orders.count ? 'partly-answered' : 'answered';
}

/** «LOTE-2026-0007» */
export function batchName({ year, number }: { readonly year: number; readonly number: number }): string {
  return `LOTE-${year}-${String(number).padStart(4, '0')}`;
}
