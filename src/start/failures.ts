import { KeyRetired } from '../budget/audit/seal-keys';
import { ConfigError } from '../platform/config';
import { DatabaseUnreachable } from '../platform/database/unreachable';
import { EmbeddedPostgresError } from '../platform/embedded-postgres/embedded-postgres';
import { StartRefused } from './free-port';

/** What to say when the service cannot start: the reason alone where it is known, all there is where it is a bug. */
export function explain(error: unknown): string {
  const known = [StartRefused, ConfigError, DatabaseUnreachable, EmbeddedPostgresError, KeyRetired];
  if (error instanceof Error && known.some((kind) => error instanceof kind)) return error.message;
  return `Trazagiro no pudo seguir por un error suyo:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
