import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Contestant, Figures } from './bench';
import { missingProgram } from './installed';

export interface Ran {
  readonly seconds: number;
  /** The most memory that the process held, in bytes; 0 where the system does not tell. */
  readonly peakRss: number;
}

/** Runs a program to its end. @throws when it does not end well, with what it said */
export async function ran(command: string, args: readonly string[], folder?: string): Promise<Ran> {
  const startedAt = process.hrtime.bigint();
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let peakRss = 0;
  const looking = setInterval(() => {
    peakRss = Math.max(peakRss, peakOf(child.pid));
  }, 25);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new Error(`${command} ended with ${String(code)}: ${said.slice(0, 500)}`);
  } finally {
    clearInterval(looking);
  }
  return { seconds: Number(process.hrtime.bigint() - startedAt) / 1e9, peakRss };
}

/** Linux keeps the highest mark itself, so that a look now and then misses nothing but the last moment. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** A program as a contestant: how much of something it does a second, and its memory. */
export function programOf(
  name: string,
  {
    command,
    folder,
    figures,
  }: { command: readonly [string, ...string[]]; folder?: string; figures: (ran: Ran) => Figures },
): Contestant {
  const [program, ...args] = command;
  return { name, missing: missingProgram(program), measure: async () => figures(await ran(program, args, folder)) };
}
