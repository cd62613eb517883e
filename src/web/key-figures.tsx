import { pesos, Ratio, TableBox } from './parts';
import type { ExecutionStatusView, RangeView, RatioView } from './views';
import { ranges, ratios } from './words';

/** The figures that are asked for first, each with what it is a percentage of. */
export function KeyFigures({ report }: { report: ExecutionStatusView }): JSX.Element {
  const { totals, percentages, scope } = report;
  const whole = scope === 'resolution' ? totals.authorized : totals.amount;
  return (
    <dl class="figures">
      <Figure name={scope === 'resolution' ? 'Autorizado' : 'Asignado a sus líneas'} amount={whole} ratios={[]} />
      <Figure name="Girado" amount={totals.paid} ratios={['paidOfAssigned']} of={percentages} />
      <Figure name="Recibo confirmado" amount={totals.received} ratios={['receivedOfPaid']} of={percentages} />
      <Figure
        name="Ejecutado"
        amount={totals.executed ?? null}
        ratios={['executedOfPaid', 'executedOfAssigned']}
        of={percentages}
      />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly amount: string | null;
  readonly ratios: readonly string[];
  readonly of?: Readonly<Record<string, RatioView>>;
}

function Figure({ name, amount, ratios: shown, of = {} }: FigureProps): JSX.Element {
  return (
    <div class="figure">
      <dt safe>{name}</dt>
      <dd>
        <span class="figure-amount" safe>
          {pesos(amount)}
        </span>
        {shown.map((each) => {
          const ratio = of[each];
          return ratio === undefined ? (
            ''
          ) : (
            <span class="figure-ratio">
              <span class="figure-ratio-name" safe>
                {ratios[each] ?? each}
              </span>
              <Ratio of={ratio} />
            </span>
          );
        })}
      </dd>
    </div>
  );
}

/** Totals that contested money touches: what is certain, what the source counts, what it could be. */
export function Ranges({ of }: { of: ExecutionStatusView['ranges'] }): JSX.Element {
  const touched = Object.entries(of).filter(([, range]) => range.minimum !== range.maximum);
  if (touched.length === 0) return <></>;
  return (
    <TableBox label="Mínimos y máximos">
      <table class="ranges">
        <caption>Lo que el giro por establecer puede cambiar</caption>
        <thead>
          <tr>
            <th scope="col">Total</th>
            <th scope="col" class="amount">
              Mínimo
            </th>
            <th scope="col" class="amount">
              Según la fuente
            </th>
            <th scope="col" class="amount">
              Máximo
            </th>
          </tr>
        </thead>
        <tbody>
          {touched.map(([name, range]) => (
            <tr>
              <th scope="row" safe>
                {ranges[name] ?? name}
              </th>
              {ends(range).map((amount) => (
                <td class="amount" safe>
                  {amount === null ? 'no lo dice' : pesos(amount)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function ends({ minimum, reported, maximum }: RangeView): (string | null)[] {
  return [minimum, reported, maximum];
}
