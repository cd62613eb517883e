import { refusal } from '../../kernel/errors';
import type { Role } from '../access/person';

/*
 * A token does, for a program, some of what its owner may do: the acts that it names, as long as the owner's roles allow
 * them. It is the owner to every rule of four eyes, so it approves nothing that its owner made. It manages no people, no
 * tokens, no passwords and no sessions, and it lends nobody a role: nothing that it did outlives it as access.
 */

/** How a token is told from a session's. */
export const tokenPrefix = 'tgs_';

export const mostDays = 366;

/** The acts that are never a program's. */
const peoplesAlone = /^(person|service-token|receipt-link)\.|^delegation\.(give|revoke)$/;

export function isForPeopleAlone(act: string): boolean {
  return peoplesAlone.test(act);
}

type Permissions = Readonly<Record<string, readonly Role[]>>;

export const ActNotForToken = refusal<{ acts: readonly string[]; allowed: readonly string[] }>(
  'service-token.act-not-allowed',
  'form',
  { es: 'Estos actos no se le pueden dar', en: 'These acts cannot be given to it' },
  {
    es: ({ acts, allowed }) =>
      `No se pueden dar: ${acts.join(', ')}. Sus roles permiten darle: ${allowed.join(', ') || 'ninguno'}.`,
    en: ({ acts, allowed }) =>
      `These cannot be given: ${acts.join(', ')}. Your roles allow: ${allowed.join(', ') || 'none'}.`,
  },
);

export const TokenForbids = refusal<{ act: string; acts: readonly string[] }>(
  'service-token.forbidden',
  'forbidden',
  { es: 'Este token no lo permite', en: 'This token does not allow it' },
  {
    es: ({ acts }) => `Este token de servicio sirve solo para: ${acts.join(', ')}. Para lo demás entra una persona.`,
    en: ({ acts }) => `This service token is only for: ${acts.join(', ')}. A person signs in for the rest.`,
  },
);

/** What somebody with these roles may let a program do. */
export function actsForToken(roles: readonly Role[], permissions: Permissions): string[] {
  return Object.entries(permissions)
    .filter(([act, allowed]) => !isForPeopleAlone(act) && allowed.some((role) => roles.includes(role)))
    .map(([act]) => act)
    .sort();
}

/** @throws ActNotForToken */
export function requireActs(acts: readonly string[], roles: readonly Role[], permissions: Permissions): void {
  const allowed = actsForToken(roles, permissions);
  const others = acts.filter((act) => !allowed.includes(act));
  if (others.length > 0) throw new ActNotForToken({ acts: others, allowed });
}
