/** `npm start`: installs what is missing, builds what changed, and serves, in this very process. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, giveUp, requireNode, root, stopWithNpm } from './install.mjs';
import { nameSourceLines } from './source-maps.mjs';

requireNode();
stopWithNpm();
await ensureInstalled();
const { build } = await import('./build.mjs');
const { written } = await build();
if (written > 100) console.log(`Compilado: ${written} archivos.`);
nameSourceLines();
try {
  await import(pathToFileURL(join(root, 'dist', 'src', 'main.js')).href);
} catch (error) {
  giveUp(error);
}
