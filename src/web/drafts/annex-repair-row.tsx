import { Money } from '../../kernel/money';
import { Tag } from '../parts/pieces';
import type { IssueView } from './annex-file.views';
import type { Offer } from './annex-offers';
import { fieldOf, offerOf, type AnnexRow, type RowColumn } from './annex-rows';

interface RepairRowProps {
  readonly row: AnnexRow;
  readonly index: number;
  readonly issues: readonly IssueView[];
  readonly offers: readonly Offer[];
  /** The sum is wrong: any line may be the one, so its value is open and it may be taken out. */
  readonly opensAmount: boolean;
}

/** One line: as it was understood; or open, with what is wrong and what it may have meant. */
export function RepairRow({ row, index, issues, offers, opensAmount }: RepairRowProps): JSX.Element {
  const isWrong = issues.some(({ severity }) => severity === 'error');
  return (
    <tr id={`l${index}`} class={isWrong ? 'wrong' : undefined}>
      <th scope="row" class="number" data-label="N.º">
        {index + 1}
      </th>
      {isWrong ? <Open row={row} index={index} /> : <Understood row={row} index={index} opensAmount={opensAmount} />}
      <td data-label="Qué se entendió">
        <Issues of={issues} isWrong={isWrong} />
        {offers.map((offer) => (
          <button type="submit" name="usar" value={offerOf(index, offer)} class="second small" safe>
            {`Usar ${offer.divipola} ${offer.municipality} (${offer.department})`}
          </button>
        ))}
        {isWrong || opensAmount ? <Removal index={index} /> : ''}
      </td>
    </tr>
  );
}

function Understood({ row, index, opensAmount }: Pick<RepairRowProps, 'row' | 'index' | 'opensAmount'>): JSX.Element {
  return (
    <>
      <td data-label="Código" safe>
        {row.divipola}
      </td>
      <td data-label="Municipio y departamento">
        <span safe>{row.municipality}</span>
        <span class="minor block" safe>
          {row.department}
        </span>
      </td>
      <td data-label="Hospital (E.S.E.)">
        {row.hospital === '' && row.nit === '' ? (
          <span class="unconfirmed">por confirmar</span>
        ) : (
          <span safe>{row.hospital === '' ? row.nit : row.hospital}</span>
        )}
      </td>
      {opensAmount ? (
        <td class="amount" data-label="Valor">
          <Cell row={row} index={index} name="amount" label="Valor" />
        </td>
      ) : (
        <td class="amount" data-label="Valor" safe>
          {amountSaid(row.amount)}
        </td>
      )}
    </>
  );
}

interface CellProps extends Pick<RepairRowProps, 'row' | 'index'> {
  readonly name: RowColumn;
  readonly label: string;
}

function Cell({ row, index, name, label }: CellProps): JSX.Element {
  return (
    <input
      id={fieldOf(index, name)}
      name={fieldOf(index, name)}
      value={row[name]}
      inputmode={name === 'amount' ? 'decimal' : 'text'}
      maxlength="200"
      aria-label={`${label} de la línea ${index + 1}`}
      placeholder={label}
      autocomplete="off"
      class={name === 'amount' ? 'amount' : ''}
    />
  );
}

function Open({ row, index }: { row: AnnexRow; index: number }): JSX.Element {
  return (
    <>
      <td data-label="Código">
        <Cell row={row} index={index} name="divipola" label="Código" />
      </td>
      <td data-label="Municipio y departamento">
        <Cell row={row} index={index} name="municipality" label="Municipio" />
        <Cell row={row} index={index} name="department" label="Departamento" />
      </td>
      <td data-label="Hospital (E.S.E.)">
        <Cell row={row} index={index} name="hospital" label="Hospital" />
        <Cell row={row} index={index} name="nit" label="NIT" />
      </td>
      <td class="amount" data-label="Valor">
        <Cell row={row} index={index} name="amount" label="Valor" />
      </td>
    </>
  );
}

function Issues({ of, isWrong }: { of: readonly IssueView[]; isWrong: boolean }): JSX.Element {
  if (of.length === 0) return <span class="minor">sin cambios</span>;
  // Of a wrong line, what was repaired in its other cells can wait.
  const shown = isWrong ? of.filter(({ severity }) => severity !== 'repair') : of;
  return (
    <ul class="plain">
      {shown.map(({ severity, detail }) => (
        <li>
          {severity === 'error' ? (
            <span class="field-problem" safe>
              {detail}
            </span>
          ) : (
            <>
              <Tag
                label={severity === 'warning' ? 'En duda' : 'Reparado'}
                tone={severity === 'warning' ? 'alert' : 'wait'}
              />{' '}
              <span class="minor" safe>
                {detail}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Removal({ index }: { index: number }): JSX.Element {
  return (
    <span class="choice">
      <input type="checkbox" id={`quitar-${index}`} name="quitar" value={String(index)} />
      <label for={`quitar-${index}`} safe>{`Quitar la línea ${index + 1}`}</label>
    </span>
  );
}

function amountSaid(amount: string): string {
  return /^\d+\.\d\d$/.test(amount) ? Money.of(amount).toSpanish() : amount;
}
