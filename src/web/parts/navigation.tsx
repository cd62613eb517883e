interface Place {
  readonly href: string;
  readonly label: string;
  /** Whose work it is; who has none of these roles is not led there. */
  readonly roles: readonly string[];
}

const office = ['registrar', 'approver', 'paymaster'];
const ministry = [...office, 'auditor'];
const everyone = [...ministry, 'recipient'];

/** Where each person can go, in the order of the story. */
const places: readonly Place[] = [
  { href: '/', label: 'Inicio', roles: [...ministry, 'administrator'] },
  { href: '/escritorio/mis-recursos', label: 'Mis recursos', roles: ['recipient'] },
  { href: '/escritorio/mis-certificados', label: 'Mis certificados', roles: ['recipient'] },
  { href: '/escritorio/tareas', label: 'Qué me espera', roles: [...everyone, 'administrator'] },
  { href: '/escritorio/resoluciones', label: 'Resoluciones', roles: everyone },
  { href: '/escritorio/giros', label: 'Giros', roles: ministry },
  { href: '/escritorio/desistimientos', label: 'Desistimientos', roles: office },
  { href: '/escritorio/reintegros', label: 'Reintegros', roles: office },
  { href: '/escritorio/informes', label: 'Informes', roles: ministry },
  { href: '/escritorio/certificados', label: 'Certificados', roles: ministry },
  { href: '/escritorio/hallazgos', label: 'Hallazgos', roles: ministry },
  { href: '/escritorio/registro', label: 'Registro', roles: ['auditor'] },
  { href: '/escritorio/administracion', label: 'Administración', roles: ['administrator'] },
];

/** The ways from any page to any other; where one stands is marked. */
export function Navigation({ roles, at }: { roles: readonly string[]; at: string }): JSX.Element {
  const open = places.filter((place) => place.roles.some((role) => roles.includes(role)));
  return (
    <nav class="ways" aria-label="Secciones">
      <ul class="wide">
        {open.map(({ href, label }) => (
          <li>
            <a href={href} {...(stands(at, href) ? { 'aria-current': 'page' } : {})} safe>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function stands(at: string, href: string): boolean {
  return href === '/' ? at === '/' : at === href || at.startsWith(`${href}/`);
}
