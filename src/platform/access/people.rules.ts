import { refusal } from '../../kernel/errors';
import { rolesInSpanish, type Role } from './person';

/*
 * Accounts. A recipient speaks for its hospitals, at least one, and nobody else has any. The auditor changes nothing
 * and the administrator touches no money: neither goes with a role that acts. Who asks for the ministry's money never
 * gives it: a recipient has no other role. Who stops working here is
 * disabled, never removed: what they did stays theirs.
 */

export interface Account {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly hospitalIds: readonly string[];
  readonly disabled: boolean;
}

export const EmailTaken = refusal<{ email?: string }>(
  'person.email-taken',
  'conflict',
  { es: 'El correo ya tiene cuenta', en: 'The e-mail already has an account' },
  {
    es: ({ email }) => `Ya hay una cuenta con ${email ?? 'este correo'}.`,
    en: ({ email }) => `There is already an account with ${email ?? 'this e-mail'}.`,
  },
);

export const RecipientNeedsHospital = refusal(
  'person.recipient-needs-hospital',
  'form',
  { es: 'Falta el hospital', en: 'A hospital is missing' },
  {
    es: () => 'Quien tiene el rol de hospital (recipient) habla por un hospital, al menos.',
    en: () => 'A recipient speaks for at least one hospital.',
  },
);

export const HospitalNeedsRecipient = refusal(
  'person.hospital-needs-recipient',
  'form',
  { es: 'Los hospitales son del rol de hospital', en: 'Hospitals go with the recipient role' },
  {
    es: () => 'Solo quien tiene el rol de hospital (recipient) lleva hospitales. Quite los hospitales o dele el rol.',
    en: () => 'Only a recipient has hospitals. Take the hospitals away, or give the role.',
  },
);

export const RolesApart = refusal<{ role: Role; others: readonly Role[] }>(
  'person.roles-apart',
  'form',
  { es: 'Estos roles no van juntos', en: 'These roles do not go together' },
  {
    es: ({ role, others }) =>
      `El rol de ${rolesInSpanish[role]} no va con ${others.map((other) => rolesInSpanish[other]).join(', ')}.`,
    en: ({ role, others }) => `The role ${role} does not go with ${others.join(', ')}.`,
  },
);

export const UnknownHospital = refusal(
  'person.unknown-hospital',
  'form',
  { es: 'El hospital no existe', en: 'No such hospital' },
  {
    es: () => 'Uno de los hospitales no está registrado.',
    en: () => 'One of the hospitals is not registered.',
  },
);

export const LastAdministrator = refusal(
  'person.last-administrator',
  'conflict',
  { es: 'Es la última cuenta de administración', en: 'It is the last administrator' },
  {
    es: () => 'Es la única cuenta de administración activa: dele el rol a otra antes de quitárselo a esta.',
    en: () => 'It is the only active administrator: give another the role before taking it from this one.',
  },
);

/** One person may do several things of one group, and nothing of another. */
const groups: readonly (readonly Role[])[] = [
  ['registrar', 'approver', 'paymaster'],
  ['recipient'],
  ['auditor', 'administrator'],
];

/** @throws RecipientNeedsHospital, HospitalNeedsRecipient, RolesApart */
export function requireCoherent({ roles, hospitalIds }: Pick<Account, 'roles' | 'hospitalIds'>): void {
  const recipient = roles.includes('recipient');
  if (recipient && hospitalIds.length === 0) throw new RecipientNeedsHospital({});
  if (!recipient && hospitalIds.length > 0) throw new HospitalNeedsRecipient({});
  const [role] = roles;
  const group = groups.find((each) => role !== undefined && each.includes(role)) ?? [];
  const others = roles.filter((each) => !group.includes(each));
  if (role !== undefined && others.length > 0) throw new RolesApart({ role, others });
}

/**
 * The account with what was written over it.
 * @param otherAdministrators how many other accounts administer and are not disabled
 * @throws LastAdministrator, and what `requireCoherent` throws
 */
export function changedAccount(
  account: Account,
  written: { readonly [Field in keyof Account]?: Account[Field] | undefined },
  otherAdministrators: number,
): Account {
  const changed: Account = {
    name: written.name ?? account.name,
    roles: written.roles ?? account.roles,
    hospitalIds: written.hospitalIds ?? account.hospitalIds,
    disabled: written.disabled ?? account.disabled,
  };
  requireCoherent(changed);
  if (administers(account) && !administers(changed) && otherAdministrators === 0) throw new LastAdministrator({});
  return changed;
}

/** The fields that are another than before. Roles and hospitals are sets: their order says nothing. */
export function changesOf(before: Account, after: Account): (keyof Account)[] {
  const fields: (keyof Account)[] = ['name', 'roles', 'hospitalIds', 'disabled'];
  return fields.filter((field) => said(before[field]) !== said(after[field]));
}

function administers({ roles, disabled }: Account): boolean {
  return !disabled && roles.includes('administrator');
}

function said(value: Account[keyof Account]): string {
  return JSON.stringify(typeof value === 'object' ? [...value].sort() : value);
}
