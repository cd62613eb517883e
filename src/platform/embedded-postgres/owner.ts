import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { alreadyRunning } from './errors';
import { identify } from './processes';

/** The right of one Node process to run the database of a folder. */
export interface Owner {
  release(): Promise<void>;
}

interface OwnerRecord {
  readonly pid: number;
  readonly identity: string;
  readonly socketFolder: string;
}

/**
 * Makes this process the folder's owner, or throws. An owner that died without a word is no obstacle: the record names
 * the process by its start time, so a process id given again to somebody else is not taken for it.
 *
 * Records are numbered (`postgres.owner-7`) and only ever created anew, which the file system does for one alone: of
 * two processes that find owner 7 dead, one creates owner 8 and the other sees it. Deleting and writing again could
 * not promise that.
 * @throws EmbeddedPostgresError `already-running`
 */
export async function becomeOwner(folder: string, socketFolder: string): Promise<Owner> {
  const identity = await identify(process.pid);
  const record: OwnerRecord = { pid: process.pid, identity: identity ?? '', socketFolder };
  for (;;) {
    const last = await lastGeneration(folder);
    const owner = await readRecord(recordPath(folder, last));
    if (owner && (await isAlive(owner))) throw alreadyRunning({ folder, pid: owner.pid });
    const mine = recordPath(folder, last + 1);
    if (!(await create(mine, record))) continue;
    if (owner) await removeSocketFolder(owner.socketFolder);
    await removeRecordsBefore(folder, last + 1);
    return { release: () => writeFile(mine, RELEASED) };
  }
}

/** Whether the last owner of this folder lives, died without a word, or there is none to speak of. */
export type Ownership = { state: 'alive' } | { state: 'dead'; socketFolder: string } | { state: 'none' };

export async function inspectOwner(folder: string): Promise<Ownership> {
  const owner = await readRecord(recordPath(folder, await lastGeneration(folder)));
  if (owner === undefined) return { state: 'none' };
  return (await isAlive(owner)) ? { state: 'alive' } : { state: 'dead', socketFolder: owner.socketFolder };
}

const RELEASED = 'released\n';
const RECORD = /^postgres\.owner-(\d+)$/;

const recordPath = (folder: string, generation: number) => join(folder, `postgres.owner-${generation}`);

async function generations(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.map((name) => Number(RECORD.exec(name)?.[1] ?? 0)).filter((generation) => generation > 0);
}

async function lastGeneration(folder: string): Promise<number> {
  return Math.max(0, ...(await generations(folder)));
}

async function readRecord(path: string): Promise<OwnerRecord | undefined> {
  for (let patience = 20; patience > 0; patience--) {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return RELEASED;
      throw error;
    });
    if (text === RELEASED) return undefined;
    if (text.endsWith('\n')) return JSON.parse(text) as OwnerRecord;
    // Created and not yet written: its owner is at it this moment, or died in it.
    await sleep(25);
  }
  return undefined;
}

async function isAlive(owner: OwnerRecord): Promise<boolean> {
  return (await identify(owner.pid)) === owner.identity;
}

async function create(path: string, record: OwnerRecord): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(record) + '\n', { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeRecordsBefore(folder: string, generation: number): Promise<void> {
  const old = (await generations(folder)).filter((found) => found < generation);
  await Promise.all(old.map((found) => rm(recordPath(folder, found), { force: true })));
}

export async function removeSocketFolder(path: string): Promise<void> {
  // The record is a file that anyone may have edited: only what looks like ours is removed.
  if (basename(path).startsWith(SOCKET_FOLDER_PREFIX)) await rm(path, { recursive: true, force: true }).catch(() => {});
}

export const SOCKET_FOLDER_PREFIX = 'trazagiro-pg-';
