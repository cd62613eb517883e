import { Money } from '../../kernel/money';
import type { RatioView } from '../client/views';

/** «$60.431.400»; «por confirmar» where nobody says. */
export function pesos(amount: string | null | undefined): string {
  return amount === null || amount === undefined ? 'por confirmar' : Money.of(amount).toSpanish();
}

export function isZero(amount: string | null | undefined): boolean {
  return amount === null || amount === undefined || Money.of(amount).isZero();
}

/** A cell of a column of amounts: aligned to the right, zeros stepping back; its label stands where rows are cards. */
export function AmountCell({ of, label }: { of: string | null | undefined; label?: string }): JSX.Element {
  return (
    <td class={isZero(of) ? 'amount zero' : 'amount'} {...(label === undefined ? {} : { 'data-label': label })} safe>
      {pesos(of ?? '0.00')}
    </td>
  );
}

/** «79,42 %», with what it is a percentage of beneath: it never stands alone. */
export function Ratio({ of }: { of: RatioView }): JSX.Element {
  return (
    <>
      <span class="percent" safe>
        {percentInWords(of.percent)}
      </span>
      <span class="fraction" safe>
        {`${pesos(of.numerator)} de ${pesos(of.denominator)}`}
      </span>
    </>
  );
}

/** «79,42 %», kept on one line; a percentage of zero is none. */
export function percentInWords(percent: string | null): string {
  return percent === null ? 'no aplica' : `${percent.replace('.', ',')}\u00a0%`;
}

/** «+$5.000», «−$5.000»: what a place gained or lost. */
export function signed(amount: string): string {
  const change = Money.of(amount);
  return change.isNegative() ? `−${change.negated().toSpanish()}` : `+${change.toSpanish()}`;
}
