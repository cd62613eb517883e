import { transformFileSync } from '@swc/core';
import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { EmbeddedPostgres } from './embedded-postgres';

/** A start in a process of its own, which a spec may kill. `refusal` is the error's code. */
export interface OtherProcess {
  readonly process: ChildProcess;
  readonly database: EmbeddedPostgres;
  readonly refusal: string | undefined;
  readonly message: string | undefined;
  stop(): Promise<void>;
}

/** @returns a script for plain Node: `node script <folder>` starts, says so in one line of JSON, and stops on SIGTERM */
export function compileForPlainNode(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(__dirname)) {
    if (!name.endsWith('.ts') || name.includes('.spec')) continue;
    const { code } = transformFileSync(join(__dirname, name), { sourceMaps: false });
    writeFileSync(join(folder, name.replace(/ts$/, 'js')), code);
  }
  const script = join(folder, 'start.js');
  writeFileSync(
    script,
    `const { startEmbeddedPostgres } = require('./embedded-postgres.js');
     const say = (line) => console.log(JSON.stringify(line));
     startEmbeddedPostgres({ folder: process.argv[2], database: 'trazagiro', settings: { fsync: 'off', shared_buffers: '16MB' } }).then(
       (database) => {
         process.on('SIGTERM', () => database.stop());
         say({ connection: database.connection });
       },
       (error) => say({ refusal: error.code ?? 'unknown', message: error.message }),
     );`,
  );
  return script;
}

export async function startInAnotherProcess(what: {
  script: string;
  folder: string;
  uid?: number;
}): Promise<OtherProcess> {
  const child = spawn(process.execPath, [what.script, what.folder], {
    cwd: '/',
    env: { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(what.uid === undefined ? {} : { uid: what.uid, gid: what.uid }),
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const said = JSON.parse(line) as { connection: EmbeddedPostgres['connection']; refusal?: string; message?: string };
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  const database = { connection: said.connection, version: '', stop };
  return { process: child, database, refusal: said.refusal, message: said.message, stop };
}

/** So that a server is really left behind when its owner dies. */
export function killWatchdogOf(serverPid: number): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const command = commandOf(pid);
    if (command.includes('trazagiro-watchdog') && command.includes(String(serverPid)))
      process.kill(Number(pid), 'SIGKILL');
  }
}

// A process that ended meanwhile has no command any more.
function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
