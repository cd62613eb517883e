import type { Scope } from '../database/scope';

export const roles = ['registrar', 'approver', 'paymaster', 'recipient', 'auditor', 'administrator'] as const;

export type Role = (typeof roles)[number];

/** What a person is called in the office. */
export const rolesInSpanish: Readonly<Record<Role, string>> = {
  registrar: 'registro',
  approver: 'aprobación',
  paymaster: 'pagaduría',
  recipient: 'hospital',
  auditor: 'auditoría',
  administrator: 'administración',
};

/** Somebody who has an account. A recipient speaks for its hospitals and sees nothing else. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly hospitalIds: readonly string[];
  /** Roles that others lend to this person today. Absent where only the person's own count. */
  readonly delegations?: readonly Delegation[];
  /** The one under which the person acts now; absent when it is by a role of their own. */
  readonly delegation?: Delegation;
}

/** Roles that somebody lends for some days. */
export interface Delegation {
  readonly id: string;
  readonly of: { readonly id: string; readonly name: string };
  readonly roles: readonly Role[];
}

/**
 * The person as they stand before an act that these roles may do: by a role of their own, else by one that is lent to
 * them, whose delegation is then named; null where neither lets them.
 */
export function standingFor(person: Person, allowed: readonly Role[]): Person | null {
  if (person.roles.some((role) => allowed.includes(role))) return person;
  const delegation = person.delegations?.find(({ roles }) => roles.some((role) => allowed.includes(role)));
  return delegation ? { ...person, roles: [...person.roles, ...delegation.roles], delegation } : null;
}

/**
 * What the person may see: null for everything, else only what belongs to these hospitals. Somebody with a role
 * besides recipient sees as that role does.
 */
export function scopeOf(person: Person): readonly string[] | null {
  return person.roles.every((role) => role === 'recipient') ? person.hospitalIds : null;
}

/** The same for the database itself, which hides the rest from every query of the person's requests. */
export function databaseScopeOf(person: Person): Scope {
  const hospitalIds = scopeOf(person);
  return hospitalIds === null ? 'everything' : { personId: person.id, hospitalIds };
}
