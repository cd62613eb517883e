import { pesos } from '../parts/amounts';
import { reasonForm, type DeedRoom } from '../parts/deeds/deed';
import { Fact, Facts } from '../parts/pieces';
import { dateInWords } from '../parts/words';
import type { PaymentBatchView } from './bank.views';
import { batchesAddress, batchStates } from './bank.words';

/** A batch of orders that went out to the bank, which can be taken back before any answer. */
export const paymentBatchRoom: DeedRoom<PaymentBatchView> = {
  deeds: [
    {
      slug: 'anular',
      title: 'Anular el lote',
      means:
        'El archivo no se usa: sus órdenes quedan libres para otro lote. Lo anula quien no lo hizo, antes de cualquier respuesta.',
      button: 'Anular el lote',
      roles: ['approver', 'paymaster'],
      permission: 'payment-batch.annul',
      when: ({ state }) => state === 'open',
      byAnother: true,
      form: reasonForm,
      path: ({ id }) => `/payment-batches/${id}/annulment`,
      grave: true,
      said: { said: 'El lote quedó anulado: sus órdenes pueden ir en otro.' },
    },
  ],
  read: (desk, id) => desk.get<PaymentBatchView>(`/payment-batches/${encodeURIComponent(id)}`),
  address: ({ id }) => `${batchesAddress}/${id}`,
  trail: ({ id, name }) => [
    { href: '/', label: 'Inicio' },
    { href: batchesAddress, label: 'Lotes para el banco' },
    { href: `${batchesAddress}/${id}`, label: name },
  ],
  summary: (batch) => (
    <Facts>
      <Fact name="Lote" value={batch.name} />
      <Fact name="Estado" value={batchStates[batch.state].label} />
      <Fact name="Órdenes" value={`${batch.count}, de ellas ${batch.answered} con respuesta`} />
      <Fact name="Total" value={pesos(batch.total)} />
      <Fact name="Hecho el" value={dateInWords(batch.madeOn)} />
      <Fact name="Lo hizo" value={batch.madeBy.name} />
    </Facts>
  ),
  maker: ({ madeBy }) => madeBy.id,
};
