import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Names one process for good: a process id is given again to another process, but never with the same start time.
 * A zombie is nobody: it holds no file, and in a container without an init it stays for ever.
 * @returns undefined when no such process is alive
 */
export async function identify(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? identifyOnLinux(pid) : identifyWithPs(pid);
}

/** Is this process a PostgreSQL that serves this data folder? `dataFolder` has no symbolic links in it. */
export async function servesFolder(pid: number, dataFolder: string): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { stdout } = await ps(pid, 'command=');
    return stdout.includes(dataFolder) && /\bpostgres\b/.test(stdout);
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!/\bpostgres\b/.test(command)) return false;
  // PostgreSQL works inside its data folder, wherever the folder has been moved to since; in a container we may not look.
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return workingFolder === undefined ? command.split('\0').includes(dataFolder) : workingFolder === dataFolder;
}

/** @returns whether the process was gone within the time, in milliseconds */
export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const identity = await identify(pid);
  const deadline = Date.now() + milliseconds;
  while (identity !== undefined && (await identify(pid)) === identity) {
    if (Date.now() > deadline) return false;
    await sleep(25);
  }
  return true;
}

async function identifyOnLinux(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The second field is the command's name in parentheses and may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startedAtTick] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X') return undefined;
  // Ticks count from the boot of the machine, and so say nothing without it.
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${pid}@${boot.trim()}+${startedAtTick}`;
}

async function identifyWithPs(pid: number): Promise<string | undefined> {
  const { stdout } = await ps(pid, 'state=,lstart=');
  const line = stdout.trim();
  if (line === '' || line.startsWith('Z')) return undefined;
  return `${pid}@${line.replace(/^\S+\s+/, '')}`;
}

async function ps(pid: number, columns: string): Promise<{ stdout: string }> {
  const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  return run('ps', ['-ww', '-o', columns, '-p', String(pid)], { env: environment }).catch(() => ({ stdout: '' }));
}
