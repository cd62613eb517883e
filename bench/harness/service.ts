import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { clientOptions } from '../../src/platform/database/data-source';
import type { Doors } from '../../src/platform/database/service-role';
import { asClient } from './cluster';
import { benchPassword, emailOf, type BenchRole } from '../history/people';

/** The real service in a process of its own. */
export interface RunningService {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** A session's token of somebody of the bench's history. */
  readonly signIn: (role: BenchRole) => Promise<string>;
  /** Memory in bytes, processor time in milliseconds since it started. */
  readonly usage: () => Promise<Usage>;
  /** Comes when what the service does by itself at its start — findings of the day, open data — is done. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface Usage {
  readonly rss: number;
  /** The most it ever was. */
  readonly peakRss: number;
  readonly cpuMs: number;
}

export interface ServiceOptions {
  readonly settings?: Record<string, string>;
  /** Flags of Node, such as `--cpu-prof`. */
  readonly flags?: readonly string[];
  /** Without its own programs: on a history just written they would compute and publish all of it meanwhile. */
  readonly alone?: boolean;
}

/** Starts the service on a migrated database. Its programs (findings, batches, open data) run as in production, unless told. */
export async function startService(doors: Doors, options: ServiceOptions = {}): Promise<RunningService> {
  const child = fork(join(__dirname, 'serve.js'), [JSON.stringify(doors), options.alone === true ? 'alone' : ''], {
    execArgv: [...(options.flags ?? []), ...profiling()],
    env: { ...process.env, NODE_ENV: 'production', ...options.settings },
  });
  const { url } = (await answerOf(child)) as { url: string };
  const usage = async () => {
    child.send('usage');
    return (await answerOf(child)) as Usage;
  };
  return {
    url,
    signIn: (role) => signIn(url, role),
    usage,
    settled: () => settled(doors, usage),
    stop: async () => {
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
  };
}

/** Two seconds in which neither the service nor its database did anything. @throws after two minutes without them */
async function settled(doors: Doors, usage: () => Promise<Usage>): Promise<void> {
  const ends = Date.now() + 120_000;
  let { cpuMs } = await usage();
  for (let still = 0; still < 4;) {
    if (Date.now() > ends) throw new Error('the service never came to rest');
    await pause(500);
    const now = (await usage()).cpuMs;
    still = now - cpuMs < 50 && !(await isAsked(doors)) ? still + 1 : 0;
    cpuMs = now;
  }
}

function isAsked({ owner }: Doors): Promise<boolean> {
  return asClient(clientOptions(owner), async (client) => {
    const { rowCount } = await client.query(
      `select from pg_stat_activity
       where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
    );
    return rowCount !== 0;
  });
}

/** With `--profile`, each service leaves a CPU profile when it ends; `tools/flame.mjs` draws it. */
function profiling(): string[] {
  const folder = process.env['BENCH_PROFILE'];
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  // Whoever is asked each second must not gather a listener each second.
  const heard = new AbortController();
  const { signal } = heard;
  try {
    const ended = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`the service ended with code ${String(code)}`);
    });
    ended.catch(() => undefined);
    const [answer] = (await Promise.race([once(child, 'message', { signal }), ended])) as [unknown];
    return answer;
  } finally {
    heard.abort();
  }
}

async function signIn(url: string, role: BenchRole): Promise<string> {
  const answer = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: emailOf(role), password: benchPassword }),
  });
  if (answer.status !== 201) throw new Error(`${role} could not sign in: ${await answer.text()}`);
  return ((await answer.json()) as { token: string }).token;
}
