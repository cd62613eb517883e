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

/** With its words, so that a try (`Dry-Run`) shows what it would say. */
export const issuedView = z.object({ ...stamped, title: z.string(), facts: z.array(z.string()) });

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

export function viewIssued(stored: Omit<StoredCertificate, 'issuedAt'>): IssuedView {
  const { id, type, year, number, code, sha256, content } = stored;
  const { title, facts } = readContent(content).words;
  return { id, type, year, number, code, sha256, title, facts: [...facts] };
}

interface Beside {
  readonly standing: Standing;
  readonly flag: Flag | null;
  /** Whether whoever asks may see the entries behind the flag. */
  readonly entries: boolean;
}

export function viewCertificate(stored: StoredCertificate, { standing, flag, entries }: Beside): CertificateView {
  return {
    ...viewIssued(stored),
    subjectId: stored.subjectId,
    issuedAt: stored.issuedAt,
    content: stored.content,
    standing: viewStanding(standing),
    flag: flag && viewFlag(flag, { entries }),
  };
}
