import type { FastifyInstance } from 'fastify';

const contentSecurityPolicy = {
  'default-src': "'none'",
  'style-src': "'self'",
  'script-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

/** What every answer tells a browser, whoever made the answer: those of helmet 8, with a policy of our own. */
const headers = {
  'content-security-policy': Object.entries(contentSecurityPolicy)
    .map((directive) => directive.join(' '))
    .join(';'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  // The old filter of browsers can be turned against a page: off.
  'x-xss-protection': '0',
};

// HSTS and upgrading to HTTPS would lock a plain-HTTP installation out of itself; the TLS proxy's setting turns them on.
const overTls = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** They never change, so they are written once and not made again for each request. */
export function tellBrowsers(server: FastifyInstance, { secure }: { secure: boolean }): void {
  const told = secure ? { ...headers, ...overTls } : headers;
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(told);
    done();
  });
}
