import { ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DATABASE_USER } from './data-folder';
import { crashed, diskFull, saysDiskFull } from './errors';
import { stopLeftover, stopServer } from './leftover';
import type { Program } from './program';

export interface ServerOptions {
  readonly dataFolder: string;
  readonly socketFolder: string;
  readonly settings: Record<string, string>;
  readonly log: (line: string) => void;
  readonly tell: (line: string) => void;
  readonly onUnexpectedExit: (error: Error) => void;
  readonly whileItWorks: () => void;
}

/** A running server that answers. */
export interface Server {
  readonly version: string;
  stop(): Promise<void>;
}

/** The port only names the socket's file; nothing listens on the network. */
export const SOCKET_PORT = 5432;

/** @throws EmbeddedPostgresError `disk-full`, `crashed` */
export async function launchServer(program: Program, options: ServerOptions): Promise<Server> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const stalePid = await stopLeftover(options.dataFolder, options.tell);
    const attempt = startProcess(program, options, stalePid);
    options.whileItWorks();
    try {
      return await whenReady(attempt, options);
    } catch (error) {
      await attempt.stop();
      if (!attempt.lastLines().some(meansPatience) || Date.now() > deadline) throw error;
      await sleep(250);
    }
  }
}

/**
 * Sessions of a server that was killed end by themselves once they notice, and until then PostgreSQL rightly refuses.
 * A server whose owner was killed while it was starting shows itself only now.
 */
const meansPatience = (line: string) =>
  line.includes('pre-existing shared memory block') || line.includes('"postmaster.pid" already exists');

interface ServerProcess {
  readonly exited: Promise<void>;
  hasExited(): boolean;
  lastLines(): string[];
  stop(): Promise<void>;
}

function startProcess(program: Program, options: ServerOptions, stalePid: number | undefined): ServerProcess {
  // Detached: a Ctrl-C in the terminal must reach us alone, so that requests under way still find their database.
  const child = program.spawn('postgres', serverArguments(options), {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // PostgreSQL's own way of being told which process id in postmaster.pid is no server (pg_ctl uses it).
    env: stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(stalePid) },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > 12) lines.shift();
      options.log(line);
    });
  }
  let exited = false;
  const exit = new Promise<void>((resolve) => {
    const finish = () => {
      exited = true;
      resolve();
    };
    child.on('error', finish).on('close', finish);
  });
  const watchdog = startWatchdog(child, options.dataFolder);
  const stop = async () => {
    if (child.pid !== undefined && !exited) await stopServer(child.pid);
    await exit;
    watchdog?.kill();
  };
  return { exited: exit, hasExited: () => exited, lastLines: () => [...lines], stop };
}

function serverArguments({ dataFolder, socketFolder, settings }: ServerOptions): string[] {
  const all = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // A table that grows from tens of rows to thousands in one sitting is counted anew before its plans hurt.
    autovacuum_naptime: '10s',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', dataFolder, '-p', String(SOCKET_PORT), ...flags];
}

/**
 * A shell that sleeps until our end of a pipe closes, which even SIGKILL does, and then shuts the server down.
 * It compares with postmaster.pid first: by then the process id might be another's.
 */
function startWatchdog(child: ChildProcess, dataFolder: string): ChildProcess | undefined {
  if (child.pid === undefined) return undefined;
  const script = 'read -r _; [ "$(head -n 1 "$2" 2>/dev/null)" = "$1" ] && kill -INT "$1"';
  const args = ['-c', script, 'trazagiro-watchdog', String(child.pid), join(dataFolder, 'postmaster.pid')];
  const watchdog = spawn('/bin/sh', args, { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watchdog.on('error', () => {});
  watchdog.unref();
  (watchdog.stdin as Socket | null)?.unref();
  return watchdog;
}

/** Recovery after a power cut may take minutes: there is no limit while the server is alive, only a word every so often. */
async function whenReady(attempt: ServerProcess, options: ServerOptions): Promise<Server> {
  const startedAt = Date.now();
  let nextWordAt = startedAt + 10_000;
  while (!attempt.hasExited()) {
    const version = await askVersion(options.socketFolder);
    if (version !== undefined) return superviseServer(attempt, version, options);
    if (Date.now() > nextWordAt) {
      options.tell('PostgreSQL se está recuperando de un cierre brusco; puede tardar unos minutos.');
      nextWordAt += 30_000;
    }
    await sleep(20);
  }
  const said = attempt.lastLines();
  if (said.some(saysDiskFull)) throw diskFull(options.dataFolder);
  throw crashed({ what: 'PostgreSQL no pudo arrancar', said });
}

async function askVersion(socketFolder: string): Promise<string | undefined> {
  const client = new Client({ host: socketFolder, port: SOCKET_PORT, user: DATABASE_USER, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

function superviseServer(attempt: ServerProcess, version: string, options: ServerOptions): Server {
  let stopping: Promise<void> | undefined;
  void attempt.exited.then(() => {
    if (stopping) return;
    options.onUnexpectedExit(
      crashed({ what: 'PostgreSQL terminó sin que nadie lo pidiera', said: attempt.lastLines() }),
    );
  });
  return { version, stop: () => (stopping ??= attempt.stop()) };
}
