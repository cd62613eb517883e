import { pesos } from '../parts/amounts';
import { dateInWords, disbursementStatuses, wordFor } from '../parts/words';
import type { GiroView, NamesakeView } from './giro.views';

type Numbered = Pick<GiroView, 'id' | 'paymentOrder' | 'sameNumber'>;

/** Said before orders are registered, approved or paid whose number another one carries: each number once. */
export function SameNumber({ of }: { of: readonly Numbered[] }): JSX.Element {
  const repeated = of.filter(({ sameNumber }) => sameNumber.length > 0);
  const numbers = [...new Set(repeated.map(({ paymentOrder }) => paymentOrder ?? ''))];
  return (
    <>
      {numbers.slice(0, mostTold).map((number) => (
        <Told number={number} of={repeated.filter(({ paymentOrder }) => paymentOrder === number)} />
      ))}
      {numbers.length > mostTold ? (
        <p class="minor" safe>{`Y otros ${numbers.length - mostTold} números repetidos.`}</p>
      ) : (
        ''
      )}
    </>
  );
}

const mostTold = 10;

function Told({ number, of }: { number: string; of: readonly Numbered[] }): JSX.Element {
  const here = new Set(of.map(({ id }) => id));
  const others = new Map(of.flatMap(({ sameNumber }) => sameNumber).map((other) => [other.id, other]));
  // Those of the same batch have no page yet.
  const elsewhere = [...others.values()].filter(({ id }) => !here.has(id));
  const which = here.size > 1 ? `va en ${here.size} órdenes de este lote` : 'ya lo lleva otra orden en pie';
  return (
    <div class="notice notice-alert">
      <p>
        <strong safe>{`El número «${number}» ${which}.`}</strong> Un número nombra una sola orden: si es la misma, no la
        registre ni la pague otra vez; si es otra, revise el número. Mientras dos lo lleven, hay un hallazgo.
      </p>
      {elsewhere.length === 0 ? (
        ''
      ) : (
        <ul>
          {elsewhere.map((other) => (
            <Other of={other} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Other({ of }: { of: NamesakeView }): JSX.Element {
  const status = wordFor(disbursementStatuses, of.status).toLowerCase();
  return (
    <li>
      <a href={`/escritorio/giros/${of.id}`} safe>
        {`Línea ${of.line}, ${of.municipality}, ${of.resolution}`}
      </a>
      <span safe>{`: ${pesos(of.amount)}, ${dateInWords(of.orderedOn)}, ${status}`}</span>
    </li>
  );
}
