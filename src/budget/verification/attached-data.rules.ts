import { createHash } from 'node:crypto';
import type { ReadPdf } from '../../platform/paper/embedded-files';
import { readCode } from '../certificates/certificate.rules';
import { differencesOf, type Difference } from './comparison.rules';

/*
 * What a file says of itself, before anybody believes it: which certificate it claims to be, and whether the data that
 * it carries are those that were issued.
 */

/** Data that have the shape of a certificate's. */
export interface Carried {
  readonly text: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface Claim {
  /** In the order of belief: what the data say, then the names of the attachments. */
  readonly codes: readonly string[];
  readonly carried: readonly Carried[];
  /** Attachments of another kind: a certificate is issued with its data and nothing else. */
  readonly strange: number;
  /** It says so in its data and in the names of its attachments: one of them alone may be what was altered. */
  readonly several: boolean;
}

export function claimOf({ files, names }: Pick<ReadPdf, 'files' | 'names'>): Claim {
  const carried = files.flatMap(({ bytes }) => (bytes === null ? [] : carriedIn(bytes)));
  const said = carried.map(({ content }) => content.code);
  const named = names.map((name) => /^certificado-([\w-]{12,20})\.json$/.exec(name)?.[1]);
  const codes = [...said, ...named].flatMap((typed) => (typeof typed === 'string' ? (readCode(typed) ?? []) : []));
  const several = new Set(said).size > 1 && new Set(named.filter((each) => each !== undefined)).size > 1;
  return { codes: [...new Set(codes)], carried, strange: files.length - carried.length, several };
}

function carriedIn(bytes: Buffer): Carried[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const content = JSON.parse(text) as unknown;
    const looksLikeOne =
      typeof content === 'object' &&
      content !== null &&
      /^trazagiro\/certificate\//.test(String((content as Record<string, unknown>).schema));
    return looksLikeOne ? [{ text, content: content as Carried['content'] }] : [];
  } catch {
    return [];
  }
}

export type Comparison = 'identical' | 'data-intact' | 'data-changed' | 'data-unreadable';

/** What the data of a file are beside those that were issued; the file itself is not the one that was. */
export function compareCarried(
  { carried, strange }: Claim,
  issued: { readonly content: string; readonly sha256: string },
): { comparison: Exclude<Comparison, 'identical'>; differences: Difference[] } {
  const changed = carried.find(({ text }) => createHash('sha256').update(text, 'utf8').digest('hex') !== issued.sha256);
  if (!changed) {
    const intact = carried.length > 0 && strange === 0;
    return { comparison: intact ? 'data-intact' : 'data-unreadable', differences: [] };
  }
  return { comparison: 'data-changed', differences: differencesOf(JSON.parse(issued.content), changed.content) };
}
