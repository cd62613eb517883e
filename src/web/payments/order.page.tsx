import type { AllocationView, PersonView } from '../client/views';
import { pesos } from '../parts/amounts';
import { ActForm } from '../parts/forms/act-form';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout, type Crumb } from '../parts/layout';
import { Fact, Facts } from '../parts/pieces';
import { dateInWords } from '../parts/words';
import { YearOver, type FiscalYear } from './fiscal-year';
import type { OrderView } from './giro.views';
import { orderForm } from './order.form';
import { SameNumber } from './same-number';
import { UnnamedHospital } from './unnamed-hospital';

interface OrderPageProps {
  readonly person: PersonView;
  readonly allocation: AllocationView;
  readonly year: FiscalYear;
  readonly state: FormState;
}

export function OrderPage({ person, allocation, year, state }: OrderPageProps): JSX.Element {
  const { municipality, resolution, line, places, hospital } = allocation;
  const title = state.problems.length > 0 ? 'Error en la orden de pago' : 'Registrar una orden de pago';
  return (
    <Layout title={`${title} · ${municipality}`} person={person}>
      <Crumbs trail={trailOf(allocation)} />
      <h1>Registrar una orden de pago</h1>
      <p class="lead" safe>{`Línea ${line} de la ${resolution}: ${municipality}.`}</p>
      <Facts>
        <Fact name="Hospital (E.S.E.)" value={hospital?.name} />
        <Fact name="Por girar" value={pesos(places.assigned)} />
        <Fact name="Ya en orden de pago" value={pesos(places.ordered ?? '0.00')} />
      </Facts>
      <YearOver {...year} />
      <UnnamedHospital lines={unnamedIn(allocation)} />
      <ActForm
        action={orderAddress(allocation)}
        of={orderForm}
        state={state}
        button="Revisar la orden"
        back={lineAddress(allocation)}
      />
    </Layout>
  );
}

interface OrderSummaryProps {
  readonly of: OrderView;
  readonly allocation: AllocationView;
}

/** What is about to be registered. */
export function OrderSummary({ of, allocation }: OrderSummaryProps): JSX.Element {
  return (
    <>
      <Facts>
        <Fact name="Valor" value={pesos(of.amount)} />
        <Fact name="Orden de pago" value={of.paymentOrder} />
        <Fact name="Fecha de la orden" value={dateInWords(of.orderedOn)} />
        <Fact name="Hospital (E.S.E.)" value={allocation.hospital?.name} />
      </Facts>
      <SameNumber of={[of]} />
      <UnnamedHospital lines={unnamedIn(allocation)} />
      <p>Queda por aprobar: la aprueba otra persona, y solo entonces el dinero pasa a «en orden de pago».</p>
    </>
  );
}

function unnamedIn({ line, municipality, hospital }: AllocationView): string[] {
  return hospital === null ? [`La línea ${line}, ${municipality},`] : [];
}

export function trailOf(allocation: AllocationView): Crumb[] {
  return [
    { href: '/', label: 'Inicio' },
    { href: `/escritorio/resoluciones/${allocation.resolutionId}`, label: allocation.resolution },
    { href: lineAddress(allocation), label: `Línea ${allocation.line}, ${allocation.municipality}` },
  ];
}

export function lineAddress({ id }: AllocationView): string {
  return `/escritorio/asignaciones/${id}`;
}

export function orderAddress(allocation: AllocationView): string {
  return `${lineAddress(allocation)}/orden-de-pago`;
}
