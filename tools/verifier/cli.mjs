import * as crypto from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createInflateRaw } from 'node:zlib';
import { verify } from './engine.mjs';
import { readZip } from './zip.mjs';

// node verificador.mjs [paquete.zip | carpeta] [--raiz HEX]…

const piece = 256 * 1024;

const platformOfNode = {
  sha256: (bytes) => new Uint8Array(crypto.createHash('sha256').update(bytes).digest()),
  // One call where Node has it (20.12 on): most of what is hashed is short.
  hashOf:
    crypto.hash === undefined
      ? (text) => crypto.createHash('sha256').update(text).digest('hex')
      : (text) => crypto.hash('sha256', text, 'hex'),
  newSum: () => crypto.createHash('sha256'),
  random: () => crypto.randomBytes(32).toString('hex'),
  verifySignature: (spki, signature, message) => {
    try {
      const key = crypto.createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
      return Promise.resolve(key.asymmetricKeyType === 'ed25519' && crypto.verify(null, message, key, signature));
    } catch {
      return Promise.resolve(false);
    }
  },
};

function filesOfFolder(folder) {
  const files = new Map();
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name);
      const name = relative(folder, inner).split(sep).join('/');
      if (entry.isDirectory()) walk(inner);
      else files.set(name, () => createReadStream(inner, { highWaterMark: piece }));
    }
  };
  walk(folder);
  return files;
}

function filesOfZip(path) {
  const slice = (start, end) =>
    end > start ? createReadStream(path, { start, end: end - 1, highWaterMark: piece }) : [];
  const inflate = (deflated) => pipeline(deflated, createInflateRaw({ chunkSize: piece }), () => undefined);
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
