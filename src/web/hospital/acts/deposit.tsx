import { Money } from '../../../kernel/money';
import { AmountCell, pesos } from '../../parts/amounts';
import { Fact, Facts, TableBox } from '../../parts/pieces';
import { dateInWords } from '../../parts/words';
import { typed } from '../typed';
import { lineAct, type LineContext } from '../line-act';

interface KindView {
  readonly base: string;
  readonly dueBack: string;
  readonly reported: string;
  readonly pending: string;
  readonly verified: string;
}

interface GiveBackLineView {
  readonly line: { readonly allocationId: string };
  readonly capital: KindView;
  readonly yields: KindView;
  readonly dueOn: { readonly capital: string | null; readonly yields: string | null };
}

interface DepositView {
  readonly kind: string;
  readonly amount: string;
  readonly depositedOn: string;
  readonly portfolio: string;
  readonly reference: string;
  readonly state: string;
  readonly decision: { readonly reason: string | null } | null;
}

interface DepositFacts {
  readonly due: GiveBackLineView | null;
  readonly deposits: readonly DepositView[];
}

type Context = LineContext<DepositFacts>;

const kinds: Record<string, string> = { principal: 'Capital', yields: 'Rendimientos' };

export const deposit = lineAct<DepositFacts, DepositView>({
  address: 'reintegro',
  title: 'Registrar un reintegro',
  read: async (desk, line) => {
    const [status, deposits] = await Promise.all([
      desk.get<{ lines: readonly GiveBackLineView[] }>(`/resolutions/${line.resolutionId}/restitution-status`),
      desk.all<DepositView>(`/allocations/${line.id}/restitutions`),
    ]);
    return { due: status.lines.find((each) => each.line.allocationId === line.id) ?? null, deposits };
  },
  form: () => ({
    kind: {
      kind: 'choice',
      label: 'Qué consignó',
      hint: 'Cada uno en su consignación: el capital y los rendimientos no se juntan.',
      choices: [
        { value: 'principal', label: 'Capital', means: 'lo que recibió y no gastó' },
        { value: 'yields', label: 'Rendimientos', means: 'los intereses que dio la cuenta' },
      ],
    },
    amount: { kind: 'money', label: 'Cuánto consignó' },
    depositedOn: { kind: 'date', label: 'Día de la consignación' },
    portfolio: {
      kind: 'text',
      label: 'Código de portafolio',
      hint: '403 si es del Tesoro Nacional, 496 si es de la ADRES; el que diga el ministerio para esta resolución.',
      maxLength: 120,
    },
    reference: { kind: 'text', label: 'Referencia del comprobante', maxLength: 60 },
  }),
  before: beforeOf,
  lead: () =>
    'Primero consigne en la cuenta que le indicó el ministerio; luego registre aquí el comprobante. Pagaduría lo verifica.',
  beside: (context) => <Calculator of={context} />,
  path: 'restitutions',
  button: 'Revisar el reintegro',
  review: {
    title: 'Revise el reintegro',
    button: 'Registrar el reintegro',
    said: (answer) => <Said of={answer} />,
  },
  blame: ({ code }) =>
    code === 'restitution.exceeds-held' ? 'amount' : code.startsWith('date.') ? 'depositedOn' : null,
  done: 'reintegro',
});

/** What came back is corrected over what was written; else what is missing stands there. */
function beforeOf({ facts, asked }: Context): Record<string, string> {
  const pending = { principal: facts.due?.capital.pending ?? '0.00', yields: facts.due?.yields.pending ?? '0.00' };
  const owed =
    Money.of(pending.principal).isPositive() || !Money.of(pending.yields).isPositive() ? 'principal' : 'yields';
  const kind = asked['clase'] === 'yields' || asked['clase'] === 'principal' ? asked['clase'] : owed;
  const returned = returnedOf(facts, kind);
  if (returned !== null)
    return {
      kind,
      amount: typed(returned.amount),
      depositedOn: dateInWords(returned.depositedOn),
      portfolio: returned.portfolio,
      reference: returned.reference,
    };
  return { kind, amount: typed(pending[kind]) };
}

/** The last one of this kind, if it came back to be corrected. */
function returnedOf({ deposits }: DepositFacts, kind: string): DepositView | null {
  const last = deposits.filter((each) => each.kind === kind).at(-1);
  return last?.state === 'returned' ? last : null;
}

/** What must go back today, worked out line by line: capital and yields apart. */
function Calculator({ of }: { of: Context }): JSX.Element {
  const { facts, line } = of;
  const back = Object.keys(kinds).flatMap((kind) => returnedOf(facts, kind) ?? []);
  return (
    <>
      {back.map(({ kind, amount, decision }) => (
        <div class="notice notice-past">
          <p>
            <strong
              safe
            >{`Pagaduría devolvió la consignación de ${pesos(amount)} de ${(kinds[kind] ?? kind).toLowerCase()}.`}</strong>{' '}
            <span safe>{decision?.reason ?? ''}</span>
          </p>
          <p>Abajo está lo que usted escribió: corríjalo y regístrela de nuevo.</p>
        </div>
      ))}
      <h2>Cuánto tiene que volver hoy</h2>
      {facts.due === null ? <p>Nada: a esta línea no le ha llegado dinero.</p> : <Worked due={facts.due} line={line} />}
    </>
  );
}

function Worked({ due, line }: { due: GiveBackLineView; line: Context['line'] }): JSX.Element {
  const { capital, yields } = due;
  const spent = line.places.executed ?? '0.00';
  const rows: readonly (readonly [label: string, capital: string, yields: string])[] = [
    ['Lo que recibió o generó', capital.base, yields.base],
    ['− Gastado, en informes aceptados', spent, '0.00'],
    ['− Devuelto y verificado', capital.verified, yields.verified],
    ['− Consignado, por verificar', capital.reported, yields.reported],
    ['= Le queda en caja', leftOf(line.places.held, capital), leftOf(line.yields.held, yields)],
    ['De eso, exigible hoy', capital.pending, yields.pending],
  ];
  return (
    <>
      <TableBox label="cuánto tiene que volver">
        <table class="cards">
          <caption class="hidden">Capital y rendimientos, cada uno con su cuenta</caption>
          <thead>
            <tr>
              <th scope="col">Cuenta</th>
              <th scope="col" class="amount">
                Capital
              </th>
              <th scope="col" class="amount">
                Rendimientos
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, ofCapital, ofYields]) => (
              <tr>
                <th scope="row" safe>
                  {label}
                </th>
                <AmountCell of={ofCapital} label="Capital" />
                <AmountCell of={ofYields} label="Rendimientos" />
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <p class="minor" safe>
        {`Plazo del capital: ${due.dueOn.capital === null ? 'ninguno todavía' : dateInWords(due.dueOn.capital)}. Plazo de los rendimientos: ${due.dueOn.yields === null ? 'ninguno todavía' : dateInWords(due.dueOn.yields)}. Lo que no es exigible hoy se puede devolver antes.`}
      </p>
    </>
  );
}

/** In hand, less what is deposited and only waits to be verified. */
function leftOf(held: string | null | undefined, { reported }: KindView): string {
  const left = Money.of(held ?? '0').minus(Money.of(reported));
  return (left.isNegative() ? Money.zero : left).toString();
}

function Said({ of }: { of: DepositView }): JSX.Element {
  return (
    <>
      <Facts>
        <Fact name="Consignó" value={`${pesos(of.amount)} de ${(kinds[of.kind] ?? of.kind).toLowerCase()}`} />
        <Fact name="El" value={dateInWords(of.depositedOn)} />
        <Fact name="Portafolio" value={of.portfolio} />
        <Fact name="Referencia" value={of.reference} />
      </Facts>
      <p>
        El dinero se mueve cuando pagaduría verifique la consignación. Mientras tanto usted no está en mora por ella.
      </p>
    </>
  );
}
