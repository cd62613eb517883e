import type { Children } from '@kitajs/html';
import { Money } from '../kernel/money';
import type { RatioView } from './views';

/** «$60.431.400»; «por confirmar» where nobody says. */
export function pesos(amount: string | null | undefined): string {
  return amount === null || amount === undefined ? 'por confirmar' : Money.of(amount).toSpanish();
}

export function isZero(amount: string | null | undefined): boolean {
  return amount === null || amount === undefined || Money.of(amount).isZero();
}

/** A cell of a column of amounts: aligned to the right, zeros stepping back. */
export function AmountCell({ of }: { of: string | null | undefined }): JSX.Element {
  return (
    <td class={isZero(of) ? 'amount zero' : 'amount'} safe>
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

/** A table in a box that scrolls by itself, so that the page never does sideways; reachable by keyboard. */
export function TableBox({ label, children }: { label: string; children: Children }): JSX.Element {
  return (
    <div class="table-box" role="region" aria-label={`Tabla: ${label}`} tabindex="0">
      {children}
    </div>
  );
}

/** Names and values, of `Fact`s. */
export function Facts({ children }: { children: Children }): JSX.Element {
  return <dl class="facts">{children}</dl>;
}

interface FactProps {
  readonly name: string;
  /** Null is not known, and says so; what is not plain text stands as children instead. */
  readonly value?: string | null | undefined;
  readonly children?: Children;
}

export function Fact({ name, value, children }: FactProps): JSX.Element {
  return (
    <div>
      <dt safe>{name}</dt>
      <dd>{children ?? <Said value={value} />}</dd>
    </div>
  );
}

/** A text that may not be known. */
export function Said({ value }: { value: string | null | undefined }): JSX.Element {
  return value === null || value === undefined || value === '' ? <Unconfirmed /> : <span safe>{value}</span>;
}

export function Unconfirmed(): JSX.Element {
  return <span class="unconfirmed">por confirmar</span>;
}

export type Tone = 'plain' | 'good' | 'wait' | 'alert' | 'over';

export function Tag({ label, tone = 'plain' }: { label: string; tone?: Tone }): JSX.Element {
  return (
    <span class={`tag tag-${tone}`} safe>
      {label}
    </span>
  );
}
