import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { pipeline, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createInflateRaw } from 'node:zlib';
import { verify } from './engine.mjs';
import { piece, piecesOf, platformOfNode } from './node.mjs';
import { readZip } from './zip.mjs';

// node verificador.mjs [paquete.zip | carpeta] [--raiz HEX]…

/** For a stream, which takes some pieces before it has used the first. */
async function* copies(pieces) {
  for await (const bytes of pieces) yield bytes.slice();
}

function filesOfFolder(folder) {
  const files = new Map();
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name);
      const name = relative(folder, inner).split(sep).join('/');
      if (entry.isDirectory()) walk(inner);
      else files.set(name, () => piecesOf(inner, 0, Infinity));
    }
  };
  walk(folder);
  return files;
}

function filesOfZip(path) {
  const slice = (start, end) => piecesOf(path, start, end);
  const inflate = (deflated) =>
    pipeline(Readable.from(copies(deflated)), createInflateRaw({ chunkSize: piece }), () => undefined);
  return readZip({ size: statSync(path).size, slice }, inflate);
}

async function main(args) {
  const witnesses = [];
  const paths = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '--raiz') witnesses.push(args[(at += 1)] ?? '');
    else paths.push(args[at]);
  }
  const path = paths[0] ?? dirname(fileURLToPath(import.meta.url));
  const files = statSync(path).isDirectory() ? filesOfFolder(path) : await filesOfZip(path);
  const { sound, about, checks } = await verify(files, platformOfNode, witnesses);
  const marks = { ok: '✔', fault: '✘', skipped: '–' };
  for (const { title, state, detail, faults, more } of checks) {
    stdout.write(`${marks[state]} ${title}${detail === '' ? '' : ` — ${detail}`}\n`);
    for (const { file, line, says } of faults)
      stdout.write(`    ${file}${line === null ? '' : `, línea ${line}`}: ${says}\n`);
    if (more > 0) stdout.write(`    … y ${more} más\n`);
  }
  if (about.lastSeal) {
    const { number, size, root, at } = about.lastSeal;
    stdout.write(`Último sello: ${number}, de ${size} eventos, del ${at}\n  raíz ${root}\n`);
  }
  stdout.write(sound ? 'TODO COINCIDE\n' : 'HAY ALTERACIONES: no confíe en este paquete\n');
  return sound ? 0 : 1;
}

main(argv.slice(2)).then(
  (code) => exit(code),
  (error) => {
    stdout.write(`No se pudo verificar: ${error.message}\n`);
    exit(2);
  },
);
