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
