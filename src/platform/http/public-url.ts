import type { FastifyRequest } from 'fastify';
import type { Config } from '../config';

/** Where people open the service: the setting, or else the address by which this request came. */
export function publicUrl({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>, request: FastifyRequest): string {
  return PUBLIC_URL ?? `${request.protocol}://${request.host}`;
}
