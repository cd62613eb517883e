import { Siblings, type Sibling } from '../parts/register/siblings';
import { may } from '../parts/roles';

const ofBank: readonly Sibling[] = [
  { href: '/escritorio/lotes-de-pago', label: 'Lotes para el banco' },
  { href: '/escritorio/respuestas-del-banco', label: 'Respuestas del banco' },
  { href: '/escritorio/extractos', label: 'Extractos' },
];

interface PaymentWaysProps {
  readonly person: { readonly roles: readonly string[] };
  readonly at: string;
}

/** The rooms of paying: by hand and, for whom the bank's files are, by file and what the bank answered. */
export function PaymentWays({ person, at }: PaymentWaysProps): JSX.Element {
  const ways: readonly Sibling[] = [
    { href: '/escritorio/giros', label: 'Órdenes y giros' },
    ...(may(person, ['registrar', 'approver', 'paymaster', 'auditor']) ? ofBank : []),
    { href: '/escritorio/desistimientos', label: 'Desistimientos' },
    { href: '/escritorio/reintegros', label: 'Reintegros' },
  ];
  return <Siblings of={ways} at={at} />;
}
