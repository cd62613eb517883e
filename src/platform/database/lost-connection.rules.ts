/** How a connection to the database fails a question that may be right. */
export type ConnectionFailure =
  /** It was in use and is gone: whether what was asked was done, nobody knows. */
  | 'lost'
  /** It was closed on our side, or was not had in time. */
  | 'closed'
  /** Nobody had one to spare for so long that whoever waited was sent away, before anything was begun. */
  | 'none-to-spare'
  /** What was asked was not answered in the time that we give. */
  | 'unanswered';

/** What PostgreSQL says of it as it stops: an exception of the connection, a shutdown in order, a crash. */
const lostCode = /^(?:08|57P0[12])/;

/** What node-postgres (lib/client.js), its pool (pg-pool/index.js) and TypeORM say of it: they give no code. */
const said: readonly (readonly [RegExp, ConnectionFailure])[] = [
  [/^Connection terminated unexpectedly$/, 'lost'],
  [/^Client (?:was closed|has encountered a connection error) and is not/, 'lost'],
  // TypeORM, of one that broke between two questions: it has given it back by itself.
  [/^(?:Query runner|Database connection provided by a query runner was) already released/, 'lost'],
  [/^Connection terminated/, 'closed'],
  [/^timeout exceeded when trying to connect$/, 'none-to-spare'],
  [/^Query read timeout/, 'unanswered'],
];

/** By the code of an error and what it says; null when it is of something else. */
export function connectionFailureOf(error: {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}): ConnectionFailure | null {
  const { code = '', message = '' } = error;
  if (lostCode.test(code)) return 'lost';
  return said.find(([words]) => words.test(message))?.[1] ?? null;
}
