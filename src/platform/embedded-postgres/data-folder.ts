import {
  chmod,
  chown,
  lchown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { crashed, diskFull, folderForeign, folderNotData, folderUnwritable, saysDiskFull } from './errors';
import type { Identity, Program } from './program';

/** The superuser of the embedded cluster; the only one that can reach its socket is the user who started us. */
export const DATABASE_USER = 'trazagiro';

/** @returns the folder without symbolic links, which is how running processes name it */
export async function openFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true }).catch((failure: unknown) => {
    const error = failure as NodeJS.ErrnoException;
    // What Node makes of a read-only disk when it makes folders above as well.
    throw error.code === 'ENOENT' ? folderUnwritable(folder, error) : error;
  });
  return realpath(folder);
}

/** What lies in a data folder before we touch it. */
export interface DataFolder {
  readonly path: string;
  /** Undefined when no database has been made yet. */
  readonly major: number | undefined;
  readonly owner: Identity;
}

/** @throws EmbeddedPostgresError `folder-not-data`, `folder-foreign` */
export async function inspectDataFolder(folder: string): Promise<DataFolder> {
  const path = join(folder, 'postgres');
  const there = await stat(path).catch(absent);
  const { uid, gid } = there ?? (await stat(folder));
  if (there && !there.isDirectory()) throw folderNotData(path);
  const self = process.getuid?.() ?? uid;
  if (there && self !== 0 && uid !== self) throw folderForeign({ folder: path, uid });
  const version = there ? await readFile(join(path, 'PG_VERSION'), 'utf8').catch(absent) : undefined;
  if (there && version === undefined && (await readdir(path)).length > 0) throw folderNotData(path);
  return { path, major: version === undefined ? undefined : Number.parseInt(version, 10), owner: { uid, gid } };
}

/**
 * Makes the database if there is none, and gives it to whom PostgreSQL runs as.
 * It is made beside its place and moved there whole: a power cut in the middle leaves nothing that looks like data.
 */
export async function prepareDataFolder(data: DataFolder, program: Program, making: Making): Promise<void> {
  await removeUnfinished(data.path);
  if (data.major !== undefined) return handOver(data, program.owner);
  const unfinished = await mkdtemp(`${data.path}.new-`);
  try {
    if (program.owner.uid !== process.getuid?.()) await chown(unfinished, program.owner.uid, program.owner.gid);
    await initdb(unfinished, program, making);
    await rmdir(data.path).catch(absent);
    await rename(unfinished, data.path);
    if (making.durable) await flush(join(data.path, '..'));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function removeUnfinished(path: string): Promise<void> {
  const parent = join(path, '..');
  const names = (await readdir(parent)).filter((name) => name.startsWith('postgres.new-'));
  await Promise.all(names.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

async function handOver(data: DataFolder, owner: Identity): Promise<void> {
  if (data.owner.uid !== owner.uid) {
    const names = await readdir(data.path, { recursive: true });
    for (const name of names) await lchown(join(data.path, name), owner.uid, owner.gid);
    // Last, so that a hand-over cut short is done again.
    await chown(data.path, owner.uid, owner.gid);
  }
  // PostgreSQL refuses a folder that others may read, as one that was copied or unpacked often is.
  await chmod(data.path, 0o700);
}

interface Making {
  readonly durable: boolean;
  readonly whileItWorks: () => void;
}

async function initdb(path: string, program: Program, { durable, whileItWorks }: Making): Promise<void> {
  const locale =
    program.major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : [`--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`, '--lc-messages=C'];
  const args = ['-D', path, '-U', DATABASE_USER, '-A', 'trust', '-E', 'UTF8', '--data-checksums', ...locale];
  const child = program.spawn('initdb', durable ? args : [...args, '--no-sync'], { stdio: ['ignore', 'pipe', 'pipe'] });
  whileItWorks();
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) {
    const output = said.join('');
    if (saysDiskFull(output)) throw diskFull(join(path, '..'));
    throw crashed({ what: 'No se pudo crear la base de datos', said: output.trim().split('\n').slice(-8) });
  }
  // Only the socket, and the socket's folder lets only us in. There is no line for the network.
  await writeFile(join(path, 'pg_hba.conf'), 'local all all trust\n');
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
