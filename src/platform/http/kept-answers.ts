import type { FastifyReply } from 'fastify';

/** By what a public answer is recognised, and for how long anybody may keep it without asking. */
export interface Freshness {
  readonly etag: string;
  /** The instant, in UTC, since which it says what it says; null when it is not known. */
  readonly modifiedAt: string | null;
  readonly maxAgeSeconds: number;
}

/**
 * Says how fresh a public answer is, and whether whoever asks has it already: then the status is 304 and nothing more is
 * to be sent. `If-None-Match` decides where it is given, else `If-Modified-Since` (RFC 9110, 13.2.2).
 */
export function isHeldAlready(reply: FastifyReply, { etag, modifiedAt, maxAgeSeconds }: Freshness): boolean {
  void reply.header('etag', etag).header('cache-control', `public, max-age=${maxAgeSeconds}`);
  // Whoever builds a page on public figures reads them from another origin; nothing here depends on who asks.
  void reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
  const modified = modifiedAt === null ? null : new Date(modifiedAt);
  if (modified) void reply.header('last-modified', modified.toUTCString());
  const { 'if-none-match': tags, 'if-modified-since': since } = reply.request.headers;
  const held =
    tags === undefined
      ? modified !== null && since !== undefined && seconds(modified.getTime()) <= seconds(Date.parse(since))
      : tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (held) void reply.status(304);
  return held;
}

/** Dates of HTTP have no fractions; what is no date is NaN, and later than nothing. */
function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
