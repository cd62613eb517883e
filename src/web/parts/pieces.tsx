import type { Children } from '@kitajs/html';

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
