import { refusal } from '../../kernel/errors';

/*
 * Guessing is slowed, and a stranger locks nobody out. Every attempt counts as failed until it succeeds:
 *
 *   of a device that has signed in to this account before ── its own count, and no other
 *   of any other device ── the account from this network · this network · the account from devices it does not know
 *
 * Whoever guesses from elsewhere fills the last three; the person at their own machine is stopped by none of them.
 */

export type CountKind = 'device' | 'account-from-network' | 'network' | 'account';

interface Patience {
  /** How many failures are free. */
  readonly free: number;
  /** The first wait; each further failure doubles it, in seconds. */
  readonly first: number;
  readonly longest: number;
}

export const patience: Readonly<Record<CountKind, Patience>> = {
  device: { free: 10, first: 30, longest: 900 },
  'account-from-network': { free: 5, first: 30, longest: 900 },
  // A hospital may stand behind one address.
  network: { free: 40, first: 30, longest: 900 },
  account: { free: 25, first: 30, longest: 900 },
};

/** Hours without a failure after which a count begins again. */
const forgottenAfterHours = 12;

export interface Count {
  readonly kind: CountKind;
  readonly failures: number;
  readonly failedAt: Date;
  readonly blockedUntil: Date;
}

export const TooManyAttempts = refusal(
  'session.too-many-attempts',
  'too-many',
  { es: 'Demasiados intentos', en: 'Too many attempts' },
  {
    es: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
      `Demasiados intentos de entrar: espere ${inSpanish(retryAfterSeconds)} y vuelva a intentar. ` +
      'Desde un equipo en el que esta cuenta ya entró se puede intentar aparte.',
    en: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
      `Too many attempts to sign in: wait ${retryAfterSeconds} seconds and try again. ` +
      'A device that has signed in to this account before is counted apart.',
  },
);

/** Seconds to wait after so many failures. */
export function waitAfter(kind: CountKind, failures: number): number {
  const { free, first, longest } = patience[kind];
  return failures < free ? 0 : Math.min(longest, first * 2 ** Math.min(failures - free, 20));
}

/**
 * The same counts with one attempt more.
 * @throws TooManyAttempts while any of them waits; then nothing is counted
 */
export function withAttempt<Kept extends Count>(counts: readonly Kept[], now: Date): Kept[] {
  const until = Math.max(...counts.map(({ blockedUntil }) => blockedUntil.getTime()));
  if (until > now.getTime()) {
    throw new TooManyAttempts({ retryAfterSeconds: Math.ceil((until - now.getTime()) / 1000) });
  }
  return counts.map((count) => {
    const forgotten = now.getTime() - count.failedAt.getTime() > forgottenAfterHours * 3_600_000;
    const failures = (forgotten ? 0 : count.failures) + 1;
    const blockedUntil = new Date(now.getTime() + waitAfter(count.kind, failures) * 1000);
    return { ...count, failures, failedAt: now, blockedUntil };
  });
}

function inSpanish(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 segundo' : `${seconds} segundos`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minuto' : `${minutes} minutos`;
}
