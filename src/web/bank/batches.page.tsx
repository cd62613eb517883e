import type { PersonView } from '../client/views';
import { downloadAt } from '../downloads/downloads';
import { Money } from '../../kernel/money';
import { pesos } from '../parts/amounts';
import { outcomesOf } from '../parts/deeds/deed';
import { DeedChoices } from '../parts/deeds/deed-choices';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { TableBox, Tag } from '../parts/pieces';
import { counted, dateInWords, disbursementStatuses, wordFor } from '../parts/words';
import { PaymentWays } from '../payments/payment-ways';
import type { BatchSummaryView, PaymentBatchView, ReadyOrderView } from './bank.views';
import { batchesAddress, batchStates } from './bank.words';
import { paymentBatchRoom } from './batch.room';

interface BatchesPageProps {
  readonly person: PersonView;
  readonly ready: readonly ReadyOrderView[];
  readonly batches: readonly BatchSummaryView[];
  readonly state: FormState;
}

/** «Lotes para el banco»: the orders that can go out, and the files that did. */
export function BatchesPage({ person, ready, batches, state }: BatchesPageProps): JSX.Element {
  return (
    <Layout title="Lotes para el banco" person={person} at="/escritorio/giros">
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: '/escritorio/giros', label: 'Giros' },
        ]}
      />
      <h1>Lotes para el banco</h1>
      <p class="lead">
        Órdenes aprobadas que salen en un archivo. Cada orden va en un solo lote, y el archivo no cambia.
      </p>
      <PaymentWays at={batchesAddress} />
      <section aria-labelledby="listas">
        <h2 id="listas">Órdenes listas para enviar</h2>
        {ready.length === 0 ? (
          <div class="card">
            <p>No hay órdenes listas. Aquí llegan las que se aprueban y no están en otro lote.</p>
          </div>
        ) : (
          <Ready of={ready} may={person.roles.includes('paymaster')} state={state} />
        )}
      </section>
      <section aria-labelledby="lotes">
        <h2 id="lotes">Lotes hechos</h2>
        {batches.length === 0 ? <p>Todavía no se ha hecho ninguno.</p> : <Made of={batches} />}
      </section>
    </Layout>
  );
}

function Ready({ of, may, state }: { of: readonly ReadyOrderView[]; may: boolean; state: FormState }): JSX.Element {
  const total = Money.sum(of.map(({ amount }) => Money.of(amount))).toSpanish();
  const chosen = new Set((state.values['elegidos'] ?? '').split(','));
  return (
    <form method="post" action={batchesAddress}>
      {state.problems.length === 0 ? (
        ''
      ) : (
        <div class="notice notice-alert summary-of-problems" role="alert" tabindex="-1">
          {state.problems.map(({ said }) => (
            <p safe>{said}</p>
          ))}
        </div>
      )}
      {may ? (
        <div class="choice" hidden>
          <input type="checkbox" id="pagina" data-ticks="elegido" />
          <label for="pagina">Marcarlas todas</label>
        </div>
      ) : (
        ''
      )}
      <TableBox label="órdenes listas">
        <table class="cards">
          <caption safe>{counted(of.length, 'orden aprobada', 'órdenes aprobadas')}</caption>
          <thead>
            <tr>
              {may ? <th scope="col">Marcar</th> : ''}
              <th scope="col">Municipio y hospital (E.S.E.)</th>
              <th scope="col">Orden de pago</th>
              <th scope="col">Fecha de la orden</th>
              <th scope="col" class="amount">
                Valor
              </th>
            </tr>
          </thead>
          <tbody>
            {of.map((order) => (
              <tr>
                {may ? (
                  <td class="tick">
                    <input
                      type="checkbox"
                      name="elegido"
                      value={order.id}
                      checked={chosen.has(order.id)}
                      aria-label={`Marcar ${order.paymentOrder ?? 'sin número'}, ${order.municipality}`}
                    />
                  </td>
                ) : (
                  ''
                )}
                <th scope="row">
                  <a href={`/escritorio/giros/${order.id}`} safe>
                    {order.municipality}
                  </a>
                  <span class="minor block" safe>
                    {`${order.hospital ?? 'E.S.E. por confirmar'} · ${order.resolution}, línea ${order.line}`}
                  </span>
                </th>
                <td data-label="Orden de pago" safe>
                  {order.paymentOrder ?? 'por confirmar'}
                </td>
                <td data-label="Fecha de la orden" safe>
                  {dateInWords(order.orderedOn)}
                </td>
                <td class="amount" data-label="Valor" safe>
                  {pesos(order.amount)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colspan={may ? 4 : 3}>
                Total
              </th>
              <td class="amount" data-label="Total" safe>
                {total}
              </td>
            </tr>
          </tfoot>
        </table>
      </TableBox>
      {may ? <button type="submit">Hacer el archivo con las marcadas…</button> : ''}
    </form>
  );
}

function Made({ of }: { of: readonly BatchSummaryView[] }): JSX.Element {
  return (
    <TableBox label="lotes hechos">
      <table class="cards">
        <caption class="hidden">Los lotes, el último primero</caption>
        <thead>
          <tr>
            <th scope="col">Lote</th>
            <th scope="col">Hecho el</th>
            <th scope="col">Órdenes</th>
            <th scope="col" class="amount">
              Total
            </th>
            <th scope="col">Estado</th>
          </tr>
        </thead>
        <tbody>
          {[...of].reverse().map((batch) => (
            <tr>
              <th scope="row">
                <a href={`${batchesAddress}/${batch.id}`} safe>
                  {batch.name}
                </a>
              </th>
              <td data-label="Hecho el" safe>
                {dateInWords(batch.madeOn)}
              </td>
              <td data-label="Órdenes" safe>{`${batch.count}, ${batch.answered} con respuesta`}</td>
              <td class="amount" data-label="Total" safe>
                {pesos(batch.total)}
              </td>
              <td data-label="Estado">
                <Tag label={batchStates[batch.state].label} tone={batchStates[batch.state].tone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

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
