import { applyDecorators, Header, HttpCode, UseInterceptors } from '@nestjs/common';
import { CookieRenewal } from './cookie-renewal';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  // Money of the state on shared office machines: nothing stays behind a closed session.
  'cache-control': 'no-store',
  // With the no-referrer of every other answer the browser would send «Origin: null» with our own forms.
  'referrer-policy': 'same-origin',
} as const;

/** The route answers a page. */
export function Page(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(CookieRenewal),
    HttpCode(200),
    ...Object.entries(headers).map(([name, value]) => Header(name, value)),
  );
}

const openHeaders = { ...headers, 'cache-control': 'public, max-age=60' };

/** The route answers a page that is the same for everybody: it may be kept for a minute, and touches no cookie. */
export function OpenPage(): MethodDecorator {
  return applyDecorators(HttpCode(200), ...Object.entries(openHeaders).map(([name, value]) => Header(name, value)));
}

/** The same, for a page that is sent without a route. */
export const pageHeaders: Readonly<Record<string, string>> = headers;
