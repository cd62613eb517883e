import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

/** The Debian packages of the programs that are not installed here. */
export function missingTools(programs: Record<string, string>): string[] {
  return Object.entries(programs)
    .filter(([program]) => !isThere(program))
    .map(([, debianPackage]) => debianPackage);
}

function isThere(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What the program prints. @throws with its own words when it is not content */
export async function runTool(program: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const { stdout } = await promisify(execFile)(program, [...args], { env, maxBuffer: 256 * 1024 * 1024 });
  return stdout;
}
