/** What a page says of the act that led to it: what happened, and what is next. */
export interface OutcomeWords {
  readonly said: string;
  readonly next?: { readonly href: string; readonly label: string };
}

/**
 * What was just done, out of the page's own words: never a text out of an address.
 * `asked` is the page's `?hecho=`.
 */
export function Outcome({ of, asked }: { of: Readonly<Record<string, OutcomeWords>>; asked: unknown }): JSX.Element {
  const outcome = typeof asked === 'string' && Object.hasOwn(of, asked) ? of[asked] : undefined;
  if (outcome === undefined) return <></>;
  return (
    <div class="notice notice-good" role="status">
      <p safe>{outcome.said}</p>
      {outcome.next === undefined ? (
        ''
      ) : (
        <p>
          <a href={outcome.next.href} safe>
            {outcome.next.label}
          </a>
        </p>
      )}
    </div>
  );
}
