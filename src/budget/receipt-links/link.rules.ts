import { createHash } from 'node:crypto';
import { addBusinessDays } from '../../kernel/business-days';
import type { CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import { canonicalText } from '../audit/record.rules';

/*
 * A link for one giro of one hospital, used once:
 *
 *   open ──use──▶ used
 *     ├──revoke, or another is made──▶ revoked
 *     └──its last business day ends──▶ expired
 *
 * Whoever has it can say what arrived of that giro, and nothing else of anything. Only its hash is kept.
 */

export const linkStates = ['open', 'used', 'revoked', 'expired'] as const;
export type LinkState = (typeof linkStates)[number];

export interface LinkTimes {
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
  readonly expired: boolean;
}

export function linkState({ usedAt, revokedAt, expired }: LinkTimes): LinkState {
  if (usedAt !== null) return 'used';
  if (revokedAt !== null) return 'revoked';
  return expired ? 'expired' : 'open';
}

export const LinksNotEnabled = refusal(
  'receipt-link.not-enabled',
  'conflict',
  { es: 'Los enlaces de un solo uso no están habilitados', en: 'One-time links are not enabled' },
  {
    es: () =>
      'El ministerio no ha habilitado los enlaces de un solo uso. Los habilita quien administra el servicio (RECEIPT_LINKS).',
    en: () => 'One-time links are not enabled. Whoever runs the service enables them (RECEIPT_LINKS).',
  },
);

export const LinkOver = refusal(
  'receipt-link.over',
  'missing',
  { es: 'El enlace ya no sirve', en: 'The link is over' },
  {
    es: () =>
      'El enlace no existe, venció, ya se usó o fue reemplazado por otro; nada cambió. Pida uno nuevo al ministerio.',
    en: () => 'The link does not exist, has expired, was used or replaced. Ask the ministry for a new one.',
  },
);

export const LinkWithoutHospital = refusal(
  'receipt-link.no-hospital',
  'conflict',
  { es: 'La línea no tiene hospital', en: 'The line has no hospital' },
  {
    es: () => 'Nadie ha dicho a qué hospital corresponde la línea: dígalo antes, que el enlace es de un hospital.',
    en: () => 'Nobody has said whose line it is: a link is of one hospital.',
  },
);

export const PayerMakesLink = refusal(
  'receipt-link.payer-makes-it',
  'conflict',
  { es: 'Quien pagó el giro no hace su enlace', en: 'Who paid a giro does not make its link' },
  {
    es: () => 'Usted registró el pago de este giro: el enlace para confirmarlo lo hace otra persona.',
    en: () => 'You recorded the payment of this giro: another person makes the link that confirms it.',
  },
);

export const IdentityOfLinks = refusal(
  'person.of-links',
  'conflict',
  { es: 'Esta identidad es de los enlaces de un solo uso', en: 'This identity is of one-time links' },
  {
    es: () => 'Bajo este nombre se registra lo que se hace por enlaces de un solo uso. No entra, y no se habilita.',
    en: () => 'What is done by one-time links is recorded under this name. It never signs in, and is not enabled.',
  },
);

/** The last day on which a link made today can be used. @param days business days, of the setting */
export function lastDayOf(today: CalendarDate, days: number): CalendarDate {
  return addBusinessDays(today, days);
}

/** What the record keeps of who acted: a hash that proves what was typed to who has it, and tells it to nobody else. */
export function declarationOf(said: { readonly name: string; readonly office: string; readonly salt: string }): string {
  return createHash('sha256').update(canonicalText(said)).digest('hex');
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
