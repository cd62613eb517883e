import { Siblings, type Sibling } from '../parts/register/siblings';

const ways: readonly Sibling[] = [
  { href: '/escritorio/giros', label: 'Órdenes y giros' },
  { href: '/escritorio/lotes-de-pago', label: 'Lotes para el banco' },
  { href: '/escritorio/respuestas-del-banco', label: 'Respuestas del banco' },
  { href: '/escritorio/extractos', label: 'Extractos' },
  { href: '/escritorio/desistimientos', label: 'Desistimientos' },
  { href: '/escritorio/reintegros', label: 'Reintegros' },
];

/** The rooms of paying: by hand, by file, and what the bank answered. */
export function PaymentWays({ at }: { at: string }): JSX.Element {
  return <Siblings of={ways} at={at} />;
}
