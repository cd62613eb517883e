import type { FormDefinition } from '../parts/forms/definition';
import { roles } from '../parts/words';

const lent = ['registrar', 'approver', 'paymaster'] as const;

/** Only roles of one's own are lent: one box each. */
export function delegationFormOf(own: readonly string[]): FormDefinition {
  return {
    toEmail: { kind: 'text', label: 'Correo de la persona en quien delega', maxLength: 320 },
    ...Object.fromEntries(
      lent
        .filter((role) => own.includes(role))
        .map((role) => [role, { kind: 'yes' as const, label: roles[role] ?? role }]),
    ),
    from: { kind: 'date', label: 'Desde el' },
    until: { kind: 'date', label: 'Hasta el', hint: 'Ese día incluido; noventa días a lo sumo.' },
    reason: {
      kind: 'long-text',
      label: 'Motivo',
      hint: 'Por ejemplo: vacaciones, y el acto que las concede.',
      maxLength: 1000,
    },
  };
}

export const revocationForm = {
  reason: { kind: 'long-text', label: 'Por qué se termina', maxLength: 1000 },
} as const satisfies FormDefinition;

/** What the contract takes, out of the boxes. */
export function delegationBody(body: Readonly<Record<string, unknown>>): object {
  const { toEmail, from, until, reason } = body;
  return { toEmail, from, until, reason, roles: lent.filter((role) => body[role] === true) };
}
