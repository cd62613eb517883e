import type { Desk } from '../client/desk-client';
import type { AllocationView } from '../client/views';
import { pesos } from '../parts/amounts';
import { reasonForm, type Deed, type DeedRoom } from '../parts/deeds/deed';
import { Fact, Facts } from '../parts/pieces';
import { dateInWords, disbursementStatuses, wordFor } from '../parts/words';
import { rejectionForm, settlementForm } from './giro.forms';
import type { Giro, GiroView } from './giro.views';
import { lineAddress } from './order.page';
import { SameNumber } from './same-number';
import { UnnamedHospital } from './unnamed-hospital';

export const girosAddress = '/escritorio/giros';

const is =
  (...statuses: readonly string[]) =>
  ({ giro }: Giro) =>
    statuses.includes(giro.status);
const decide = { roles: ['approver'], permission: 'disbursement.approve', when: is('pending'), byAnother: true };
const to = (act: string) => (of: Giro) => `/disbursements/${of.giro.id}/${act}`;

const deeds: readonly Deed<Giro>[] = [
  {
    ...decide,
    slug: 'aprobar',
    title: 'Aprobar la orden de pago',
    means: 'El dinero pasa de «por girar» a «en orden de pago», y la orden queda lista para pagar.',
    button: 'Aprobar la orden',
    form: {},
    path: to('approval'),
    said: { said: 'La orden quedó aprobada. Sigue el pago: lo hace Pagaduría.' },
  },
  {
    ...decide,
    slug: 'devolver',
    title: 'Devolver la orden para que se corrija',
    means: 'No mueve dinero: quien la registró lee el motivo y registra otra.',
    button: 'Devolver la orden',
    form: reasonForm,
    path: to('return'),
    said: { said: 'La orden quedó devuelta, con su motivo. A quien la registró le espera corregirla.' },
  },
  {
    ...decide,
    slug: 'negar',
    title: 'Negar la orden',
    means: 'No mueve dinero: la orden termina aquí, con su motivo.',
    button: 'Negar la orden',
    form: reasonForm,
    path: to('refusal'),
    grave: true,
    said: { said: 'La orden quedó negada, con su motivo. El dinero sigue por girar.' },
  },
  {
    slug: 'pagar',
    title: 'Registrar el pago',
    means: 'El dinero pasa de «en orden de pago» a «girado sin confirmar», hasta que el hospital confirme el recibo.',
    button: 'Registrar el pago',
    roles: ['paymaster'],
    permission: 'disbursement.settle',
    when: is('ordered'),
    form: settlementForm,
    fill: (_, today) => ({ effectiveOn: today, datePrecision: 'exact' }),
    path: to('settlement'),
    said: { said: 'El pago quedó registrado. Sigue el hospital: debe confirmar el recibo.' },
  },
  {
    slug: 'rechazar',
    title: 'Registrar el rechazo del banco',
    means: 'Lo que no ha llegado al hospital vuelve a «por girar», y se puede ordenar de nuevo.',
    button: 'Registrar el rechazo',
    roles: ['paymaster'],
    permission: 'disbursement.reject',
    when: is('ordered', 'in-transit', 'received-partly'),
    form: rejectionForm,
    fill: (_, today) => ({ effectiveOn: today }),
    path: to('rejection'),
    grave: true,
    said: { said: 'El rechazo quedó registrado. El dinero volvió a la línea y se puede ordenar de nuevo.' },
  },
];

/** Orders and giros, and what each person can do with one. */
export const giroRoom: DeedRoom<Giro> = {
  deeds,
  read: readGiro,
  address: ({ giro }) => giroAddress(giro.id),
  trail: ({ giro, line }) => [
    { href: '/', label: 'Inicio' },
    { href: girosAddress, label: 'Giros' },
    { href: lineAddress(line), label: `Línea ${line.line}, ${line.municipality}` },
    { href: giroAddress(giro.id), label: nameOf(giro) },
  ],
  summary: GiroSummary,
  maker: ({ giro }) => giro.recordedBy.id,
};

export async function readGiro(desk: Desk, id: string): Promise<Giro> {
  const giro = await desk.get<GiroView>(`/disbursements/${encodeURIComponent(id)}`);
  return { giro, line: await desk.get<AllocationView>(`/allocations/${giro.allocationId}`) };
}

/** What is about to be decided, and what one should not pass over. */
function GiroSummary(of: Giro): JSX.Element {
  const { line, municipality, hospital } = of.line;
  return (
    <>
      <GiroFacts {...of} />
      <SameNumber of={[of.giro]} />
      <UnnamedHospital lines={hospital === null ? [`La línea ${line}, ${municipality},`] : []} />
    </>
  );
}

export function GiroFacts({ giro, line }: Giro): JSX.Element {
  return (
    <Facts>
      <Fact name="Valor" value={pesos(giro.amount)} />
      <Fact name="Orden de pago" value={giro.paymentOrder} />
      <Fact name="Fecha de la orden" value={dateInWords(giro.orderedOn)} />
      <Fact name="Estado" value={wordFor(disbursementStatuses, giro.status)} />
      <Fact name="Hospital (E.S.E.)" value={line.hospital?.name} />
      <Fact name="Línea" value={`${line.line}, ${line.municipality} · ${line.resolution}`} />
      <Fact name="La registró" value={giro.recordedBy.name} />
    </Facts>
  );
}

export function giroAddress(id: string): string {
  return `${girosAddress}/${id}`;
}

export function nameOf({ paymentOrder }: Pick<GiroView, 'paymentOrder'>): string {
  return paymentOrder === null ? 'Orden de pago sin número' : `Orden de pago ${paymentOrder}`;
}
