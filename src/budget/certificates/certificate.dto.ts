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

/** What was frozen, read again. */
export function contentOf({ content }: StoredCertificate): CertificateContent {
  return JSON.parse(content) as CertificateContent;
}
