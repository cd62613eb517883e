import type { CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';

/*
 * What becomes of a certificate. Its content never changes, its number is never given again; what is said of it does:
 *
 *   valid ──reissue────▶ superseded, by one that names it
 *     └────annulment───▶ annulled, with its reason, by somebody who did not issue it
 *
 * Both are final. Whoever issued may put a better one in its place alone, since the old one stays in sight and leads to
 * the new one; to take one out of use without another takes a second person.
 */

export type StandingState = 'valid' | 'superseded' | 'annulled';

/** Another certificate of the same chain. */
export interface Neighbour {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly reason: string;
}

/** Where a chain of replacements ends; one that was annulled leaves none in use. */
export interface Last {
  readonly title: string;
  readonly code: string;
  readonly annulledOn: CalendarDate | null;
  readonly annulledFor: string | null;
}

export interface Standing {
  readonly state: StandingState;
  readonly annulment: { readonly reason: string; readonly on: string; readonly by: string | null } | null;
  readonly supersededBy: Neighbour | null;
  readonly supersedes: Neighbour | null;
}

/** Annulled, whatever else: one that was superseded is not annulled afterwards. */
export function stateOf({ annulment, supersededBy }: Omit<Standing, 'state'>): StandingState {
  if (annulment) return 'annulled';
  return supersededBy ? 'superseded' : 'valid';
}

export const CertificateAnnulled = refusal<{ on: string; reason: string }>(
  'certificate.annulled',
  'conflict',
  { es: 'La certificación está anulada', en: 'The certificate is annulled' },
  {
    es: ({ on, reason }) => `Se anuló el ${on}: ${reason}. No se anula ni se reemplaza; expida otra.`,
    en: ({ on, reason }) => `It was annulled on ${on}: ${reason}. It is neither annulled nor replaced; issue another.`,
  },
);

export const CertificateSuperseded = refusal<{ code: string; title: string }>(
  'certificate.superseded',
  'conflict',
  { es: 'La certificación ya se reemplazó', en: 'The certificate is superseded' },
  {
    es: ({ code, title }) => `La reemplazó «${title}», código ${code}: anule o reemplace esa.`,
    en: ({ code, title }) => `It was superseded by "${title}", code ${code}: annul or replace that one.`,
  },
);

/** Two papers that say the same are one too many: which of them is the original, nobody can say. */
export const StandsAlready = refusal<{ id: string; code: string; title: string }>(
  'certificate.stands-already',
  'conflict',
  { es: 'Ya está expedida', en: 'It is issued already' },
  {
    es: ({ code, title }) =>
      `Ya está vigente «${title}», código ${code}, con este corte y estos mismos hechos: use esa. Si necesita otra en su lugar, reemplácela.`,
    en: ({ code, title }) =>
      `"${title}", code ${code}, stands with this cut-off and these same facts: use it. To have another in its place, reissue it.`,
  },
);

export const AnnulledByItsIssuer = refusal(
  'certificate.annulled-by-its-issuer',
  'conflict',
  { es: 'Quien expide no anula', en: 'Whoever issues does not annul' },
  {
    es: () =>
      'Usted expidió esta certificación: la anula otra persona del ministerio. Usted puede reemplazarla por otra corregida.',
    en: () => 'You issued this certificate: another person of the ministry annuls it. You may supersede it.',
  },
);

/** @throws CertificateAnnulled, CertificateSuperseded: in this order */
export function requireStanding({ annulment, supersededBy }: Standing): void {
  if (annulment) throw new CertificateAnnulled({ on: annulment.on, reason: annulment.reason });
  if (supersededBy) throw new CertificateSuperseded({ code: supersededBy.code, title: supersededBy.title });
}

/** @throws AnnulledByItsIssuer, after what requireStanding throws */
export function requireAnnullable(standing: Standing, { issuedBy, by }: { issuedBy: string; by: string }): void {
  requireStanding(standing);
  if (issuedBy === by) throw new AnnulledByItsIssuer({});
}
