import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config';
import { tokenPrefix } from '../service-tokens/service-token.rules';
import { deviceCookie, deviceCookieDays } from './devices';

export const sessionCookie = 'trazagiro_session';

/** The token of the cookie; a program's token is no cookie. */
export function cookieOf({ cookies }: Pick<FastifyRequest, 'cookies'>): string | null {
  const token = cookies[sessionCookie] ?? '';
  return token === '' || token.startsWith(tokenPrefix) ? null : token;
}

type Settings = Pick<Config, 'SECURE_COOKIES'>;

/** The cookie of the pages: no script reads it, and no other site's request carries it. */
export function giveSession(
  reply: FastifyReply,
  session: { token: string; expiresAt: string },
  settings: Settings,
): void {
  void reply.setCookie(sessionCookie, session.token, {
    ...safe(settings),
    expires: new Date(session.expiresAt),
  });
}

export function takeSession(reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie, { path: '/' });
}

export function giveDevice(reply: FastifyReply, device: string, settings: Settings): void {
  void reply.setCookie(deviceCookie, device, { ...safe(settings), maxAge: deviceCookieDays * 86_400 });
}

function safe({ SECURE_COOKIES }: Settings) {
  return { httpOnly: true, sameSite: 'strict', secure: SECURE_COOKIES, path: '/' } as const;
}
