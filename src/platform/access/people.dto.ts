import { z } from 'zod';
import { id, instant, printedText, refuse } from '../http/forms';
import { pageView, paging } from '../http/paging';
import { leastPassword, mostPassword, problemOfPassword } from './password.rules';
import { roles, type Role } from './person';

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+$/)
  .meta({ type: 'string', format: 'email' });

/** Judged whole: its length, and whether it is one that everybody uses. Never trimmed. */
const password = z
  .string()
  .max(1000)
  .transform((written, context): string => {
    const problem = problemOfPassword(written);
    return problem ? refuse(context, problem) : written;
  })
  .meta({ type: 'string', minLength: leastPassword, maxLength: mostPassword });

const described = {
  name: printedText(200),
  roles: z
    .array(z.enum(roles))
    .min(1)
    .max(roles.length)
    .transform((given): Role[] => roles.filter((role) => given.includes(role)))
    .meta({ type: 'array', items: { type: 'string', enum: [...roles] } }),
  hospitalIds: z
    .array(id())
    .max(200)
    .transform((given): string[] => [...new Set(given.map((each) => each.toLowerCase()))].sort())
    .meta({ type: 'array', items: { type: 'string' } }),
};

export const accountForm = z.strictObject({
  email,
  name: described.name,
  roles: described.roles,
  hospitalIds: described.hospitalIds.optional(),
});

export const accountChangeForm = z.strictObject(described).partial().extend({ disabled: z.boolean().optional() });

/** The token of a link that an administrator made, and the password that its owner chose. */
export const passwordLinkForm = z.strictObject({ token: z.string().max(200), password });

export const ownPasswordForm = z.strictObject({ current: z.string().min(1).max(1000), password });

export const peopleAsked = z.strictObject(paging);

export const accountView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  hospitalIds: z.array(z.string()),
  disabled: z.boolean(),
  createdAt: instant(),
});

/** Shown once, to whoever made it, who hands it on. */
export const passwordLinkView = z.object({ link: z.string(), expiresAt: instant() });

export const registeredView = accountView.extend({ passwordLink: passwordLinkView });

export const accountsView = pageView(accountView);

export type AccountForm = z.output<typeof accountForm>;
export type AccountChangeForm = z.output<typeof accountChangeForm>;
export type PasswordLinkForm = z.output<typeof passwordLinkForm>;
export type OwnPasswordForm = z.output<typeof ownPasswordForm>;
export type PeopleAsked = z.output<typeof peopleAsked>;
export type PasswordLinkView = z.output<typeof passwordLinkView>;
export type RegisteredView = z.output<typeof registeredView>;
export type AccountView = z.output<typeof accountView>;
