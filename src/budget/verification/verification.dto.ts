import { z } from 'zod';
import type { HeldCertificate } from '../certificate-batches/batch-file.queries';
import { readContent } from '../certificates/certificate.content';
import type { StoredCertificate } from '../certificates/certificate.queries';
import { flagView, viewFlagForAnybody } from '../certificates/flag.dto';
import type { Flag } from '../certificates/flag.rules';
import type { Last, Standing } from '../certificates/standing.rules';
import type { Comparison } from './attached-data.rules';
import type { Difference } from './comparison.rules';
import { changedSince, detailOf, detailOfSeveral, stateOf, unknownSeveral } from './verification.rules';

const neighbourView = z.object({ title: z.string(), code: z.string() });

/** What anybody may be told: what the certificate itself says, what became of it, and nothing else. */
export const verificationView = z.object({
  state: z.enum(['valid', 'superseded', 'annulled', 'altered', 'several', 'unknown']),
  detail: z.string(),
  /** Of the file that was brought; null when only a code was. */
  file: z
    .object({
      sha256: z.string(),
      comparison: z.enum(['identical', 'data-intact', 'data-changed', 'data-unreadable']).nullable(),
      differences: z.array(z.object({ field: z.string(), said: z.string().nullable(), issued: z.string().nullable() })),
    })
    .nullable(),
  certificate: z
    .object({
      state: z.enum(['valid', 'superseded', 'annulled']),
      title: z.string(),
      subtitle: z.string(),
      issuer: z.string(),
      code: z.string(),
      issuedOn: z.string(),
      cutoff: z.string(),
      facts: z.array(z.string()),
      figures: z.array(z.object({ concept: z.string(), amount: z.string() })),
      signature: z.string(),
      prototype: z.string(),
      sha256: z.string(),
      /** Of the record, as printed on the certificate; null: it was not sealed yet. */
      seal: z
        .object({ number: z.number(), root: z.string(), size: z.number(), sealedAt: z.string(), key: z.string() })
        .nullable(),
      annulment: z.object({ on: z.string(), reason: z.string() }).nullable(),
      supersededBy: neighbourView.nullable(),
      supersedes: neighbourView.nullable(),
      /** The last of those that took its place, one after another: the one to use, unless it was annulled. */
      last: neighbourView.extend({ annulledOn: z.string().nullable() }).nullable(),
      /** What changed of its facts since it was issued; null while they stand. */
      flag: flagView.nullable(),
    })
    .nullable(),
  /** Those of a file that was handed out with several, in its order; null when it is of one. */
  certificates: z
    .array(
      z.object({
        code: z.string(),
        title: z.string(),
        subtitle: z.string(),
        state: z.enum(['valid', 'superseded', 'annulled']),
      }),
    )
    .nullable(),
});

export type VerificationView = z.output<typeof verificationView>;

/** The file that was brought, beside the certificate that it is of. */
export interface BroughtFile {
  readonly sha256: string;
  readonly comparison: Comparison;
  readonly differences: readonly Difference[];
}

export interface Found {
  readonly stored: StoredCertificate;
  readonly standing: Standing;
  readonly flag: Flag | null;
  /** Where the chain of those that took its place ends. */
  readonly last: Last | null;
}

export function viewUnknown(detail: string, sha256: string | null): VerificationView {
  return {
    state: 'unknown',
    detail,
    file: sha256 === null ? null : { sha256, comparison: null, differences: [] },
    certificate: null,
    certificates: null,
  };
}

/** A file that was handed out with several certificates: which ones, and whether each stands. */
export function viewSeveral(held: readonly HeldCertificate[], sha256: string): VerificationView {
  return {
    state: 'several',
    detail: detailOfSeveral(held),
    file: { sha256, comparison: 'identical', differences: [] },
    certificate: null,
    certificates: held.map(({ code, title, subtitle, state }) => ({ code, title, subtitle, state })),
  };
}

/** A file with the data of several that is none of ours: each is to be checked by itself. */
export function viewSeveralUnknown(sha256: string): VerificationView {
  return { ...viewUnknown(unknownSeveral, sha256), state: 'altered' };
}

export function viewVerification(found: Found, file: BroughtFile | null): VerificationView {
  const { standing, flag, last } = found;
  const comparison = file?.comparison ?? null;
  return {
    state: stateOf(standing, comparison),
    detail: [detailOf(standing, comparison, last), ...(flag ? [changedSince] : [])].join(' '),
    file: file && {
      sha256: file.sha256,
      comparison: file.comparison,
      differences: file.differences.map(viewDifference),
    },
    certificate: viewCertified(found),
    certificates: null,
  };
}

function viewCertified({ stored, standing, flag, last }: Found): VerificationView['certificate'] {
  const { words, issuer, code, issuedOn, cutoff, seal } = readContent(stored.content);
  const { annulment, supersededBy, supersedes } = standing;
  return {
    state: standing.state,
    title: words.title,
    subtitle: words.subtitle,
    issuer,
    code,
    issuedOn,
    cutoff,
    facts: [...words.facts],
    figures: words.tables.flatMap(({ rows, total }) =>
      [...rows, ...(total ? [total] : [])].map((cells) => ({ concept: cells[0] ?? '', amount: cells.at(-1) ?? '' })),
    ),
    signature: words.signature.title,
    prototype: words.prototype,
    sha256: stored.sha256,
    seal,
    annulment: annulment && { on: annulment.on, reason: annulment.reason },
    supersededBy: supersededBy && { title: supersededBy.title, code: supersededBy.code },
    supersedes: supersedes && { title: supersedes.title, code: supersedes.code },
    last: last && { title: last.title, code: last.code, annulledOn: last.annulledOn },
    flag: flag && viewFlagForAnybody(flag),
  };
}

function viewDifference({ field, said, issued }: Difference): Difference {
  return { field, said, issued };
}
