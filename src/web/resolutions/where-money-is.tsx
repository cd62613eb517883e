import { MoneyBar, segmentsOf, Swatch } from '../parts/money-bar';
import { percentInWords, pesos } from '../parts/amounts';
import { TableBox } from '../parts/pieces';
import type { ExecutionStatusView } from '../client/views';
import { places } from '../parts/words';

interface WhereMoneyIsProps {
  readonly report: Pick<ExecutionStatusView, 'scope' | 'totals' | 'proof'>;
  readonly label: string;
  /** The page of the movements that put the money there; null for who may not follow them. */
  readonly movementsOf: ((place: string) => string) | null;
}

/** One picture, its table, and the sum that proves that nothing is missing. */
export function WhereMoneyIs({ report, label, movementsOf }: WhereMoneyIsProps): JSX.Element {
  const whole = report.scope === 'resolution' ? 'Autorizado' : 'Asignado a sus líneas';
  return (
    <section aria-labelledby="donde">
      <h2 id="donde">Dónde está el dinero</h2>
      <figure class="where">
        <MoneyBar totals={report.totals} id="barra" label={`Dónde está el dinero de la ${label}`} />
        <TableBox label="dónde está el dinero">
          <table class="places">
            <caption class="hidden">Cada lugar, su valor y su parte del total</caption>
            <thead>
              <tr>
                <th scope="col">Lugar</th>
                <th scope="col" class="amount">
                  Valor
                </th>
                <th scope="col" class="amount">
                  Parte del total
                </th>
              </tr>
            </thead>
            <tbody>
              {segmentsOf(report.totals).map(({ place, amount, percent }) => (
                <tr>
                  <th scope="row">
                    <Swatch place={place} />
                    {movementsOf === null ? places[place].name : <a href={movementsOf(place)}>{places[place].name}</a>}
                    <span class="minor block">{places[place].means}</span>
                  </th>
                  <td class="amount" safe>
                    {amount.toSpanish()}
                  </td>
                  <td class="amount" safe>
                    {percentInWords(percent)}
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{whole}</th>
                <td class="amount" safe>
                  {pesos(report.proof.sum)}
                </td>
                <td class="amount">100,00 %</td>
              </tr>
            </tfoot>
          </table>
        </TableBox>
      </figure>
      <Proof of={report.proof} />
    </section>
  );
}

function Proof({ of }: { of: ExecutionStatusView['proof'] }): JSX.Element {
  return (
    <div class={of.holds ? 'proof' : 'proof proof-broken'}>
      <p>
        <strong>{of.holds ? 'La suma se cumple.' : 'La suma NO se cumple.'}</strong> <span safe>{of.line}</span>
      </p>
    </div>
  );
}
