/**
 * Brings a clone with nothing but Node and npm to where the rest can run. Only Node itself may be imported here.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const marker = join(root, 'node_modules', '.trazagiro-lock');

/** Ends the process when this Node is too old, before anything fails in a way that does not say so. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const needed = /\d+\.\d+/.exec(engines.node)[0];
  const [neededMajor, neededMinor] = needed.split('.').map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  giveUp(`Trazagiro necesita Node ${needed} o posterior y este es ${process.version}. Instálelo de https://nodejs.org`);
}

/**
 * Runs `npm ci` when, and only when, what is installed is not what package-lock.json says: it deletes node_modules,
 * and a service may be running from it.
 */
export async function ensureInstalled() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(marker) === hash) return;
  if (!installedMatches(JSON.parse(lock))) {
    console.log('Instalando las dependencias (npm ci); solo hace falta la primera vez y cuando cambian…');
    await npmCi();
  }
  try {
    writeFileSync(marker, hash);
  } catch {
    // A read-only installation is compared each time, which costs some milliseconds.
  }
}

/** @returns the exit code, or 128 and the signal's number as a shell would say it */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    // A terminal sends Ctrl-C to the child as well; we stay until it has ended. Other signals reach only us.
    const ignore = () => {};
    const forward = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore).on('SIGTERM', forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', ignore).off('SIGTERM', forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/**
 * npm passes a SIGTERM on to the shell it started us with, and the shell dies without passing it on to us: without this
 * a service whose `npm start` was stopped would go on holding its port.
 */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}

/** Prints the reason and ends the process with a failure. */
export function giveUp(reason) {
  console.error(reason);
  process.exit(1);
}

/** npm leaves a copy of the lock in node_modules: what it lists is what is there. */
function installedMatches(lock) {
  const text = read(join(root, 'node_modules', '.package-lock.json'));
  if (text === undefined) return false;
  const installed = JSON.parse(text).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true;
    const found = installed[path];
    // Optional ones are those of other platforms, and a peer that nobody needed.
    return found ? found.version === wanted.version : wanted.optional || wanted.devOptional || wanted.peer;
  });
}

async function npmCi() {
  // Under npm we use the same npm; it may not be on PATH under that name.
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  // Tests and the type checker come with it even where NODE_ENV says production: one installation for every command.
  const code = await run(command, [...args, 'ci', '--include=dev', '--include=optional'], {
    shell: process.platform === 'win32',
  }).catch((error) => giveUp(`No se pudo ejecutar npm: ${error.message}`));
  if (code !== 0)
    giveUp(
      'No se pudieron instalar las dependencias: el motivo que dio npm está arriba. Sin conexión, pruebe «npm ping».',
    );
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
