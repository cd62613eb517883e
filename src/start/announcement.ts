import type { PasswordLink } from '../platform/access/password-links.service';
import { DEMONSTRATION } from '../records/demonstration';
import type { Service } from './service';

/** Says in the terminal what to open and how to sign in; its first line is the one that says «ready». */
export function announce({ address, database, accounts }: Service): void {
  const lines = [`Trazagiro está listo en ${address}`, ''];
  lines.push(`  Abra             ${address}`, `  Base de datos    ${database}`);
  lines.push(`  Contrato HTTP    ${address}/api/v1/openapi.json`, '');
  lines.push(...signingIn({ accounts, address }), '', 'Ctrl-C para terminar; los datos quedan guardados.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

export function announceStop(): void {
  process.stdout.write('\nTerminando: se completan las peticiones en curso y se guarda todo…\n');
}

function signingIn({ accounts, address }: Pick<Service, 'accounts' | 'address'>): string[] {
  if (accounts.kind === 'own') {
    const known =
      accounts.people === 0
        ? 'Nadie tiene cuenta todavía: arranque una vez con ADMIN_EMAIL y ADMIN_PASSWORD para crear la primera.'
        : 'Entre con su cuenta.';
    return [known, ...recovering(accounts.recovery, address)];
  }
  const width = Math.max(...DEMONSTRATION.map(({ email }) => email.length));
  return [
    accounts.password === null
      ? 'Cuentas de demostración (la contraseña se mostró en el primer arranque; DEMO_PASSWORD=… la cambia):'
      : `Cuentas de demostración, todas con la contraseña  ${accounts.password}`,
    ...DEMONSTRATION.map(({ email, does }) => `  ${email.padEnd(width)}  ${does}`),
  ];
}

function recovering(link: PasswordLink | null | undefined, address: string): string[] {
  if (link === undefined) return [];
  if (link === null) return ['ADMIN_RECOVERY no es el correo de ninguna cuenta activa de administración.'];
  return [
    'Para recuperar esa cuenta de administración, una sola vez y durante un día (después quite ADMIN_RECOVERY):',
    `  ${address}/clave/${link.token}`,
  ];
}
