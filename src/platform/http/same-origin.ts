import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { refusal } from '../../kernel/errors';
import { UnsupportedType } from './problems';

export const CrossSite = refusal(
  'desk.cross-site',
  'forbidden',
  { es: 'La petición viene de otro sitio', en: 'The request comes from another site' },
  {
    es: () => 'Este formulario se envía solo desde sus propias páginas. Ábralas de nuevo y repita.',
    en: () => 'This form is only sent from its own pages. Open them again and repeat.',
  },
);

const metadata = 'trazagiro:from-anywhere';

/** A form that acts by a secret of its own and by no cookie: where it comes from says nothing. */
export function FromAnywhere(): MethodDecorator {
  return SetMetadata(metadata, true);
}

/**
 * What acts comes from a page of ours, on every route, also on one that somebody adds tomorrow:
 *
 *   the API      acts by its bearer token alone (the guard of access ignores the cookie), takes no HTML form (a form of
 *                another site could sign its visitor in to a foreign account) and nothing that a browser calls foreign;
 *   the pages    act by the cookie, SameSite=Strict, and by this second lock.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method === 'GET' || request.method === 'HEAD') return true;
    if (request.url.startsWith('/api/')) requireNoForeignForm(request);
    else if (this.reflector.get<boolean | undefined>(metadata, context.getHandler()) !== true)
      requireSameOrigin(request);
    return true;
  }
}

function requireNoForeignForm(request: FastifyRequest): void {
  if (/^application\/x-www-form-urlencoded/i.test(request.headers['content-type'] ?? '')) throw new UnsupportedType({});
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new CrossSite();
}

// Browsers tell it in Sec-Fetch-Site on HTTPS and on this machine, and in Origin everywhere; who tells neither is refused.
function requireSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const same = site === undefined ? hostOf(request.headers.origin) === request.host : site === 'same-origin';
  if (!same) throw new CrossSite();
}

function hostOf(origin: string | undefined): string | null {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : null;
}
