import type { PersonView } from '../client/views';
import { Money } from '../../kernel/money';
import { pesos } from '../parts/amounts';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout } from '../parts/layout';
import { TableBox, Tag } from '../parts/pieces';
import { counted, dateInWords } from '../parts/words';
import { PaymentWays } from '../payments/payment-ways';
import type { BatchSummaryView, ReadyOrderView } from './bank.views';
import { batchesAddress, batchStates } from './bank.words';

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
      <PaymentWays person={person} at={batchesAddress} />
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
      <ReadyTable of={of} may={may} chosen={chosen} />
      {may ? <button type="submit">Hacer el archivo con las marcadas…</button> : ''}
    </form>
  );
}

interface ReadyTableProps {
  readonly of: readonly ReadyOrderView[];
  readonly may: boolean;
  readonly chosen: ReadonlySet<string>;
}

function ReadyTable({ of, may, chosen }: ReadyTableProps): JSX.Element {
  const total = Money.sum(of.map(({ amount }) => Money.of(amount))).toSpanish();
  return (
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
            <ReadyRow of={order} ticked={may ? chosen.has(order.id) : null} />
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
  );
}

/** `ticked` is null for who makes no files. */
function ReadyRow({ of, ticked }: { of: ReadyOrderView; ticked: boolean | null }): JSX.Element {
  return (
    <tr>
      {ticked !== null ? (
        <td class="tick">
          <input
            type="checkbox"
            name="elegido"
            value={of.id}
            checked={ticked}
            aria-label={`Marcar ${of.paymentOrder ?? 'sin número'}, ${of.municipality}`}
          />
        </td>
      ) : (
        ''
      )}
      <th scope="row">
        <a href={`/escritorio/giros/${of.id}`} safe>
          {of.municipality}
        </a>
        <span class="minor block" safe>
          {`${of.hospital ?? 'E.S.E. por confirmar'} · ${of.resolution}, línea ${of.line}`}
        </span>
      </th>
      <td data-label="Orden de pago" safe>
        {of.paymentOrder ?? 'por confirmar'}
      </td>
      <td data-label="Fecha de la orden" safe>
        {dateInWords(of.orderedOn)}
      </td>
      <td class="amount" data-label="Valor" safe>
        {pesos(of.amount)}
      </td>
    </tr>
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
