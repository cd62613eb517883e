import { ChildProcess, execFile, spawn, SpawnOptions } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Binaries, findBinaries } from './binaries';
import { binariesMissing, folderOfAnotherVersion } from './errors';

const run = promisify(execFile);

/** A user and group of the machine, by number. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** A PostgreSQL that was seen to run here, and the way to run it. */
export interface Program {
  readonly major: number;
  /** Who must own the data folder, as the file system of this machine sees it. */
  readonly owner: Identity;
  spawn(command: 'initdb' | 'postgres', args: readonly string[], options?: SpawnOptions): ChildProcess;
}

/** What the program must be able to do. */
export interface Need {
  readonly folder: string;
  readonly socketFolder: string;
  /** The version of the database that is there, if one is. */
  readonly dataMajor: number | undefined;
  readonly dataOwner: Identity;
}

/**
 * Chooses the first PostgreSQL, and the first way of running it, that work on this machine and can reach the folders.
 * @throws EmbeddedPostgresError `binaries-missing`, `folder-of-another-version`
 */
export async function chooseProgram(need: Need): Promise<Program> {
  const attempts: string[] = [];
  const majors = new Set<number>();
  for (const binaries of await findBinaries(need.socketFolder)) {
    for (const way of waysToRun(need.dataOwner)) {
      const version = await tryOut(binaries, way, need);
      if (typeof version !== 'number') {
        attempts.push(`${binaries.origin} ${way.description}: ${version.refusal}`);
        continue;
      }
      majors.add(version);
      if (version >= 15 && (need.dataMajor ?? version) === version) return toProgram(binaries, way, version);
      break;
    }
  }
  if (need.dataMajor !== undefined && majors.size > 0) {
    throw folderOfAnotherVersion({
      folder: need.folder,
      data: String(need.dataMajor),
      programs: [...majors].map(String),
    });
  }
  for (const major of majors) attempts.push(`PostgreSQL ${major} es anterior a 15`);
  throw binariesMissing(attempts.length > 0 ? attempts : ['no se encontró initdb ni postgres']);
}

/** How a program is started: itself, or behind another that changes who it runs as. */
interface Way {
  readonly description: string;
  readonly prefix: readonly string[];
  readonly identity?: Identity;
  readonly owner: Identity;
}

const NOBODY: Identity = { uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root, and we create no users. Root therefore runs it
 * - in a user namespace where root is called nobody: files stay root's, and a clone under a 0700 folder can be read;
 * - or, where namespaces are forbidden (Docker), as nobody with the one capability that opens such a folder;
 * - or as plain nobody.
 * A database that already belongs to somebody is run as that somebody first, so that it stays theirs.
 */
function waysToRun(dataOwner: Identity): Way[] {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  const namespace: Way = {
    description: 'con unshare',
    prefix: ['unshare', '--user', `--map-user=${NOBODY.uid}`, `--map-group=${NOBODY.gid}`, '--'],
    owner: { uid, gid },
  };
  // initdb wants a name for its user, which the arbitrary users of a container do not have; nobody has one everywhere.
  if (uid !== 0) return [{ description: 'como este usuario', prefix: [], owner: { uid, gid } }, namespace];
  if (dataOwner.uid === 0) return [namespace, ...asAnotherUser(NOBODY)];
  return [...asAnotherUser(dataOwner), namespace];
}

function asAnotherUser(identity: Identity): Way[] {
  const { uid, gid } = identity;
  const setpriv = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
  return [
    { description: `con setpriv (uid ${uid})`, prefix: [...setpriv, ...capability, '--'], owner: identity },
    { description: `como uid ${uid}`, prefix: [], identity, owner: identity },
  ];
}

const TRIAL = `
  needs_name=$1 program=$2; shift 2
  if [ "$needs_name" = yes ]; then id -un >/dev/null || exit 1; fi
  for folder do [ -x "$folder" ] || { echo "$folder: Permission denied" >&2; exit 1; }; done
  exec "$program" --version`;

async function tryOut(binaries: Binaries, way: Way, need: Need): Promise<number | { refusal: string }> {
  const needsName = need.dataMajor === undefined ? 'yes' : 'no';
  const folders = [need.folder, dirname(need.socketFolder)];
  const trial = ['sh', '-c', TRIAL, 'sh', needsName, join(binaries.folder, 'postgres'), ...folders];
  const [file = '', ...args] = [...way.prefix, ...trial];
  try {
    const { stdout } = await run(file, args, { ...optionsOf(binaries, way), timeout: 20_000 });
    const major = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
    return major === undefined ? { refusal: stdout.trim() } : Number(major);
  } catch (error) {
    const { stderr, code } = error as { stderr?: string; code?: number | string };
    return { refusal: (stderr ?? '').trim().split('\n').at(-1) || `terminó con ${code ?? 'una señal'}` };
  }
}

function toProgram(binaries: Binaries, way: Way, major: number): Program {
  return {
    major,
    owner: way.owner,
    spawn(command, args, options = {}) {
      const [file = '', ...rest] = [...way.prefix, join(binaries.folder, command), ...args];
      return spawn(file, rest, {
        ...optionsOf(binaries, way),
        ...options,
        env: { ...optionsOf(binaries, way).env, ...options.env },
      });
    },
  };
}

/** Its own environment: PGPORT, PGDATA or a locale of the person's shell must not reach the server. */
function optionsOf(binaries: Binaries, way: Way): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  const env = { PATH: process.env['PATH'], HOME: '/', LC_ALL: 'C', ...binaries.environment };
  // The folder we are in may be closed to whom the program runs as.
  return { cwd: '/', env, ...way.identity };
}
