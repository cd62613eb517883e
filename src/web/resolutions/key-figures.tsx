import type { Children } from '@kitajs/html';
import { Money, percentage } from '../../kernel/money';
import { pesos, Ratio } from '../parts/amounts';
import { TableBox } from '../parts/pieces';
import type { ExecutionStatusView, RangeView, RatioView } from '../client/views';
import { ranges, ratios, type PlaceName } from '../parts/words';

interface KeyFiguresProps {
  readonly report: ExecutionStatusView;
  /** The movements that touch a place: where a figure leads; without it they are only said. */
  readonly movementsOf?: (place: PlaceName) => string;
}

/** The figures that are asked for first, each with what it is a percentage of. */
export function KeyFigures({ report, movementsOf }: KeyFiguresProps): JSX.Element {
  const at = (place: PlaceName) => movementsOf?.(place) ?? null;
  const { totals, percentages, ranges: open } = report;
  const { paid } = open;
  return (
    <dl class="figures">
      {totals.authorized === null ? (
        <Figure name="Asignado a sus líneas" amount={totals.amount} />
      ) : (
        <Figure name="Autorizado" amount={totals.authorized}>
          <Share name="Asignado en el anexo" of={ratioOf(totals.amount, totals.authorized)} />
        </Figure>
      )}
      <Figure name="Girado" amount={totals.paid} href={at('transit')}>
        <Share name={ratios.paidOfAssigned} of={percentages['paidOfAssigned']} />
        {paid === undefined || paid.minimum === paid.maximum ? (
          ''
        ) : (
          <span class="figure-ratio" safe>{`Puede llegar a ${pesos(paid.maximum)}: hay giros por establecer.`}</span>
        )}
      </Figure>
      <Figure name="Recibo confirmado" amount={totals.received} href={at('held')}>
        <Share name={ratios.receivedOfPaid} of={percentages['receivedOfPaid']} />
      </Figure>
      <Figure name="Ejecutado" amount={totals.executed ?? null} href={at('executed')}>
        <Share name={ratios.executedOfPaid} of={percentages['executedOfPaid']} />
        <Share name={ratios.executedOfAssigned} of={percentages['executedOfAssigned']} />
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly amount: string | null;
  readonly href?: string | null;
  readonly children?: Children;
}

function Figure({ name, amount, href = null, children }: FigureProps): JSX.Element {
  return (
    <div class="figure">
      <dt safe>{name}</dt>
      <dd>
        {href === null ? (
          <span class="figure-amount" safe>
            {pesos(amount)}
          </span>
        ) : (
          <a class="figure-amount" href={href} safe>
            {pesos(amount)}
          </a>
        )}
        {children}
      </dd>
    </div>
  );
}

function Share({ name, of }: { name: string; of: RatioView | undefined }): JSX.Element {
  if (of === undefined) return <></>;
  return (
    <span class="figure-ratio">
      <span class="figure-ratio-name" safe>
        {name}
      </span>
      <Ratio of={of} />
    </span>
  );
}

function ratioOf(numerator: string, denominator: string): RatioView {
  return { numerator, denominator, percent: percentage(Money.of(numerator), Money.of(denominator)) };
}

/** Totals that contested money touches: what is certain, what the source counts, what it could be. */
export function Ranges({ of }: { of: ExecutionStatusView['ranges'] }): JSX.Element {
  const touched = Object.entries(of).filter(([, range]) => range.minimum !== range.maximum);
  if (touched.length === 0) return <></>;
  return (
    <TableBox label="mínimos y máximos">
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
