/** `npm run bench`: builds what changed and measures. `npm run bench -- --help` says what it takes. */
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, requireNode, root, stopWithNpm } from './install.mjs';

requireNode();
stopWithNpm();
await ensureInstalled();
const { build } = await import('./build.mjs');
await build();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(root, 'dist', 'bench', 'main.js')).href);
