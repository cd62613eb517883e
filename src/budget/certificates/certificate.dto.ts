import { z } from 'zod';
import { date, id, instant } from '../../platform/http/forms';
import type { CertificateContent } from './certificate.content';
import type { StoredCertificate } from './certificate.queries';
import { certificateTypes } from './certificate.rules';

export const certificateForm = z.strictObject({
  type: z.enum(certificateTypes),
  subjectId: id(),
  cutoff: date().optional(),
});

export type CertificateForm = z.output<typeof certificateForm>;

const stamped = {
  id: z.string(),
  type: z.enum(certificateTypes),
  year: z.number().int(),
  number: z.number().int(),
  code: z.string(),
  sha256: z.string(),
};

export const issuedView = z.object(stamped);

export type IssuedView = z.output<typeof issuedView>;

/** `content` is the canonical JSON itself, as text: its SHA-256 is `sha256`. */
export const certificateView = z.object({
  ...stamped,
  subjectId: z.string(),
  issuedAt: instant(),
  title: z.string(),
  facts: z.array(z.string()),
  content: z.string(),
});

export type CertificateView = z.output<typeof certificateView>;

/** What anybody may be told of a code: what the certificate itself says, and nothing else. */
export const verificationView = z.object({
  state: z.enum(['valid', 'unknown']),
  detail: z.string(),
  certificate: z
    .object({
      title: z.string(),
      subtitle: z.string(),
      issuer: z.string(),
      code: z.string(),
      issuedOn: z.string(),
      cutoff: z.string(),
      facts: z.array(z.string()),
      figures: z.array(z.object({ concept: z.string(), amount: z.string() })),
      unsigned: z.string(),
      prototype: z.string(),
      sha256: z.string(),
    })
    .nullable(),
});

export type VerificationView = z.output<typeof verificationView>;

export function viewIssued({ id, type, year, number, code, sha256 }: Omit<StoredCertificate, 'issuedAt'>): IssuedView {
  return { id, type, year, number, code, sha256 };
}

export function viewCertificate(stored: StoredCertificate): CertificateView {
  const { words } = contentOf(stored);
  return {
    ...viewIssued(stored),
    subjectId: stored.subjectId,
    issuedAt: stored.issuedAt,
    title: words.title,
    facts: [...words.facts],
    content: stored.content,
  };
}

export function viewVerification(stored: StoredCertificate | null): VerificationView {
  if (!stored) {
    return {
      state: 'unknown',
      detail: 'No hay ningún certificado con este código. Revise que esté escrito como aparece en el documento.',
      certificate: null,
    };
  }
  const { words, issuer, code, issuedOn, cutoff } = contentOf(stored);
  return {
    state: 'valid',
    detail:
      'El certificado existe y no ha cambiado desde que se expidió. Compare lo que dice aquí, y su SHA-256, con el documento.',
    certificate: {
      title: words.title,
      subtitle: words.subtitle,
      issuer,
      code,
      issuedOn,
      cutoff,
      facts: [...words.facts],
      figures: words.tables.flatMap(({ rows }) =>
        rows.map((cells) => ({ concept: cells[0] ?? '', amount: cells.at(-1) ?? '' })),
      ),
      unsigned: words.unsigned.title,
      prototype: words.prototype,
      sha256: stored.sha256,
    },
  };
}

function contentOf({ content }: StoredCertificate): CertificateContent {
  return JSON.parse(content) as CertificateContent;
}
