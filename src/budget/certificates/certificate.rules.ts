import type { CalendarDate } from '../../kernel/calendar';
import { invariant, refusal } from '../../kernel/errors';

/*
 * A certificate is a frozen snapshot: content ─▶ canonical JSON ─▶ SHA-256 ─▶ stored with the next number of its type
 * and year (I9: no gap, nothing changes). Its code finds it; its hash proves it.
 */

/** The nine types, in the order of the money. */
export const certificateTypes = [
  'allocation',
  'disbursement',
  'receipt',
  'withdrawal',
  'execution',
  'restitution',
  'statement',
  'clearance',
  'reconciliation',
] as const;

export type CertificateType = (typeof certificateTypes)[number];

// Crockford's: no I, L, O or U, which people take for 1, 0 or V, or read as words.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * «7Q4K-M2XD-P9RT»: twelve letters of five bits, 60 bits that nobody guesses.
 * @param random at least twelve random bytes
 */
export function verificationCode(random: Uint8Array): string {
  invariant(random.length >= 12, 'a code takes twelve random bytes');
  const drawn = [...random.slice(0, 12)].map((byte) => letters[byte % 32]).join('');
  return grouped(drawn);
}

/** The code as it is kept, out of what a person typed: case, blanks and hyphens do not count, O is 0, I and L are 1. */
export function readCode(typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(bare) ? grouped(bare) : null;
}

function grouped(twelve: string): string {
  return [twelve.slice(0, 4), twelve.slice(4, 8), twelve.slice(8)].join('-');
}

export const CutoffInTheFuture = refusal<{ cutoff: CalendarDate; today: CalendarDate }>(
  'certificate.cutoff-in-the-future',
  'form',
  { es: 'El corte está por venir', en: 'The cut-off is to come' },
  {
    es: ({ cutoff, today }) => `El corte es ${cutoff} y no puede ser posterior a hoy, ${today}.`,
    en: ({ cutoff, today }) => `The cut-off is ${cutoff} and cannot be later than today, ${today}.`,
  },
);

/** @throws CutoffInTheFuture */
export function requireCutoff(cutoff: CalendarDate, today: CalendarDate): void {
  if (cutoff > today) throw new CutoffInTheFuture({ cutoff, today });
}
