import type { AllocationView } from '../client/views';
import { isZero, pesos } from '../parts/amounts';
import { reasonForm, type DeedRoom } from '../parts/deeds/deed';
import type { FormDefinition } from '../parts/forms/definition';
import { Fact, Facts } from '../parts/pieces';
import { allocationStatuses, dateInWords, requirements, wordFor } from '../parts/words';
import { lineAddress, trailOf } from '../payments/order.page';
import { withdrawalForm } from '../withdrawals/withdrawal.forms';

const restorationForm = {
  amount: { kind: 'money', label: 'Valor', hint: 'A lo sumo, el capital reintegrado en la vigencia.' },
  actNumber: { kind: 'text', label: 'Acto presupuestal', maxLength: 60 },
  effectiveOn: { kind: 'date', label: 'Fecha de efecto' },
} as const satisfies FormDefinition;

const closureForm = {
  closedOn: { kind: 'date', label: 'Fecha del cierre', hint: 'Si la deja en blanco, hoy.', optional: true },
} as const satisfies FormDefinition;

const isOpen = ({ closedOn }: AllocationView) => closedOn === null;
const made = (address: string) => (answer: unknown) => `${address}/${(answer as { id: string }).id}?hecho=registrado`;

/** What the ministry can begin on a line that waits for nobody's decision. */
export const lineRoom: DeedRoom<AllocationView> = {
  deeds: [
    {
      slug: 'desistimiento',
      title: 'Registrar un desistimiento en nombre del hospital',
      means: 'Con el oficio del hospital o la fuente que lo dice. Lo decide otra persona.',
      button: 'Registrar el desistimiento',
      roles: ['registrar'],
      permission: 'withdrawal.record',
      when: (line) => isOpen(line) && line.withdrawal === null,
      form: withdrawalForm,
      path: ({ id }) => `/allocations/${id}/withdrawal`,
      body: ({ reportedPaid, ...typed }) => (reportedPaid === true ? { ...typed, reportedPaid } : typed),
      said: { said: '' },
      led: made('/escritorio/desistimientos'),
    },
    {
      slug: 'restablecimiento',
      title: 'Registrar un restablecimiento',
      means: 'Capital reintegrado en la misma vigencia vuelve a la apropiación. Lo aprueba otra persona.',
      button: 'Registrar el restablecimiento',
      roles: ['registrar'],
      permission: 'restoration.record',
      when: (line) => !isZero(line.places.returned),
      form: restorationForm,
      path: ({ id }) => `/allocations/${id}/restorations`,
      said: { said: '' },
      led: made('/escritorio/restablecimientos'),
    },
    {
      slug: 'cierre',
      title: 'Cerrar la línea, a paz y salvo',
      means: 'La línea ya no debe nada. Después del cierre no admite más actos, y se puede certificar su paz y salvo.',
      button: 'Cerrar la línea',
      roles: ['approver'],
      permission: 'allocation.close',
      when: isOpen,
      form: closureForm,
      path: ({ id }) => `/allocations/${id}/closure`,
      grave: true,
      said: { said: 'La línea quedó cerrada. Ya se puede certificar su paz y salvo.' },
    },
  ],
  read: (desk, id) => desk.get<AllocationView>(`/allocations/${encodeURIComponent(id)}`),
  address: lineAddress,
  trail: trailOf,
  summary: LineSummary,
  maker: () => null,
};

function LineSummary(line: AllocationView): JSX.Element {
  return (
    <Facts>
      <Fact name="Línea" value={`${line.line}, ${line.municipality} · ${line.resolution}`} />
      <Fact name="Hospital (E.S.E.)" value={line.hospital?.name} />
      <Fact name="Situación" value={wordFor(allocationStatuses, line.status)} />
      <Fact name="Asignado" value={pesos(line.amount)} />
      <Fact name="Por girar" value={pesos(line.places.assigned)} />
      {isZero(line.places.returned) ? '' : <Fact name="Reintegrado" value={pesos(line.places.returned)} />}
    </Facts>
  );
}

/** One document that the resolution asks for before a giro, handed in and to be decided. */
export function requirementRoom(kind: string): DeedRoom<AllocationView> {
  const required = (line: AllocationView) => line.requirements.find((each) => each.kind === kind);
  const decide = {
    roles: ['approver'],
    permission: 'requirement.decide',
    when: (line: AllocationView) => required(line)?.state === 'submitted',
  };
  const path = (act: string) => (line: AllocationView) => `/allocations/${line.id}/requirements/${kind}/${act}`;
  const name = wordFor(requirements, kind);
  return {
    ...lineRoom,
    deeds: [
      {
        ...decide,
        slug: 'aceptar',
        title: `Aceptar el documento: ${name}`,
        means: 'Cuando todos estén aceptados, la línea se puede girar.',
        button: 'Aceptar el documento',
        form: {},
        path: path('acceptance'),
        said: { said: 'El documento quedó aceptado.' },
        led: (_, line) => `${lineAddress(line)}?hecho=documento-aceptado#requisitos`,
      },
      {
        ...decide,
        slug: 'devolver',
        title: `Devolver el documento: ${name}`,
        means: 'El hospital lee el motivo y presenta otro.',
        button: 'Devolver el documento',
        form: reasonForm,
        path: path('refusal'),
        said: { said: 'El documento quedó devuelto, con su motivo.' },
        led: (_, line) => `${lineAddress(line)}?hecho=documento-devuelto#requisitos`,
      },
    ],
    address: (line) => `${lineAddress(line)}/requisitos/${kind}`,
    back: lineAddress,
    summary: (line) => {
      const of = required(line);
      return (
        <Facts>
          <Fact name="Requisito" value={name} />
          <Fact name="Documento" value={of?.document} />
          <Fact
            name="Fecha del documento"
            value={of === undefined || of.documentOn === null ? null : dateInWords(of.documentOn)}
          />
          <Fact name="Hospital (E.S.E.)" value={line.hospital?.name} />
          <Fact name="Línea" value={`${line.line}, ${line.municipality} · ${line.resolution}`} />
        </Facts>
      );
    },
  };
}
