/*
 * How the program ends. The numbers are a promise to whoever writes a script: docs/guia/linea-de-ordenes.md has them.
 */
export const exitCodes = {
  done: 0,
  /** The service refused it, and said by which rule. */
  refused: 1,
  /** The command was written wrong, or a file or an address of it does not serve. */
  usage: 2,
  notSignedIn: 3,
  /** No answer, or a service that cannot answer now. */
  unreachable: 4,
  /** What was brought to be verified does not hold. */
  notVerified: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An end that is not the expected one, with what to tell the person and what to tell a program. */
export class Ended extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
    readonly data: unknown = null,
  ) {
    super(message);
  }
}

export function usage(message: string): Ended {
  return new Ended(exitCodes.usage, message);
}
