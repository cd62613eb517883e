import { z } from 'zod';
import { id, instant, refuse, text } from '../http/forms';
import { pageView, paging } from '../http/paging';
import { roles, type Role } from './person';

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+$/)
  .meta({ type: 'string', format: 'email' });

/** At least twelve characters, of any kind; never trimmed. */
const password = z
  .string()
  .max(1000)
  .transform((written, context): string => {
    if (Array.from(written).length >= 12) return written;
    return refuse(context, {
      code: 'password.too-short',
      detail: {
        es: 'La contraseña debe tener 12 caracteres o más.',
        en: 'The password must have 12 characters or more.',
      },
    });
  })
  .meta({ type: 'string', minLength: 12, maxLength: 1000 });

const described = {
  name: text(200),
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
  password,
});

export const accountChangeForm = z.strictObject(described).partial().extend({ disabled: z.boolean().optional() });

export const resetForm = z.strictObject({ password });

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

export const accountsView = pageView(accountView);

export type AccountForm = z.output<typeof accountForm>;
export type AccountChangeForm = z.output<typeof accountChangeForm>;
export type ResetForm = z.output<typeof resetForm>;
export type OwnPasswordForm = z.output<typeof ownPasswordForm>;
export type PeopleAsked = z.output<typeof peopleAsked>;
export type AccountView = z.output<typeof accountView>;
