import { Money } from '../../kernel/money';
import type { AllocationView } from '../client/views';
import { isZero, pesos, signed } from '../parts/amounts';
import { TableBox } from '../parts/pieces';
import type { Figure, ReportView } from './report.views';

const figures: readonly { readonly figure: Figure; readonly name: string; readonly means: string }[] = [
  { figure: 'contracted', name: 'Contratado', means: 'comprometido en contratos' },
  { figure: 'obligated', name: 'Obligado', means: 'recibido a satisfacción, por pagar' },
  { figure: 'paid', name: 'Pagado', means: 'salió de la caja del hospital' },
  { figure: 'yieldsEarned', name: 'Rendimientos', means: 'generados por el dinero; aparte del capital' },
];

/** The last accepted figures beside these, with the difference and how far they are of what was assigned. */
export function ReportFigures({ of, line }: { of: ReportView; line: AllocationView }): JSX.Element {
  return (
    <section aria-labelledby="cifras">
      <h2 id="cifras">Las cifras, junto a las anteriores</h2>
      <p class="minor">
        {of.previousId === null
          ? 'Es el primer informe: se compara con cero.'
          : 'Se compara con el último informe aceptado antes de este.'}
      </p>
      <TableBox label="cifras del informe">
        <table class="cards report-figures">
          <caption class="hidden">Cada cifra, antes y ahora, con su diferencia</caption>
          <thead>
            <tr>
              <th scope="col">Cifra acumulada</th>
              <th scope="col" class="amount">
                Antes
              </th>
              <th scope="col" class="amount">
                Ahora
              </th>
              <th scope="col" class="amount">
                Diferencia
              </th>
              <th scope="col">De lo asignado</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ figure, name, means }) => (
              <tr>
                <th scope="row">
                  <span safe>{name}</span>
                  <span class="minor block" safe>
                    {means}
                  </span>
                </th>
                <td class="amount" data-label="Antes" safe>
                  {before(of, figure).toSpanish()}
                </td>
                <td class="amount" data-label="Ahora" safe>
                  {pesos(of[figure])}
                </td>
                <td class={changeClass(of.difference[figure])} data-label="Diferencia" safe>
                  {isZero(of.difference[figure]) ? 'sin cambio' : signed(of.difference[figure])}
                </td>
                <td data-label="De lo asignado">
                  {figure === 'yieldsEarned' ? '—' : <Progress of={of[figure]} total={line.amount} name={name} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function changeClass(difference: string): string {
  if (isZero(difference)) return 'amount zero';
  return difference.startsWith('-') ? 'amount change out' : 'amount change in';
}

function before(of: ReportView, figure: Figure): Money {
  return Money.of(of[figure]).minus(Money.of(of.difference[figure]));
}

/** A bar with its percentage and what it is a percentage of. */
function Progress({ of, total, name }: { of: string; total: string; name: string }): JSX.Element {
  const percent = percentOf(of, total);
  if (percent === null) return <span class="minor">no aplica</span>;
  return (
    <>
      <progress
        class="progress"
        value={percent.replace(',', '.')}
        max="100"
        aria-label={`${name}: ${percent} % de lo asignado`}
      ></progress>
      <span class="minor block" safe>{`${percent} % de ${pesos(total)}`}</span>
    </>
  );
}

/** «79,42»: hundredths, cut and never rounded up, so that 100 is only said of the whole. */
function percentOf(of: string, total: string): string | null {
  const whole = BigInt(total.replace('.', ''));
  if (whole === 0n) return null;
  const hundredths = (BigInt(of.replace('.', '')) * 10_000n) / whole;
  return `${hundredths / 100n},${String(hundredths % 100n).padStart(2, '0')}`;
}
