import type { PersonView } from '../client/views';
import { downloadAt } from '../downloads/downloads';
import { pesos } from '../parts/amounts';
import { outcomesOf } from '../parts/deeds/deed';
import { DeedChoices } from '../parts/deeds/deed-choices';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { TableBox } from '../parts/pieces';
import { counted, disbursementStatuses, wordFor } from '../parts/words';
import type { PaymentBatchView } from './bank.views';
import { paymentBatchRoom } from './batch.room';

/** One batch: its file, its orders as they stand now, and whether it can be taken back. */
export function PaymentBatchPage({
  person,
  of,
  done,
}: {
  person: PersonView;
  of: PaymentBatchView;
  done: unknown;
}): JSX.Element {
  const hecho = { said: 'El archivo quedó hecho. Descárguelo y envíelo al banco; cuando responda, suba su respuesta.' };
  return (
    <Layout title={of.name} person={person} at="/escritorio/giros">
      <Crumbs trail={paymentBatchRoom.trail(of).slice(0, -1)} />
      <h1 safe>{of.name}</h1>
      <Outcome of={{ ...outcomesOf(paymentBatchRoom), hecho }} asked={done} />
      {paymentBatchRoom.summary(of)}
      {of.annulment === null ? (
        <p class="downloads">
          <a href={downloadAt(`/payment-batches/${of.id}/file`)} download="">
            Descargar el archivo para el banco
          </a>
        </p>
      ) : (
        <p safe>{`Lo anuló ${of.annulment.annulledBy.name}: ${of.annulment.reason}`}</p>
      )}
      <p class="minor">
        <span safe>{`${of.fileName}. Huella SHA-256: `}</span>
        <code safe>{of.sha256}</code>
      </p>
      <DeedChoices room={paymentBatchRoom} of={of} person={person} />
      <section aria-labelledby="ordenes">
        <h2 id="ordenes">Sus órdenes</h2>
        <OrdersTable of={of} />
      </section>
    </Layout>
  );
}

/** The orders of a batch, in the order of its file. */
export function OrdersTable({ of }: { of: PaymentBatchView }): JSX.Element {
  return (
    <TableBox label="órdenes del lote">
      <table class="cards">
        <caption safe>{`${counted(of.count, 'orden', 'órdenes')}, ${pesos(of.total)}`}</caption>
        <thead>
          <tr>
            <th scope="col">Municipio y hospital (E.S.E.)</th>
            <th scope="col">Orden de pago</th>
            <th scope="col" class="amount">
              Valor
            </th>
            <th scope="col">Estado, hoy</th>
          </tr>
        </thead>
        <tbody>
          {of.orders.map((order) => (
            <tr>
              <th scope="row">
                <a href={`/escritorio/giros/${order.disbursementId}`} safe>
                  {order.municipality}
                </a>
                <span class="minor block" safe>
                  {`${order.hospital ?? 'E.S.E. por confirmar'} · ${order.resolution}, línea ${order.line}`}
                </span>
              </th>
              <td data-label="Orden de pago" safe>
                {order.paymentOrder ?? 'por confirmar'}
              </td>
              <td class="amount" data-label="Valor" safe>
                {pesos(order.amount)}
              </td>
              <td data-label="Estado" safe>
                {wordFor(disbursementStatuses, order.status)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
