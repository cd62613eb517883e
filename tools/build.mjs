/**
 * `src`, `migrations` and the verifier of kits → `dist`: TypeScript through swc, everything else as it is. Only what
 * changed is done again, and what has lost its source is removed, so that a migration that was renamed does not run
 * twice.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, giveUp, requireNode, root } from './install.mjs';

const dist = join(root, 'dist');
const manifestFile = join(dist, '.manifest.json');
const sources = ['src', 'migrations', 'tools/verifier', 'bench'];

/** @returns how many files were written and removed */
export async function build() {
  const recipe = await hashOfRecipe();
  const before = await readManifest(recipe);
  const files = {};
  for (const path of (await Promise.all(sources.map(list))).flat()) files[path] = await fingerprint(path);
  const changed = Object.keys(files).filter((path) => files[path] !== before[path]);
  const gone = Object.keys(before).filter((path) => !(path in files));
  if (changed.length + gone.length === 0) return { written: 0, removed: 0 };
  // What is not in the manifest is not trusted: a build cut short here is done again.
  await rm(manifestFile, { force: true });
  if (Object.keys(before).length === 0)
    for (const name of sources) await rm(join(dist, name), { recursive: true, force: true });
  const { transformFile } = changed.some(isScript) ? await import('@swc/core') : {};
  await Promise.all(changed.map((path) => (isScript(path) ? transform(path, transformFile) : copy(path))));
  await Promise.all(gone.flatMap((path) => outputs(path).map((output) => rm(join(dist, output), { force: true }))));
  await put(manifestFile, JSON.stringify({ recipe, files }));
  return { written: changed.length, removed: gone.length };
}

const isScript = (path) => /\.tsx?$/.test(path);
const isLeftOut = (path) => /\.(spec|spec-support)\.tsx?$|\.d\.ts$|\.md$/.test(path);

/** Whatever decides how a file is transformed; when it changes, all are. */
async function hashOfRecipe() {
  const hash = createHash('sha256');
  for (const path of ['.swcrc', 'tools/build.mjs', 'node_modules/@swc/core/package.json']) {
    hash.update(await readFile(join(root, path)));
  }
  return hash.digest('hex');
}

async function readManifest(recipe) {
  try {
    const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
    return manifest.recipe === recipe ? manifest.files : {};
  } catch {
    return {};
  }
}

async function list(folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !isLeftOut(path));
}

/** Equal, not newer: a file moved over another keeps its old time. */
async function fingerprint(path) {
  const { mtimeMs, size } = await stat(join(root, path));
  return `${mtimeMs} ${size}`;
}

function outputs(path) {
  if (!isScript(path)) return [path];
  const script = path.replace(/\.tsx?$/, '.js');
  return [script, `${script}.map`];
}

async function transform(path, transformFile) {
  const [script, map] = outputs(path);
  const result = await transformFile(join(root, path), {
    configFile: join(root, '.swcrc'),
    cwd: root,
    sourceFileName: join(root, path),
  }).catch((error) => giveUp(`No se pudo compilar ${path}:\n${error.message}`));
  if (result.map) await put(join(dist, map), result.map);
  const link = result.map ? `\n//# sourceMappingURL=${map.slice(map.lastIndexOf('/') + 1)}\n` : '';
  await put(join(dist, script), result.code + link);
}

async function copy(path) {
  await mkdir(dirname(join(dist, path)), { recursive: true });
  await copyFile(join(root, path), join(dist, path));
}

/** Whole or not at all, for two may build at once. */
async function put(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.${process.pid}`, text);
  await rename(`${path}.${process.pid}`, path);
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  requireNode();
  await ensureInstalled();
  const startedAt = Date.now();
  const { written, removed } = await build();
  console.log(`dist: ${written} archivos escritos, ${removed} retirados, ${Date.now() - startedAt} ms`);
}
