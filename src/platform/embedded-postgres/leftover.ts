import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { identify, servesFolder, waitForEnd } from './processes';

/**
 * Stops the server that a killed owner left behind on this data folder. Call it as the folder's owner: whatever still
 * serves the folder then has no one to serve.
 * @returns the process id that `postmaster.pid` still names. It is dead or somebody else's, and PostgreSQL must be told
 *   so; the file itself stays, for PostgreSQL reads in it which shared memory to look for surviving sessions in.
 */
export async function stopLeftover(dataFolder: string, tell: (line: string) => void): Promise<number | undefined> {
  const file = join(dataFolder, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const pid = Number.parseInt(text, 10);
  if (!(pid > 0)) {
    // A full disk leaves it empty, and PostgreSQL then waits for a person. No server runs: it would have written its id.
    await rm(file);
    return undefined;
  }
  if ((await identify(pid)) !== undefined && (await servesFolder(pid, dataFolder))) {
    tell(`Un arranque anterior murió y dejó PostgreSQL en marcha (proceso ${pid}); se detiene antes de seguir.`);
    await stopServer(pid);
  }
  return pid;
}

/** Fast shutdown, which loses nothing; then without a checkpoint, which loses nothing either but must recover; then by force. */
export async function stopServer(pid: number): Promise<void> {
  const steps = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const;
  for (const [signal, milliseconds] of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    if (await waitForEnd(pid, milliseconds)) return;
  }
}
