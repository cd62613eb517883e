import { dateWithPrecision, type CalendarDate } from '../../kernel/calendar';
import { isZero, pesos } from '../parts/amounts';
import { Fact, Facts, Said, TableBox } from '../parts/pieces';
import type { DisbursementView, WithdrawalView } from '../client/views';
import { dateInWords, disbursementStatuses, withdrawals, withdrawalStates, wordFor } from '../parts/words';

/** How the hospital withdrew, as far as the sources say. */
export function Withdrawal({ of }: { of: WithdrawalView }): JSX.Element {
  return (
    <section aria-labelledby="desistimiento">
      <h2 id="desistimiento">Desistimiento</h2>
      <Facts>
        <Fact name="Estado" value={wordFor(withdrawalStates, of.state)} />
        <Fact name="Giro" value={wordFor(withdrawals, of.standingPayment ?? of.payment)} />
        <Fact name="Fecha" value={of.withdrawnOn === null ? null : dateInWords(of.withdrawnOn)} />
        <Fact name="Radicado" value={of.filingNumber} />
      </Facts>
      <p safe>{of.reason}</p>
      <p class="minor" safe>{`Fuente: ${of.source}`}</p>
      <p>
        <a href={`/escritorio/desistimientos/${of.id}`}>Ver el desistimiento, con su historia y sus documentos</a>
      </p>
    </section>
  );
}

/** Payment orders and giros, with what the hospital confirmed of each. */
export function Disbursements({ of }: { of: readonly DisbursementView[] }): JSX.Element {
  return (
    <section aria-labelledby="giros">
      <h2 id="giros">Giros</h2>
      {of.length === 0 ? (
        <p>No hay órdenes de pago.</p>
      ) : (
        <TableBox label="giros">
          <table class="roomy">
            <caption class="hidden">Órdenes de pago y giros de la línea</caption>
            <thead>
              <tr>
                <th scope="col">Orden de pago</th>
                <th scope="col">Girado</th>
                <th scope="col">Referencia</th>
                <th scope="col" class="amount">
                  Valor
                </th>
                <th scope="col" class="amount">
                  Recibo confirmado
                </th>
                <th scope="col">Estado</th>
              </tr>
            </thead>
            <tbody>
              {of.map((each) => (
                <Disbursement of={each} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}

function Disbursement({ of }: { of: DisbursementView }): JSX.Element {
  const { settlement, rejection } = of;
  return (
    <tr>
      <th scope="row">
        <a href={`/escritorio/giros/${of.id}`} safe>
          {of.paymentOrder ?? 'por confirmar'}
        </a>
      </th>
      <td safe>
        {settlement === null
          ? '—'
          : dateWithPrecision(settlement.effectiveOn as CalendarDate, settlement.datePrecision)}
      </td>
      <td>{settlement === null ? '—' : <Said value={settlement.reference} />}</td>
      <td class="amount" safe>
        {pesos(of.amount)}
      </td>
      <td class={isZero(of.received) ? 'amount zero' : 'amount'} safe>
        {pesos(of.received)}
      </td>
      <td>
        <span safe>{wordFor(disbursementStatuses, of.status)}</span>
        {rejection === null ? (
          ''
        ) : (
          <span class="minor block" safe>{`El ${dateInWords(rejection.effectiveOn)}: ${rejection.reason}`}</span>
        )}
        {of.note === null ? (
          ''
        ) : (
          <span class="minor block" safe>
            {of.note}
          </span>
        )}
        {settlement === null ? (
          ''
        ) : (
          <a class="block" href={`/escritorio/recibos/${of.id}`}>
            Lo que dijo el hospital
          </a>
        )}
      </td>
    </tr>
  );
}
