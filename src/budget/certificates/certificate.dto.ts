import { z } from 'zod';
import { date, id, instant, text } from '../../platform/http/forms';
import { readContent } from './certificate.content';
import type { StoredCertificate } from './certificate.queries';
import { certificateTypes } from './certificate.rules';
import { flagView, viewFlag } from './flag.dto';
import type { Flag } from './flag.rules';
import { standingView, viewStanding } from './standing.dto';
import type { Standing } from './standing.rules';

export const certificateForm = z.strictObject({
  type: z.enum(certificateTypes),
  subjectId: id(),
  cutoff: date().optional(),
});

export type CertificateForm = z.output<typeof certificateForm>;

/** The reason is printed on the new one, and told to whoever checks the old one. */
export const reissueForm = z.strictObject({ reason: text(500), cutoff: date().optional() });

export type ReissueForm = z.output<typeof reissueForm>;

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
  standing: standingView,
  /** Null while its facts stand. */
  flag: flagView.nullable(),
});

export type CertificateView = z.output<typeof certificateView>;

export function viewIssued({ id, type, year, number, code, sha256 }: Omit<StoredCertificate, 'issuedAt'>): IssuedView {
  return { id, type, year, number, code, sha256 };
}

interface Beside {
  readonly standing: Standing;
  readonly flag: Flag | null;
  /** Whether whoever asks may see the entries behind the flag. */
  readonly entries: boolean;
}

export function viewCertificate(stored: StoredCertificate, { standing, flag, entries }: Beside): CertificateView {
  const { words } = readContent(stored.content);
  return {
    ...viewIssued(stored),
    subjectId: stored.subjectId,
    issuedAt: stored.issuedAt,
    title: words.title,
    facts: [...words.facts],
    content: stored.content,
    standing: viewStanding(standing),
    flag: flag && viewFlag(flag, { entries }),
  };
}
