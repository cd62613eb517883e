import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { refusal } from '../../kernel/errors';
import type { Role } from '../access/person';

/*
 * TOTP (RFC 6238) as every authenticator has it: SHA-1, six digits, thirty seconds. The step before and the step after
 * are taken too, for clocks that differ; a step is taken once.
 */

const period = 30;

/** Who moves money, lets it move, or says who may, signs in with two factors where the settings ask for it. */
export const rolesWithSecondFactor: readonly Role[] = ['approver', 'paymaster', 'administrator'];

export function needsSecondFactor(roles: readonly Role[]): boolean {
  return roles.some((role) => rolesWithSecondFactor.includes(role));
}

export const SecondFactorRequired = refusal(
  'second-factor.required',
  'forbidden',
  { es: 'Falta el segundo factor', en: 'The second factor is missing' },
  {
    es: () => 'Su rol entra con segundo factor. Actívelo en «Mi cuenta»; hasta entonces no puede hacer nada más.',
    en: () => 'Your role signs in with a second factor. Enrol it in your account; until then nothing else can be done.',
  },
);

export const SecondFactorStands = refusal(
  'second-factor.stands',
  'conflict',
  { es: 'Ya tiene segundo factor', en: 'There is a second factor already' },
  {
    es: () => 'Ya tiene un segundo factor activo. Para cambiarlo, quite primero el que tiene.',
    en: () => 'There is an active second factor. Remove it before enrolling another.',
  },
);

export const NoSecondFactor = refusal(
  'second-factor.none',
  'conflict',
  { es: 'No hay segundo factor', en: 'There is no second factor' },
  {
    es: () => 'No hay un segundo factor por confirmar ni activo. Actívelo primero.',
    en: () => 'There is no second factor, neither waiting nor active. Enrol one first.',
  },
);

/** What the person scans: the secret in base32, and the URI that authenticators read. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

export function enrolmentOf(secret: Buffer, email: string): Enrolment {
  const totp = totpOf(secret, email);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

export function newSecret(): Buffer {
  return randomBytes(20);
}

/** The step whose code this is, near `now`, or null. */
export function stepOf(code: string, secret: Buffer, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta;
}

const alphabet = 'abcdefghjkmnpqrstvwxyz0123456789';

/** Ten codes of fifty bits, written `xxxxx-xxxxx`, without letters that are mistaken for others. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const letters = Array.from(randomBytes(10), (byte) => alphabet[byte % alphabet.length] ?? '').join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}

/** A recovery code as it is compared, or null where the text has not its shape. */
export function recoveryCodeIn(text: string): string | null {
  const written = text.toLowerCase().replace(/[\s-]/g, '');
  return /^[a-z0-9]{10}$/.test(written) ? written : null;
}

function totpOf(secret: Buffer, email: string): TOTP {
  return new TOTP({
    issuer: 'Trazagiro',
    label: email,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}
