import { refusal } from '../../kernel/errors';
import { roles, type Role } from '../access/person';

/*
 * Signing in through an identity provider (OpenID Connect, code flow with PKCE, state and nonce). An account is the one
 * of (issuer, subject); it is found by e-mail only once, when the provider has verified it and an administrator allows
 * it. With the names of claims in the settings, roles and hospitals are what the provider says at each sign-in; without
 * them, what was granted here.
 */

export const ProviderDown = refusal(
  'oidc.provider-down',
  'unavailable',
  { es: 'El proveedor de identidad no responde', en: 'The identity provider does not answer' },
  {
    es: () => 'El proveedor de identidad no responde. Entre con su correo y contraseña, o intente en unos minutos.',
    en: () => 'The identity provider does not answer. Sign in with your e-mail and password, or try in a few minutes.',
  },
);

export const JourneyRefused = refusal(
  'oidc.refused',
  'unauthenticated',
  { es: 'No se pudo entrar con el proveedor', en: 'The sign-in was refused' },
  {
    es: () =>
      'La respuesta del proveedor de identidad no sirve, ya se usó o tardó más de diez minutos. Empiece de nuevo.',
    en: () => "The identity provider's answer is not good, was used, or took more than ten minutes. Start again.",
  },
);

export const NoAccount = refusal(
  'oidc.no-account',
  'unauthenticated',
  { es: 'Su identidad no está unida a una cuenta', en: 'Your identity has no account' },
  {
    es: () =>
      'Su identidad no está unida a ninguna cuenta activa. Pida a quien administra las cuentas que lo permita; el proveedor debe tener verificado su correo.',
    en: () =>
      'Your identity has no active account. Ask the administrator to allow it; the provider must have verified your e-mail.',
  },
);

export const NoRoleClaimed = refusal(
  'oidc.no-role',
  'unauthenticated',
  { es: 'El proveedor no le da ningún rol', en: 'The provider gives you no role' },
  {
    es: () =>
      'El proveedor de identidad no dice ningún rol de Trazagiro para usted. Pídalo a quien administra el proveedor.',
    en: () => 'The identity provider names no role of this service for you. Ask who administers it.',
  },
);

export type Claims = Readonly<Record<string, unknown>>;

/** The e-mail that the provider has verified, in lower case, or null. */
export function verifiedEmail({ email, email_verified: verified }: Claims): string | null {
  return typeof email === 'string' && verified === true ? email.trim().toLowerCase() : null;
}

/** The texts of a claim: a list, or one text with spaces or commas between. */
export function textsIn(claims: Claims, name: string): string[] {
  const value = claims[name];
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((text) => text !== '');
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** `grupo=rol, grupo=rol`, each to a role of ours; null when it is not that. */
export function readRoleMap(written: string): ReadonlyMap<string, Role> | null {
  const pairs = written.split(',').map((pair) => pair.split('=').map((text) => text.trim()));
  const map = new Map<string, Role>();
  for (const [from = '', to = '', ...more] of pairs) {
    const role = roles.find((each) => each === to);
    if (from === '' || role === undefined || more.length > 0) return null;
    map.set(from, role);
  }
  return map;
}

/** What the provider's words are here; without a map a role is called as ours is. Other words say nothing. */
export function rolesIn(claims: Claims, name: string, map: ReadonlyMap<string, Role> | null): Role[] {
  const said = textsIn(claims, name).map((text) => (map ? map.get(text) : text));
  return roles.filter((role) => said.includes(role));
}
