import { AmountCell, signed } from '../parts/amounts';
import { TableBox } from '../parts/pieces';
import { counted } from '../parts/words';
import type { DifferenceView, FiguresView } from './changes.views';

/** What stands before an amendment and what stands after it, line by line. */
export function Difference({ of }: { of: DifferenceView | { readonly none: string } }): JSX.Element {
  if ('none' in of)
    return (
      <div class="notice notice-alert" role="alert">
        <p safe>{of.none}</p>
      </div>
    );
  const changed = of.lines.filter(({ change }) => change !== '0.00');
  return (
    <section aria-labelledby="diferencia">
      <h2 id="diferencia" safe>
        {of.state === 'planned'
          ? `Lo que cambiaría en la ${of.amends.label}`
          : `Lo que cambió en la ${of.amends.label}`}
      </h2>
      <Negative of={of} />
      <TableBox label="antes y después">
        <table class="cards">
          <caption
            safe
          >{`${counted(changed.length, 'línea cambia', 'líneas cambian')}; las demás quedan igual`}</caption>
          <thead>
            <tr>
              <th scope="col">Línea</th>
              <th scope="col" class="amount">
                Antes
              </th>
              <th scope="col" class="amount">
                Cambio
              </th>
              <th scope="col" class="amount">
                Después
              </th>
            </tr>
          </thead>
          <tbody>
            {changed.map((each) => (
              <tr>
                <th scope="row">
                  <span safe>{`${each.line}. ${each.municipality}, ${each.department}`}</span>
                  <span class="minor block" safe>
                    {`${each.hospital?.name ?? 'E.S.E. por confirmar'}${each.allocationId === null ? ' · línea nueva' : ''}`}
                  </span>
                </th>
                <Figures of={each} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <Sum name="Total de las líneas" of={of.total} />
            {of.undistributed === null ? '' : <Sum name="Por distribuir" of={of.undistributed} />}
            {of.authorized === null ? '' : <Sum name="Autorizado" of={of.authorized} />}
          </tfoot>
        </table>
      </TableBox>
    </section>
  );
}

/** What no publication would take is said while it can still be corrected. */
function Negative({ of }: { of: DifferenceView }): JSX.Element {
  const lines = of.lines.filter(({ after }) => after.startsWith('-')).map(({ line }) => `la línea ${line}`);
  const undistributed = of.undistributed?.after.startsWith('-') === true ? ['lo que está por distribuir'] : [];
  const negative = [...lines, ...undistributed];
  if (of.state !== 'planned' || negative.length === 0) return <></>;
  return (
    <div class="notice notice-alert" role="alert">
      <p safe>{`Así no se puede publicar: quedaría en negativo ${negative.join(', ')}.`}</p>
    </div>
  );
}

function Sum({ name, of }: { name: string; of: FiguresView }): JSX.Element {
  return (
    <tr>
      <th scope="row" safe>
        {name}
      </th>
      <Figures of={of} />
    </tr>
  );
}

function Figures({ of }: { of: FiguresView }): JSX.Element {
  const zero = of.change === '0.00';
  return (
    <>
      <AmountCell of={of.before} label="Antes" />
      <td class={`amount change ${zero ? '' : of.change.startsWith('-') ? 'out' : 'in'}`} data-label="Cambio" safe>
        {zero ? 'igual' : signed(of.change)}
      </td>
      <AmountCell of={of.after} label="Después" />
    </>
  );
}
