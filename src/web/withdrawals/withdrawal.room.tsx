import type { Desk } from '../client/desk-client';
import type { AllocationView } from '../client/views';
import { pesos } from '../parts/amounts';
import { reasonForm, type Deed, type DeedRoom } from '../parts/deeds/deed';
import { Fact, Facts } from '../parts/pieces';
import { dateInWords, withdrawals, withdrawalStates, wordFor } from '../parts/words';
import { lineAddress } from '../payments/order.page';
import { clarificationForm } from './withdrawal.forms';
import type { WholeWithdrawalView, Withdrawn } from './withdrawal.views';

export const withdrawalsAddress = '/escritorio/desistimientos';

const to = (act: string) => (of: Withdrawn) => `/withdrawals/${of.withdrawal.id}/${act}`;
const decide = {
  roles: ['approver'],
  permission: 'withdrawal.approve',
  when: ({ withdrawal }: Withdrawn) => withdrawal.state === 'pending',
  byAnother: true,
};
const decideAnnulment = {
  ...decide,
  when: ({ withdrawal }: Withdrawn) => withdrawal.annulment !== null && withdrawal.annulment.decision === null,
};

const effects: Record<string, string> = {
  before: 'El dinero pasa de «por girar» a «liberado», y se puede reasignar con una resolución modificatoria.',
  after: 'Nada se mueve: lo girado que no se ha gastado queda por reintegrar.',
  unknown: 'El dinero pasa a «desistido, giro por establecer», hasta que un documento lo esclarezca.',
};

const deeds: readonly Deed<Withdrawn>[] = [
  {
    ...decide,
    slug: 'aprobar',
    title: 'Aprobar el desistimiento',
    means: 'Tiene el efecto que dice la revisión, en la fecha del desistimiento.',
    button: 'Aprobar el desistimiento',
    form: {},
    path: to('approval'),
    grave: true,
    said: { said: 'El desistimiento quedó aprobado.' },
  },
  {
    ...decide,
    slug: 'devolver',
    title: 'Devolver el desistimiento para que se corrija',
    means: 'No mueve dinero: quien lo registró lee el motivo y registra otro.',
    button: 'Devolver',
    form: reasonForm,
    path: to('return'),
    said: { said: 'El desistimiento quedó devuelto, con su motivo.' },
  },
  {
    ...decide,
    slug: 'negar',
    title: 'Negar el desistimiento',
    means: 'No mueve dinero: la línea sigue como estaba.',
    button: 'Negar el desistimiento',
    form: reasonForm,
    path: to('refusal'),
    grave: true,
    said: { said: 'El desistimiento quedó negado, con su motivo. La línea sigue como estaba.' },
  },
  {
    slug: 'esclarecer',
    title: 'Esclarecer si se giró',
    means: 'Con un documento que lo pruebe, el dinero deja de estar «por establecer».',
    button: 'Registrar el esclarecimiento',
    roles: ['approver'],
    permission: 'withdrawal.clarify',
    when: ({ withdrawal }) => withdrawal.state === 'approved' && withdrawal.standingPayment === 'unknown',
    byAnother: true,
    form: clarificationForm,
    path: to('clarification'),
    body: ({ reference, receivedOn, ...typed }) =>
      typed['payment'] === 'after'
        ? {
            ...typed,
            ...(reference === undefined ? {} : { reference }),
            ...(receivedOn === undefined ? {} : { receivedOn }),
          }
        : typed,
    grave: true,
    said: { said: 'Quedó esclarecido. Adjunte el documento que lo prueba, si lo tiene.' },
  },
  {
    slug: 'pedir-anulacion',
    title: 'Pedir que se anule',
    means: 'Un desistimiento posterior al giro no movió dinero: se anula con un motivo, y lo decide otra persona.',
    button: 'Pedir la anulación',
    roles: ['registrar', 'recipient'],
    permission: 'withdrawal.record',
    when: ({ withdrawal }) =>
      withdrawal.state === 'approved' &&
      withdrawal.entryId === null &&
      (withdrawal.annulment === null || withdrawal.annulment.decision?.outcome === 'refused'),
    form: reasonForm,
    path: to('annulment'),
    said: { said: 'La anulación quedó pedida. La decide otra persona.' },
  },
  {
    ...decideAnnulment,
    slug: 'aprobar-anulacion',
    title: 'Aprobar la anulación del desistimiento',
    means: 'El desistimiento deja de tener efecto: la línea sigue como si no se hubiera desistido.',
    button: 'Aprobar la anulación',
    form: {},
    path: to('annulment/approval'),
    grave: true,
    said: { said: 'El desistimiento quedó anulado.' },
  },
  {
    ...decideAnnulment,
    slug: 'negar-anulacion',
    title: 'Negar la anulación',
    means: 'El desistimiento sigue en pie.',
    button: 'Negar la anulación',
    form: reasonForm,
    path: to('annulment/refusal'),
    said: { said: 'La anulación quedó negada: el desistimiento sigue en pie.' },
  },
];

export const withdrawalRoom: DeedRoom<Withdrawn> = {
  deeds,
  read: readWithdrawal,
  address: ({ withdrawal }) => withdrawalAddress(withdrawal.id),
  trail: ({ withdrawal, line }) => [
    { href: '/', label: 'Inicio' },
    { href: withdrawalsAddress, label: 'Desistimientos' },
    { href: lineAddress(line), label: `Línea ${line.line}, ${line.municipality}` },
    { href: withdrawalAddress(withdrawal.id), label: 'Desistimiento' },
  ],
  summary: WithdrawalFacts,
  maker: ({ withdrawal }) =>
    withdrawal.annulment?.decision === null ? withdrawal.annulment.recordedBy.id : withdrawal.recordedBy.id,
};

export async function readWithdrawal(desk: Desk, id: string): Promise<Withdrawn> {
  const withdrawal = await desk.get<WholeWithdrawalView>(`/withdrawals/${encodeURIComponent(id)}`);
  return { withdrawal, line: await desk.get<AllocationView>(`/allocations/${withdrawal.allocationId}`) };
}

export function WithdrawalFacts({ withdrawal, line }: Withdrawn): JSX.Element {
  const { withdrawnOn, sourceCutoff, reportedPaid, dueBack } = withdrawal;
  return (
    <>
      <Facts>
        <Fact name="Estado" value={wordFor(withdrawalStates, withdrawal.state)} />
        <Fact
          name="Qué se sabe del giro"
          value={wordFor(withdrawals, withdrawal.standingPayment ?? withdrawal.payment)}
        />
        <Fact name="Hospital (E.S.E.)" value={line.hospital?.name} />
        <Fact name="Valor de la línea" value={pesos(line.amount)} />
        <Fact name="Fecha" value={withdrawnOn === null ? null : dateInWords(withdrawnOn)} />
        <Fact name="Radicado" value={withdrawal.filingNumber} />
        {sourceCutoff === null ? '' : <Fact name="Corte de la fuente" value={dateInWords(sourceCutoff)} />}
        {reportedPaid === true ? <Fact name="Según la fuente" value="figura como dinero girado" /> : ''}
        {dueBack === null ? (
          ''
        ) : (
          <Fact
            name="Por reintegrar"
            value={`${pesos(dueBack.capital)} de capital y ${pesos(dueBack.yields)} de rendimientos`}
          />
        )}
      </Facts>
      <p>
        <strong>Motivo: </strong>
        <span safe>{withdrawal.reason}</span>
      </p>
      <p class="minor" safe>{`Fuente: ${withdrawal.source}`}</p>
      {withdrawal.state === 'pending' ? (
        <p>
          <strong>Si se aprueba: </strong>
          <span safe>{effects[withdrawal.payment] ?? ''}</span>
        </p>
      ) : (
        ''
      )}
    </>
  );
}

export function withdrawalAddress(id: string): string {
  return `${withdrawalsAddress}/${id}`;
}
