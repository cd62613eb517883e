#!/usr/bin/env node
/** `npx trazagiro …`: the acts of the service, for those who do them by the dozen. Builds what changed, and speaks HTTP. */
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { requireNode, root } from './install.mjs';

requireNode();
// Whoever reads what is printed may have read enough (`… | head`).
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 70));
try {
  const { build } = await import('./build.mjs');
  await build();
  const { main } = (await import(pathToFileURL(join(root, 'dist', 'src', 'cli', 'main.js')).href)).default;
  process.exitCode = await main(process.argv.slice(2), process.env);
} catch (error) {
  // No end that the program promises: it broke.
  console.error(error);
  process.exitCode = 70;
}
