import { connectionFailureOf } from '../lost-connection.rules';

export interface SaidByPrimary {
  /** Its clock, read before `position`. */
  readonly at: string;
  readonly position: string;
  readonly user: string;
  readonly database: string;
  readonly databaseId: string;
  readonly synchronousCommit: string;
}

export interface SaidByReplica {
  readonly standby: boolean;
  /** null where nothing is replayed. */
  readonly position: string | null;
  readonly user: string;
  readonly database: string;
  readonly databaseId: string;
}

/** Why what answers may not be read in the primary's place; null when it may. */
export function problemWith(primary: SaidByPrimary, replica: SaidByReplica): string | null {
  if (!replica.standby) return 'it is no replica: it takes writes of its own';
  if (replica.database !== primary.database || replica.databaseId !== primary.databaseId)
    return `it is of another database (${replica.database})`;
  // Another user would be held by other policies, or by none.
  if (replica.user !== primary.user) return `it is entered as ${replica.user}, the primary as ${primary.user}`;
  // What is answered would not be on the disk yet, and where the log is flushed to would say nothing of it.
  if (primary.synchronousCommit === 'off') return 'the primary answers before it writes (synchronous_commit = off)';
  return null;
}

/** What a replica says that the primary would not: it cancels who stands in the way of replaying, stops, is promoted. */
const itsOwn = /^(?:57P0|53|40001|40P01|XX)/;

/** Whether a read failed for the replica's own reasons, and is to be done again on the primary. */
export function isReplicasFault(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const wrapped = error as DatabaseError;
  const known = wrapped.driverError ?? wrapped;
  const { code = '' } = known;
  return itsOwn.test(code) || /^E[A-Z]{3,}$/.test(code) || connectionFailureOf(known) !== null;
}

interface DatabaseError {
  readonly code?: string;
  readonly message?: string;
  /** TypeORM wraps what the driver said. */
  readonly driverError?: DatabaseError;
}
