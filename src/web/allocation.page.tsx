import { dateWithPrecision, type CalendarDate } from '../kernel/calendar';
import { AllocationTerms } from './allocation-terms';
import { Crumbs, Layout } from './layout';
import { statusTone } from './lines-table';
import { MoneyBar, segmentsOf, Swatch } from './money-bar';
import { Movements } from './movements';
import { accountAsked, pageAsked, searchOf } from './movements.page';
import { Fact, Facts, isZero, pesos, Said, TableBox, Tag } from './parts';
import { UnknownFacts } from './unknown-facts';
import type { AllocationView, DisbursementView, EntryView, PersonView, WithdrawalView } from './views';
import {
  allocationStatuses,
  dateInWords,
  disbursementStatuses,
  places,
  withdrawals,
  withdrawalStates,
  wordFor,
} from './words';

interface AllocationPageProps {
  readonly person: PersonView;
  readonly today: CalendarDate;
  readonly allocation: AllocationView;
  readonly disbursements: readonly DisbursementView[];
  readonly withdrawal: WithdrawalView | null;
  readonly entries: readonly EntryView[];
  /** The query string, as it came. */
  readonly asked: Record<string, unknown>;
}

/** One hospital's line: where its money is, what is missing, and every act that brought it there. */
export function AllocationPage(props: AllocationPageProps): JSX.Element {
  const { person, today, allocation, disbursements, withdrawal, entries, asked } = props;
  const { municipality, department, resolution, resolutionId, line } = allocation;
  const title = `${municipality}, ${department.name}`;
  const address = `/escritorio/asignaciones/${allocation.id}`;
  return (
    <Layout title={`${title} · ${resolution}`} person={person}>
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: `/escritorio/resoluciones/${resolutionId}`, label: resolution },
        ]}
      />
      <h1 safe>{title}</h1>
      <p class="lead" safe>{`Línea ${line} del anexo de la ${resolution}`}</p>
      <LineFacts of={allocation} />
      <p class="as-of" safe>{`Cifras a hoy, ${dateInWords(today)}.`}</p>
      <Where of={allocation} address={address} />
      {withdrawal === null ? '' : <Withdrawal of={withdrawal} />}
      <Disbursements of={disbursements} />
      <AllocationTerms of={allocation} />
      <UnknownFacts of={[...allocation.unknown, ...disbursements.flatMap(({ unknown }) => unknown)]} />
      <section aria-labelledby="movimientos">
        <h2 id="movimientos">Movimientos</h2>
        <Movements
          entries={entries}
          allocationId={allocation.id}
          account={accountAsked(asked['lugar'])}
          pageNumber={pageAsked(asked['pagina'])}
          address={({ account, page }) =>
            `${address}${searchOf({ lugar: account, pagina: page > 1 ? String(page) : null })}`
          }
        />
      </section>
    </Layout>
  );
}

function LineFacts({ of }: { of: AllocationView }): JSX.Element {
  const { hospital, acceptance, dueBack } = of;
  const owes = !isZero(dueBack.capital) || !isZero(dueBack.yields);
  return (
    <Facts>
      <Fact name="Situación">
        <Tag label={wordFor(allocationStatuses, of.status)} tone={statusTone(of.status)} />
      </Fact>
      <Fact name="Asignado" value={pesos(of.amount)} />
      <Fact name="Hospital (E.S.E.)" value={hospital?.name} />
      <Fact name="NIT" value={nitOf(hospital)} />
      <Fact name="DIVIPOLA" value={of.divipola} />
      <Fact
        name="Aceptación"
        value={
          acceptance === null
            ? 'sin registrar'
            : `${dateInWords(acceptance.acceptedOn)}, radicado ${acceptance.filingNumber}`
        }
      />
      {of.closedOn === null ? '' : <Fact name="Cerrada el" value={dateInWords(of.closedOn)} />}
      {owes ? (
        <Fact
          name="Por reintegrar hoy"
          value={`${pesos(dueBack.capital)} de capital y ${pesos(dueBack.yields)} de rendimientos`}
        />
      ) : (
        ''
      )}
    </Facts>
  );
}

function nitOf(hospital: AllocationView['hospital']): string | null {
  const nit = hospital?.nit;
  if (nit === null || nit === undefined) return null;
  return hospital?.checkDigit === null ? nit : `${nit}-${hospital?.checkDigit ?? ''}`;
}

function Where({ of, address }: { of: AllocationView; address: string }): JSX.Element {
  const { earned, held, returned } = of.yields;
  return (
    <section aria-labelledby="donde">
      <h2 id="donde">Dónde está su dinero</h2>
      <MoneyBar totals={of.places} id="barra" label={`Dónde está el dinero de ${of.municipality}`} />
      <TableBox label="Dónde está su dinero">
        <table class="places">
          <caption class="hidden">Cada lugar y su valor</caption>
          <thead>
            <tr>
              <th scope="col">Lugar</th>
              <th scope="col" class="amount">
                Valor
              </th>
            </tr>
          </thead>
          <tbody>
            {segmentsOf(of.places).map(({ place, amount }) => (
              <tr>
                <th scope="row">
                  <Swatch place={place} />
                  <a href={`${address}?lugar=${place}#movimientos`}>{places[place].name}</a>
                  <span class="minor block">{places[place].means}</span>
                </th>
                <td class="amount" safe>
                  {amount.toSpanish()}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Suma</th>
              <td class="amount" safe>
                {pesos(of.amount)}
              </td>
            </tr>
          </tfoot>
        </table>
      </TableBox>
      {isZero(earned) ? (
        ''
      ) : (
        <p class="minor" safe>
          {`Rendimientos, aparte del capital: ${pesos(earned)} generados, ${pesos(returned)} reintegrados, ${pesos(held)} por reintegrar.`}
        </p>
      )}
    </section>
  );
}

function Withdrawal({ of }: { of: WithdrawalView }): JSX.Element {
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
    </section>
  );
}

function Disbursements({ of }: { of: readonly DisbursementView[] }): JSX.Element {
  return (
    <section aria-labelledby="giros">
      <h2 id="giros">Giros</h2>
      {of.length === 0 ? (
        <p>No hay órdenes de pago.</p>
      ) : (
        <TableBox label="Giros">
          <table>
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
        <Said value={of.paymentOrder} />
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
      </td>
    </tr>
  );
}
