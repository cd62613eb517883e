import { z } from 'zod';
import { instant } from '../http/forms';
import { pageView } from '../http/paging';
import { roles, type Person } from './person';

export const credentials = z.strictObject({ email: z.string().trim().max(320), password: z.string().min(1).max(1000) });

export const codeForm = z.strictObject({ challenge: z.string().max(200), code: z.string().trim().min(1).max(40) });

export const userView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  hospitalIds: z.array(z.string()),
});

export const sessionView = z.object({ token: z.string(), expiresAt: instant(), user: userView });

const ownSessionView = z.object({
  id: z.string(),
  current: z.boolean(),
  openedAt: instant(),
  lastSeenAt: instant(),
  expiresAt: instant(),
  agent: z.string(),
  address: z.string(),
});

export const ownSessionsView = pageView(ownSessionView);

export type CredentialsForm = z.output<typeof credentials>;
export type CodeForm = z.output<typeof codeForm>;
export type UserView = z.output<typeof userView>;
export type SessionView = z.output<typeof sessionView>;
export interface OwnSessionsView {
  items: z.output<typeof ownSessionView>[];
  nextCursor: null;
}

export function viewUser(person: Person): UserView {
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    roles: [...person.roles],
    hospitalIds: [...person.hospitalIds],
  };
}
