import { chown, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { DATABASE_USER, inspectDataFolder, openFolder, prepareDataFolder } from './data-folder';
import { explainFileError } from './errors';
import { stopLeftover } from './leftover';
import { becomeOwner, inspectOwner, removeSocketFolder, SOCKET_FOLDER_PREFIX } from './owner';
import { chooseProgram } from './program';
import { launchServer, Server, SOCKET_PORT } from './server';

export { EmbeddedPostgresError } from './errors';

/** A PostgreSQL of our own, run from a folder, that lives as long as this process. */
export interface EmbeddedPostgres {
  /** For node-postgres and TypeORM; the host is the folder of a Unix socket that only this user can enter. */
  readonly connection: { host: string; port: number; user: string; database: string };
  /** As the server says it, e.g. `18.4`. */
  readonly version: string;
  /** Fast shutdown: open transactions are rolled back, committed ones are kept. Calling it again does nothing. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Absolute; the database goes into `postgres` inside it. */
  readonly folder: string;
  /** Created when missing. */
  readonly database: string;
  /** Server settings above our durable defaults, e.g. `{ fsync: 'off' }` in tests. */
  readonly settings?: Record<string, string>;
  /** Gets each line the server says, in English. */
  readonly log?: (line: string) => void;
  /** Gets the few lines that whoever waits at the terminal should see, in Spanish. */
  readonly tell?: (line: string) => void;
  /** A program has been started that works by itself for a while, and asks nothing of this process until it is done. */
  readonly whileItWorks?: () => void;
  /** The server ended without `stop()`. Nothing can be served any more: say so and exit. */
  readonly onUnexpectedExit?: (error: Error) => void;
}

/**
 * Starts the database of a folder, making it the first time.
 * @throws EmbeddedPostgresError with a Spanish message that says what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  if (!isAbsolute(options.folder)) throw new TypeError(`The data folder must be an absolute path: ${options.folder}`);
  const undo: (() => Promise<void>)[] = [];
  // Newest first: the folder is free for another only after the server is gone.
  const undoAll = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const folder = await openFolder(options.folder);
    const socketFolder = await makeSocketFolder();
    undo.push(() => rm(socketFolder, { recursive: true, force: true }));
    const owner = await becomeOwner(folder, socketFolder);
    undo.push(() => owner.release());
    const server = await startServer(folder, socketFolder, options);
    undo.push(() => server.stop());
    const connection = { host: socketFolder, port: SOCKET_PORT, user: DATABASE_USER, database: options.database };
    await createDatabase(connection);
    let stopping: Promise<void> | undefined;
    return { connection, version: server.version, stop: () => (stopping ??= undoAll()) };
  } catch (error) {
    await undoAll();
    throw explainFileError(error, options.folder);
  }
}

/**
 * Removes a folder whose owner died, with the server it may have left behind.
 * One that has an owner, or is so young that its owner may not have signed yet, is left alone.
 * @returns whether it was removed
 */
export async function removeAbandonedFolder(folder: string): Promise<boolean> {
  const owner = await inspectOwner(folder);
  const isYoung = Date.now() - (await stat(folder)).mtimeMs < 60_000;
  if (owner.state === 'alive' || (owner.state === 'none' && isYoung)) return false;
  await stopLeftover(join(await realpath(folder), 'postgres'), () => {});
  await rm(folder, { recursive: true, force: true });
  if (owner.state === 'dead') await removeSocketFolder(owner.socketFolder);
  return true;
}

/** The path of a Unix socket may have 107 characters (103 on macOS), and a data folder's path is often longer. */
async function makeSocketFolder(): Promise<string> {
  const parent = tmpdir().length <= 64 ? tmpdir() : '/tmp';
  return realpath(await mkdtemp(join(parent, SOCKET_FOLDER_PREFIX)));
}

async function startServer(folder: string, socketFolder: string, options: EmbeddedPostgresOptions): Promise<Server> {
  const {
    settings = {},
    log = () => {},
    tell = () => {},
    onUnexpectedExit = () => {},
    whileItWorks = () => {},
  } = options;
  const data = await inspectDataFolder(folder);
  const program = await chooseProgram({ folder, socketFolder, dataMajor: data.major, dataOwner: data.owner });
  await stopLeftover(data.path, tell);
  if (program.owner.uid !== process.getuid?.()) await chown(socketFolder, program.owner.uid, program.owner.gid);
  if (data.major === undefined) tell(`Creando la base de datos en ${data.path} (PostgreSQL ${program.major})…`);
  await prepareDataFolder(data, program, { durable: settings['fsync'] !== 'off', whileItWorks });
  const known = { dataFolder: data.path, socketFolder, settings };
  return launchServer(program, { ...known, log, tell, onUnexpectedExit, whileItWorks });
}

async function createDatabase(connection: EmbeddedPostgres['connection']): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [connection.database]);
    if (rowCount === 0) await client.query(`create database ${escapeIdentifier(connection.database)}`);
  } finally {
    await client.end();
  }
}
