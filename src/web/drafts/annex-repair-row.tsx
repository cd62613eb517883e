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
}

/** One line: as it was understood; or open, with what is wrong and what it may have meant. */
export function RepairRow({ row, index, issues, offers }: RepairRowProps): JSX.Element {
  const isWrong = issues.some(({ severity }) => severity === 'error');
  return (
    <tr id={`l${index}`} class={isWrong ? 'wrong' : undefined}>
      <th scope="row" class="number" data-label="N.º">
        {index + 1}
      </th>
      {isWrong ? <Open row={row} index={index} /> : <Understood row={row} />}
      <td data-label="Qué se entendió">
        <Issues of={issues} isWrong={isWrong} />
        {offers.map((offer) => (
          <button type="submit" name="usar" value={offerOf(index, offer)} class="second small" safe>
            {`Usar ${offer.divipola} ${offer.municipality} (${offer.department})`}
          </button>
        ))}
        {isWrong ? <Removal index={index} /> : ''}
      </td>
    </tr>
  );
}

function Understood({ row }: { row: AnnexRow }): JSX.Element {
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
      <td class="amount" data-label="Valor" safe>
        {amountSaid(row.amount)}
      </td>
    </>
  );
}

function Open({ row, index }: { row: AnnexRow; index: number }): JSX.Element {
  const cell = (name: RowColumn, label: string, mode: 'text' | 'decimal' = 'text') => (
    <input
      id={fieldOf(index, name)}
      name={fieldOf(index, name)}
      value={row[name]}
      inputmode={mode}
      maxlength="200"
      aria-label={`${label} de la línea ${index + 1}`}
      placeholder={label}
      autocomplete="off"
      class={name === 'amount' ? 'amount' : ''}
    />
  );
  return (
    <>
      <td data-label="Código">{cell('divipola', 'Código')}</td>
      <td data-label="Municipio y departamento">
        {cell('municipality', 'Municipio')}
        {cell('department', 'Departamento')}
      </td>
      <td data-label="Hospital (E.S.E.)">
        {cell('hospital', 'Hospital')}
        {cell('nit', 'NIT')}
      </td>
      <td class="amount" data-label="Valor">
        {cell('amount', 'Valor', 'decimal')}
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
