import type { Config } from '../platform/config';
import { openServiceDoor, type Doors } from '../platform/database/service-role';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres';

export interface Database {
  readonly embedded: boolean;
  /** @throws DatabaseUnreachable */
  openDoors(): Promise<Doors>;
  readonly name: string;
  stop(): Promise<void>;
}

export interface Starting {
  /** Gets the few lines that whoever waits should see. */
  readonly say: (line: string) => void;
  /** A program of PostgreSQL works by itself: what keeps this process busy for a second is best done now. */
  readonly whileItWorks: () => void;
}

/**
 * The database of DATABASE_URL, or our own.
 * @throws EmbeddedPostgresError
 */
export async function openDatabase(config: Config, { say, whileItWorks }: Starting): Promise<Database> {
  const url = config.DATABASE_URL;
  if (url !== undefined) {
    return {
      embedded: false,
      openDoors: () => doorsOf({ url }, config.DATABASE_OWNER_URL),
      name: 'la de DATABASE_URL',
      stop: async () => {},
    };
  }
  const embedded = await startEmbeddedPostgres({
    folder: config.dataFolder,
    database: 'trazagiro',
    tell: say,
    whileItWorks,
    onUnexpectedExit: (error) => {
      process.stderr.write(`\n${error.message}\n`);
      process.exit(1);
    },
  });
  return {
    embedded: true,
    openDoors: () => openServiceDoor(embedded.connection),
    name: `PostgreSQL ${embedded.version} en ${config.dataFolder}`,
    stop: () => embedded.stop(),
  };
}

/** One user does both works and is held to one of them by `SET ROLE`; two users are better: nothing brings that back. */
function doorsOf(service: { url: string }, owner: string | undefined): Promise<Doors> {
  return owner === undefined ? openServiceDoor(service) : Promise.resolve({ owner: { url: owner }, service });
}
