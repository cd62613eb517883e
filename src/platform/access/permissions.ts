import type { Role } from './person';

/** Which roles may do what: the business says it once, the guard reads it. */
export type Permissions = Readonly<Record<string, readonly Role[]>>;

export const PERMISSIONS = Symbol('permissions');
