interface Way {
  readonly key: string;
  readonly href: string;
  readonly label: string;
}

const ways: readonly Way[] = [{ key: 'giros', href: '/escritorio/giros', label: 'Órdenes y giros' }];

/** The rooms beside this one. */
export function PaymentWays({ at }: { roles: readonly string[]; at: string }): JSX.Element {
  if (ways.length < 2) return <></>;
  return (
    <nav class="siblings" aria-label="Giros y banco">
      <ul>
        {ways.map(({ key, href, label }) => (
          <li>
            <a href={href} {...(key === at ? { 'aria-current': 'page' } : {})} safe>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
