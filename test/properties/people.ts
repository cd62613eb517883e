import type { Visitor } from '../support/visitor';

export type Role = 'registrar' | 'approver' | 'paymaster' | 'recipient' | 'auditor' | 'administrator';

/**
 * `neighbour` is the recipient of the first hospital alone; `jack` has every role of the trade and the first hospital,
 * so that what only another person may do is refused to somebody whose roles allow it. No account can be given these roles
 * together; the rules hold without counting on that.
 */
export const rolesOf = {
  registrar: ['registrar'],
  approver: ['approver'],
  paymaster: ['paymaster'],
  recipient: ['recipient'],
  neighbour: ['recipient'],
  auditor: ['auditor'],
  administrator: ['administrator'],
  jack: ['registrar', 'approver', 'paymaster', 'recipient'],
} as const satisfies Record<string, readonly Role[]>;

export type PersonName = keyof typeof rolesOf;

export interface Person {
  readonly name: PersonName;
  readonly id: string;
  readonly roles: readonly Role[];
  /** The hospitals that it speaks for, by their place in the test's list. */
  readonly hospitals: readonly number[];
  readonly visitor: Visitor;
}

export function hospitalsOf(name: PersonName, all: readonly number[]): readonly number[] {
  if (name === 'recipient') return all;
  return name === 'neighbour' || name === 'jack' ? [0] : [];
}

export function may(person: Person, roles: readonly Role[]): boolean {
  return person.roles.some((role) => roles.includes(role));
}

/** Somebody who is only a recipient sees the lines of its own hospitals and nothing else. */
export function sees(person: Person, lines: readonly { readonly hospital: number }[]): boolean {
  const onlyRecipient = person.roles.every((role) => role === 'recipient');
  return !onlyRecipient || lines.some(({ hospital }) => person.hospitals.includes(hospital));
}
