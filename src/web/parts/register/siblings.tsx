/** A page beside this one, of the same work. */
export interface Sibling {
  readonly href: string;
  readonly label: string;
}

/** The pages of one work; where one stands is marked. */
export function Siblings({ of, at }: { of: readonly Sibling[]; at: string }): JSX.Element {
  if (of.length < 2) return <></>;
  return (
    <nav class="siblings" aria-label="Páginas de esta sección">
      <ul>
        {of.map(({ href, label }) => (
          <li>
            <a href={href} {...(href === at ? { 'aria-current': 'page' } : {})} safe>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
