import { refusal, type Refusal } from '../../kernel/errors';
import { connectionFailureOf } from './lost-connection.rules';
import { isStalePlan } from './preparing-client';
import { isMarkedLost, NoConnection } from './unreachable';

export const Busy = refusal(
  'service.busy',
  'unavailable',
  { es: 'El servicio está ocupado', en: 'The service is busy' },
  {
    es: () => 'Otras personas están escribiendo sobre lo mismo. Nada quedó a medias: intente de nuevo en un momento.',
    en: () => 'Others are writing on the same records. Nothing was half written: try again in a moment.',
  },
);

export const DatabaseAway = refusal<{ retryAfterSeconds: number }>(
  'service.database-away',
  'unavailable',
  { es: 'La base de datos no responde', en: 'The database does not answer' },
  {
    es: () => 'La base de datos no responde. Nada quedó a medias: intente de nuevo en un momento.',
    en: () => 'The database does not answer. Nothing was half written: try again in a moment.',
  },
);

export const OutcomeUnknown = refusal(
  'service.outcome-unknown',
  'unavailable',
  { es: 'No se sabe si quedó guardado', en: 'Nobody knows whether it was kept' },
  {
    es: () =>
      'Se perdió la base de datos al guardar. Consulte si quedó antes de repetirlo, o repita con su misma Idempotency-Key.',
    en: () =>
      'The database was lost while saving. Look whether it was kept before repeating it, or repeat with the same Idempotency-Key.',
  },
);

export const BeyondCapacity = refusal(
  'amount.total-too-large',
  'conflict',
  { es: 'La suma no cabe', en: 'The total is too large' },
  {
    es: () => 'Con esta cifra un total pasaría de 18 dígitos de pesos. Revise si está bien escrita; nada se guardó.',
    en: () => 'With this figure a total would go beyond 18 digits of pesos. Check how it is written; nothing was kept.',
  },
);

const retryAfterSeconds = 2;

interface DatabaseError {
  readonly code?: string;
  readonly message?: string;
  readonly constraint?: string;
  /** TypeORM wraps what the driver said. */
  readonly driverError?: DatabaseError;
}

const refusalByConstraint = new Map<string, () => Refusal>();

// A constraint lost to a race for a new row: the second try finds the row and decides on it.
const passingConstraints = new Set<string>();

/** The one map from constraint names to what a person is told; each slice declares its own, once. */
export function declareConstraint(name: string, made: () => Refusal): void {
  refusalByConstraint.set(name, made);
}

export function declarePassingConstraint(name: string): void {
  passingConstraints.add(name);
}

/**
 * Whether running the same work again may succeed: deadlock, serialization, broken connection, race for a new row, a
 * table that was changed meanwhile.
 */
export function isPassing(error: unknown): boolean {
  const { code = '', constraint = '' } = databaseError(error);
  const isContended = code === '40001' || code === '40P01' || passingConstraints.has(constraint);
  return isContended || isConnectionLost(error) || isOutOfDate(error);
}

/** A statement was prepared before the database was changed under the running service. */
export function isOutOfDate(error: unknown): boolean {
  return isStalePlan(databaseError(error));
}

/** A statement that failed because one before it had: nothing is done any more in a transaction that has failed. */
export function isAftermath(error: unknown): boolean {
  return databaseError(error).code === '25P02';
}

/** The connection that was in use is gone: by what PostgreSQL said when it was stopped, or by what the driver found. */
export function isConnectionLost(error: unknown): boolean {
  const known = databaseError(error);
  return isMarkedLost(known) || connectionFailureOf(known) === 'lost';
}

/** Nobody had a connection to spare: see `ConnectionFailure`. */
export function hasWaitedTooLong(error: unknown): boolean {
  return error instanceof Error && connectionFailureOf(error) === 'none-to-spare';
}

/** What is told when it is the database that is not there; null for any other error. */
export function awayOf(error: unknown): Refusal | null {
  const away = error instanceof NoConnection || connectionFailureOf(databaseError(error)) === 'closed';
  return away || isConnectionLost(error) ? new DatabaseAway({ retryAfterSeconds }) : null;
}

/** What a person is told instead of the database's words; any other error is returned as it is. */
export function refusalOf(error: unknown): unknown {
  const { constraint } = databaseError(error);
  const made = constraint === undefined ? undefined : refusalByConstraint.get(constraint);
  if (made) return made();
  const { code } = databaseError(error);
  if (code === '22003') return new BeyondCapacity({});
  const away = awayOf(error);
  if (away) return away;
  return isPassing(error) || code === '55P03' || code === '57014' ? new Busy({}) : error;
}

function databaseError(error: unknown): DatabaseError {
  if (typeof error !== 'object' || error === null) return {};
  const known: DatabaseError = error;
  return known.driverError ?? known;
}
