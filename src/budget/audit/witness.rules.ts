import type { Role } from '../../platform/access/person';

/*
 * What is worth recording of a request that is not an act: what was refused to somebody who wanted to act, or to see
 * what is not theirs; what the auditor and the administrator read; what anybody takes away as a file.
 */

export interface Witnessed {
  readonly method: string;
  readonly status: number;
  readonly contentType: string;
  readonly roles: readonly Role[];
  /** The route, with its parameters as names: `/api/v1/allocations/:id`. */
  readonly route: string;
  /** `Dry-Run: true`: nothing was attempted. */
  readonly tried: boolean;
}

export type Worth = 'request.refuse' | 'record.export' | 'record.read';

const readersOnRecord: readonly Role[] = ['auditor', 'administrator'];
const refusals = [403, 404, 409];
const ordinary = /^(application\/(problem\+)?json|text\/html)\b/;

/** What a request is recorded as; null when it is nobody's business. */
export function worthOf({ method, status, contentType, roles, route, tried }: Witnessed): Worth | null {
  const reads = method === 'GET' || method === 'HEAD';
  if (refusals.includes(status)) return !tried && (status === 403 || !reads) ? 'request.refuse' : null;
  if (!reads || status >= 400) return null;
  if (contentType !== '' && !ordinary.test(contentType)) return 'record.export';
  // Who one is oneself is not a reading of anything.
  const looked = roles.some((role) => readersOnRecord.includes(role)) && !route.endsWith('/me');
  return looked ? 'record.read' : null;
}
