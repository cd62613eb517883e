import type { FastifyRequest } from 'fastify';
import { refusal } from '../kernel/errors';

export const CrossSite = refusal(
  'desk.cross-site',
  'forbidden',
  { es: 'La petición viene de otro sitio', en: 'The request comes from another site' },
  {
    es: () => 'Este formulario se envía solo desde sus propias páginas. Ábralas de nuevo y repita.',
    en: () => 'This form is only sent from its own pages. Open them again and repeat.',
  },
);

/**
 * A second lock behind the SameSite cookie: what acts must come from a page of ours. Browsers tell it in Sec-Fetch-Site
 * on HTTPS and on this machine, and in Origin everywhere; who tells neither is refused.
 * @throws CrossSite
 */
export function requireSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const same = site === undefined ? hostOf(request.headers.origin) === request.host : site === 'same-origin';
  if (!same) throw new CrossSite();
}

function hostOf(origin: string | undefined): string | null {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : null;
}
