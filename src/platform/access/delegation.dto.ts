import { z } from 'zod';
import type { Problem } from '../../kernel/errors';
import { date, id, instant, text } from '../http/forms';
import { pageView, paging } from '../http/paging';
import { delegableRoles, delegationStates } from './delegation.rules';

const roles = z
  .array(z.enum(delegableRoles))
  .min(1)
  .max(delegableRoles.length)
  .transform((given) => delegableRoles.filter((role) => given.includes(role)))
  .meta({ type: 'array', items: { type: 'string', enum: [...delegableRoles] } });

/** To whom: by identifier or by e-mail, one of the two. */
export const delegationForm = z
  .strictObject({
    toPersonId: id().optional(),
    toEmail: z.string().trim().toLowerCase().min(1).max(320).optional(),
    roles,
    from: date(),
    until: date(),
    reason: text(1000),
  })
  .superRefine(({ toPersonId, toEmail }, context) => {
    if ((toPersonId === undefined) !== (toEmail === undefined)) return;
    context.addIssue({ code: 'custom', path: ['toPersonId'], params: { problem: oneOfThem } });
  });

const oneOfThem: Omit<Problem, 'field'> = {
  code: 'delegation.one-person',
  detail: {
    es: 'Diga en quién delega por su identificador (toPersonId) o por su correo (toEmail): uno de los dos.',
    en: 'Say to whom by toPersonId or by toEmail: one of the two.',
  },
};

export const revocationForm = z.strictObject({ reason: text(1000) });

export const delegationsAsked = z.strictObject({ state: z.enum(delegationStates).optional(), ...paging });

const personView = z.object({ id: z.string(), name: z.string() });

export const delegationView = z.object({
  id: z.string(),
  delegator: personView,
  delegate: personView,
  roles: z.array(z.enum(delegableRoles)),
  from: date(),
  until: date(),
  reason: z.string(),
  state: z.enum(delegationStates),
  recordedAt: instant(),
  revocation: z.object({ by: personView, at: instant(), reason: z.string() }).nullable(),
  acts: z.number().int().meta({ description: 'Cuántos actos se hicieron con ella' }),
});

export const delegationsView = pageView(delegationView);

export type DelegationForm = z.output<typeof delegationForm>;
export type RevocationForm = z.output<typeof revocationForm>;
export type DelegationsAsked = z.output<typeof delegationsAsked>;
export type DelegationView = z.output<typeof delegationView>;
