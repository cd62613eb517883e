import { Money } from '../../../kernel/money';
import { pesos } from '../../parts/amounts';
import { dateInWords } from '../../parts/words';
import { typed } from '../typed';
import { lineAct, type LineContext } from '../line-act';

interface Incorporation {
  readonly actKind: string;
  readonly actNumber: string;
  readonly actOn: string;
  readonly amount: string;
}

type Context = LineContext<readonly Incorporation[]>;

export const incorporation = lineAct<readonly Incorporation[]>({
  address: 'incorporacion',
  title: 'Registrar la incorporación al presupuesto',
  read: (desk, line) => desk.all<Incorporation>(`/allocations/${line.id}/incorporations`),
  form: (context) => ({
    actKind: { kind: 'text', label: 'Clase de acto', hint: 'Acuerdo de junta directiva, resolución…', maxLength: 60 },
    actNumber: { kind: 'text', label: 'Número del acto', maxLength: 60 },
    actOn: { kind: 'date', label: 'Fecha del acto' },
    amount: {
      kind: 'money',
      label: 'Valor que incorpora',
      hint: `A lo sumo ${leftOf(context).toSpanish()}: lo asignado que no ha incorporado.`,
    },
  }),
  before: (context) => ({
    actKind: 'Acuerdo',
    amount: typed(Money.min(leftOf(context), receivedOf(context)).toString()),
  }),
  lead: () =>
    'El acto con que su entidad metió estos recursos en su presupuesto. Sin él no se puede informar nada contratado.',
  beside: ({ facts }) => <Before of={facts} />,
  path: 'incorporation',
  button: 'Registrar la incorporación',
  blame: ({ code }) => (code === 'incorporation.exceeds-amount' ? 'amount' : null),
  done: 'incorporacion',
});

function Before({ of }: { of: readonly Incorporation[] }): JSX.Element {
  if (of.length === 0) return <></>;
  return (
    <div class="card">
      <h2>Ya registrado</h2>
      <ul>
        {of.map(({ actKind, actNumber, actOn, amount }) => (
          <li safe>{`${actKind} ${actNumber}, del ${dateInWords(actOn)}: ${pesos(amount)}`}</li>
        ))}
      </ul>
    </div>
  );
}

function leftOf({ line, facts }: Context): Money {
  const left = Money.of(line.amount).minus(Money.sum(facts.map(({ amount }) => Money.of(amount))));
  return left.isNegative() ? Money.zero : left;
}

/** What arrived and is in no act yet. */
function receivedOf({ line, facts }: Context): Money {
  const { held, executed, returned } = line.places;
  const received = Money.sum([held, executed, returned].map((each) => Money.of(each ?? '0')));
  const left = received.minus(Money.sum(facts.map(({ amount }) => Money.of(amount))));
  return left.isNegative() ? Money.zero : left;
}
