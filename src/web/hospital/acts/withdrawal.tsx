import { Money } from '../../../kernel/money';
import { pesos } from '../../parts/amounts';
import { Fact, Facts } from '../../parts/pieces';
import { dateInWords } from '../../parts/words';
import type { ResourceView } from '../hospital.views';
import { lineAct, type LineContext } from '../line-act';

interface Recorded {
  readonly reason: string;
  readonly state: string;
  readonly filingNumber: string | null;
  readonly withdrawnOn: string | null;
  readonly decisionReason: string | null;
}

type Context = LineContext<readonly Recorded[]>;

export const withdrawal = lineAct<readonly Recorded[], Recorded>({
  address: 'desistimiento',
  title: 'Desistir de la asignación',
  read: (desk, line) => desk.all<Recorded>(`/allocations/${line.id}/withdrawals`),
  form: () => ({
    reason: { kind: 'long-text', label: 'Por qué desiste', rows: 4, maxLength: 2000 },
    filingNumber: {
      kind: 'text',
      label: 'Radicado de la carta',
      hint: 'Si todavía no la ha radicado, déjelo vacío: después de este paso la carta queda lista para firmar.',
      optional: true,
      maxLength: 60,
    },
    withdrawnOn: { kind: 'date', label: 'Fecha de la carta', optional: true },
  }),
  before: ({ facts }) => returnedOf(facts),
  lead: ({ line }) =>
    `Su hospital renuncia a toda la línea ${line.line} de la ${line.resolution}. Lea antes lo que pasa.`,
  beside: (context) => <Consequences of={context} />,
  path: 'withdrawal',
  body: (body, { line }) => ({
    ...body,
    payment: isPaid(line) ? 'after' : 'before',
    source: sourceOf(body['filingNumber']),
  }),
  button: 'Revisar antes de desistir',
  review: {
    title: '¿Desiste de la asignación?',
    button: 'Sí, desistir',
    grave: true,
    said: (answer, context) => <Said of={answer} context={context} />,
  },
  done: 'desistimiento',
});

function sourceOf(filingNumber: unknown): string {
  return typeof filingNumber === 'string'
    ? `Carta de desistimiento de la E.S.E., radicado ${filingNumber}`
    : 'Desistimiento registrado por la E.S.E.; carta por radicar';
}

function isPaid({ places }: ResourceView): boolean {
  return Money.sum(
    [places.transit, places.held, places.executed, places.returned].map((each) => Money.of(each ?? '0')),
  ).isPositive();
}

/** What follows from it, as the line stands today. */
export function consequencesOf(line: ResourceView): string[] {
  const [held, transit] = [pesos(line.places.held), pesos(line.places.transit)];
  return [
    ...(isPaid(line)
      ? [
          `El dinero ya se giró: tiene que devolver lo que no gastó. Hoy son ${held} en caja, y ${transit} más si llega lo que está en camino.`,
          `También los rendimientos, aparte: hoy son ${pesos(line.yields.held)}.`,
          'Hasta que los devuelva y pagaduría verifique la consignación, la línea sigue abierta y el plazo del reintegro corre.',
        ]
      : [
          `Como no se ha girado nada, no tiene que devolver nada: ${pesos(line.amount)} quedan libres para otro hospital.`,
        ]),
    'Lo decide otra persona, en el ministerio. Mientras no lo apruebe, nada se mueve.',
    'Una vez aprobado, su hospital no puede deshacerlo solo: tendría que pedir que lo anulen, y el ministerio decidir.',
    'Lo que ya se registró de esta línea queda registrado.',
  ];
}

function Consequences({ of: { line, facts } }: { of: Context }): JSX.Element {
  const last = facts.at(-1);
  return (
    <>
      {last?.state === 'returned' ? (
        <div class="notice notice-past">
          <p>
            <strong>El ministerio devolvió su desistimiento.</strong> <span safe>{last.decisionReason ?? ''}</span>
          </p>
          <p>Abajo está lo que escribió: corríjalo y regístrelo de nuevo.</p>
        </div>
      ) : (
        ''
      )}
      <div class="notice notice-alert">
        <h2>Qué pasa si desiste</h2>
        <ul>
          {consequencesOf(line).map((said) => (
            <li safe>{said}</li>
          ))}
        </ul>
      </div>
    </>
  );
}

function returnedOf(facts: readonly Recorded[]): Record<string, string> {
  const last = facts.at(-1);
  if (last?.state !== 'returned') return {};
  return {
    reason: last.reason,
    filingNumber: last.filingNumber ?? '',
    withdrawnOn: last.withdrawnOn === null ? '' : dateInWords(last.withdrawnOn),
  };
}

function Said({ of, context: { line } }: { of: Recorded; context: Context }): JSX.Element {
  return (
    <>
      <Facts>
        <Fact name="Línea" value={`${line.line} de la ${line.resolution}, ${line.municipality}`} />
        <Fact name="Motivo" value={of.reason} />
        <Fact name="Radicado" value={of.filingNumber} />
        <Fact name="Fecha de la carta" value={of.withdrawnOn === null ? null : dateInWords(of.withdrawnOn)} />
      </Facts>
      <ul>
        {consequencesOf(line).map((said) => (
          <li safe>{said}</li>
        ))}
      </ul>
    </>
  );
}
