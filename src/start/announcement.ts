import type { PasswordLink } from '../platform/access/password-links.service';
import { DEMONSTRATION } from '../records/demonstration';
import type { Accounts } from '../records/accounts';
import type { Service } from './service';

type OwnAccounts = Extract<Accounts, { kind: 'own' }>;

/** Says in the terminal what to open and how to sign in. */
export function announce(service: Service): void {
  process.stdout.write(announcementOf(service));
}

/** What is said; its first line is the one that says «ready». */
export function announcementOf({ address, database, accounts }: Omit<Service, 'app' | 'stop'>): string {
  const lines = [`Trazagiro está listo en ${address}`, ''];
  lines.push(`  Abra             ${address}`, `  Base de datos    ${database}`);
  lines.push(`  Contrato HTTP    ${address}/api/v1/openapi.json`, '');
  lines.push(...signingIn({ accounts, address }), '', 'Ctrl-C para terminar; los datos quedan guardados.', '');
  return `${lines.join('\n')}\n`;
}

export function announceStop(): void {
  process.stdout.write('\nTerminando: se completan las peticiones en curso y se guarda todo…\n');
}

/** How to sign in: never the password, which whoever set it knows. */
function knownTo({ people, made, asksSecondFactor }: OwnAccounts): string[] {
  if (people === 0)
    return ['Nadie tiene cuenta todavía: arranque una vez con ADMIN_EMAIL y ADMIN_PASSWORD para crear la primera.'];
  if (made === undefined) return ['Entre con su cuenta.'];
  return [
    `Se creó la cuenta de administración  ${made}  con la contraseña de ADMIN_PASSWORD: entre con ella.`,
    ...(asksSecondFactor
      ? ['Al entrar se le pide inscribir un segundo factor: un programa autenticador (TOTP), en su teléfono.']
      : []),
  ];
}

function signingIn({ accounts, address }: Pick<Service, 'accounts' | 'address'>): string[] {
  if (accounts.kind === 'own') {
    return [...knownTo(accounts), ...recovering(accounts.recovery, address)];
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
