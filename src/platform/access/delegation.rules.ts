import { addDays, dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import { requireCoherent } from './people.rules';
import { rolesInSpanish, type Person, type Role } from './person';

/*
 * Delegation (Ley 489 of 1998, art. 9): somebody lends roles of their own to another person for some days, a vacation.
 *
 *   coming ──its first day──▶ running ──the day after its last──▶ over
 *      └──────────revoke──────────┴──────────▶ revoked
 *
 * Its days are the office's. What is lent cannot be lent on. It never makes one person of two: who acts under it decides
 * neither what they made nor what the delegator made (I8). What a delegator no longer has, it no longer lends.
 */

export const delegableRoles = ['registrar', 'approver', 'paymaster'] as const satisfies readonly Role[];

export const delegationStates = ['coming', 'running', 'over', 'revoked'] as const;

export type DelegationState = (typeof delegationStates)[number];

/** Calendar days, the first and the last counted: for longer, an administrator changes the account. */
export const longestDelegation = 90;

export const NotYoursToDelegate = refusal<{ roles: readonly Role[]; own: readonly Role[] }>(
  'delegation.not-yours',
  'conflict',
  { es: 'Se delega solo un rol propio', en: 'Only a role of one’s own is lent' },
  {
    es: ({ roles, own }) => `Usted no tiene por sí ${inSpanish(roles)}. Puede delegar: ${inSpanish(own)}.`,
    en: ({ roles, own }) => `You do not have ${roles.join(', ')} yourself. You can lend: ${own.join(', ')}.`,
  },
);

export const ToOneself = refusal(
  'delegation.to-oneself',
  'form',
  { es: 'Se delega en otra persona', en: 'One delegates to another person' },
  { es: () => 'Nadie se delega a sí mismo: indique otra persona.', en: () => 'Name another person.' },
);

export const NoSuchDelegate = refusal(
  'delegation.unknown-person',
  'form',
  { es: 'No hay a quien delegar', en: 'No such person to delegate to' },
  {
    es: () => 'No hay una cuenta activa con ese identificador o correo.',
    en: () => 'There is no active account with that identifier or e-mail.',
  },
);

export const AlreadyHas = refusal<{ roles: readonly Role[] }>(
  'delegation.already-has',
  'conflict',
  { es: 'Ya tiene ese rol', en: 'The person has that role already' },
  {
    es: ({ roles }) => `Esa persona ya tiene ${inSpanish(roles)} por sí misma: no hay nada que delegarle.`,
    en: ({ roles }) => `That person has ${roles.join(', ')} already: there is nothing to lend.`,
  },
);

export const DelegationDates = refusal<{ earliest: CalendarDate; latest: CalendarDate }>(
  'delegation.dates',
  'conflict',
  { es: 'Las fechas de la delegación no sirven', en: 'The dates of the delegation will not do' },
  {
    es: ({ earliest, latest }) =>
      `Empieza hoy o después (${dateInSpanish(earliest)}) y dura ${longestDelegation} días o menos: con ese comienzo, hasta el ${dateInSpanish(latest)}.`,
    en: ({ earliest, latest }) =>
      `It starts on ${earliest} or later and lasts at most ${longestDelegation} days: until ${latest}.`,
  },
);

export const DelegationEnded = refusal<{ state: DelegationState }>(
  'delegation.ended',
  'conflict',
  { es: 'La delegación ya terminó', en: 'The delegation has ended' },
  {
    es: ({ state }) => `La delegación ya ${state === 'revoked' ? 'fue revocada' : 'terminó'}: no hay nada que revocar.`,
    en: ({ state }) => `The delegation is "${state}": there is nothing to revoke.`,
  },
);

export const DelegatorMadeIt = refusal<{ delegator: string }>(
  'delegation.maker-is-checker',
  'conflict',
  { es: 'Lo hizo quien le delegó', en: 'Who delegated to you made it' },
  {
    es: ({ delegator }) => `Lo hizo ${delegator}, por cuya delegación actúa usted: lo decide otra persona.`,
    en: ({ delegator }) => `${delegator}, by whose delegation you act, made it: another person decides it.`,
  },
);

export interface Lending {
  readonly delegatorId: string;
  /** The delegator's own roles: what is lent to them is not theirs to lend. */
  readonly own: readonly Role[];
  readonly delegate: Pick<Person, 'id' | 'roles' | 'hospitalIds'>;
  readonly roles: readonly Role[];
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** @throws NotYoursToDelegate, ToOneself, AlreadyHas, RolesApart, DelegationDates: in this order */
export function requireLendable(lending: Lending, today: CalendarDate): void {
  const { own, delegate, roles, from, until } = lending;
  const foreign = roles.filter((role) => !own.includes(role));
  if (foreign.length > 0)
    throw new NotYoursToDelegate({ roles: foreign, own: delegableRoles.filter((role) => own.includes(role)) });
  if (delegate.id === lending.delegatorId) throw new ToOneself({});
  const had = roles.filter((role) => delegate.roles.includes(role));
  if (had.length > 0) throw new AlreadyHas({ roles: had });
  requireCoherent({ roles: [...delegate.roles, ...roles], hospitalIds: delegate.hospitalIds });
  const start = from < today ? today : from;
  const latest = addDays(start, longestDelegation - 1);
  if (from < today || until < from || until > latest) throw new DelegationDates({ earliest: today, latest });
}

export function stateOfDelegation(
  dates: { readonly from: CalendarDate; readonly until: CalendarDate; readonly revoked: boolean },
  today: CalendarDate,
): DelegationState {
  if (dates.revoked) return 'revoked';
  if (today < dates.from) return 'coming';
  return today > dates.until ? 'over' : 'running';
}

/** @throws DelegationEnded */
export function requireRevocable(state: DelegationState): void {
  if (state === 'over' || state === 'revoked') throw new DelegationEnded({ state });
}

/**
 * Who acts under a delegation decides nothing that the delegator made. Each decision asks it beside its own rule about
 * its maker.
 * @throws DelegatorMadeIt
 */
export function requireNotOfDelegator({ person }: { person: Pick<Person, 'delegation'> }, madeBy: string): void {
  if (person.delegation?.of.id === madeBy) throw new DelegatorMadeIt({ delegator: person.delegation.of.name });
}

/** The person who acts, and the one by whose delegation: neither decides what either made. */
export function bothOf({ id, delegation }: Pick<Person, 'id' | 'delegation'>): string[] {
  return delegation ? [id, delegation.of.id] : [id];
}

function inSpanish(roles: readonly Role[]): string {
  return roles.length === 0 ? 'ninguno' : roles.map((role) => rolesInSpanish[role]).join(', ');
}
