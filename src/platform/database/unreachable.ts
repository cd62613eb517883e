/** The database cannot be used as it is, for a reason that whoever runs it can mend. */
export class DatabaseUnreachable extends Error {}

/** A connection that could not be had, for whatever reason its cause says: nothing was asked of the database. */
export class NoConnection extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'no responde', { cause });
  }
}

// What a socket says when it breaks does not say whose it was: an uploading browser's says the same.
const brokenConnections = new WeakSet<object>();

/** An error of a connection to the database: the driver gives the same to whatever was asked through it. */
export function markConnectionLost(error: Error): void {
  brokenConnections.add(error);
}

export function isMarkedLost(error: object): boolean {
  return brokenConnections.has(error);
}

export function unreachable(error: unknown): DatabaseUnreachable {
  const why = error instanceof Error && error.message !== '' ? error.message : 'no responde';
  return new DatabaseUnreachable(
    `No se puede usar la base de datos de DATABASE_URL: ${why}. Revise la dirección, el usuario y que el servidor esté encendido.`,
  );
}
