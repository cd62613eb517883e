import { createHash, createPublicKey, verify as verifyBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { verify } from './engine.mjs';
import { readZip } from './zip.mjs';

// node verificador.mjs [paquete.zip | carpeta] [--raiz HEX]…

const platformOfNode = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verifySignature: (spki, signature, message) => {
    try {
      const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
      return Promise.resolve(key.asymmetricKeyType === 'ed25519' && verifyBytes(null, message, key, signature));
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
      if (entry.isDirectory()) walk(inner);
      else files.set(relative(folder, inner).split(sep).join('/'), new Uint8Array(readFileSync(inner)));
    }
  };
  walk(folder);
  return files;
}

async function main(args) {
  const witnesses = [];
  const paths = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '--raiz') witnesses.push(args[(at += 1)] ?? '');
    else paths.push(args[at]);
  }
  const path = paths[0] ?? dirname(fileURLToPath(import.meta.url));
  const isFolder = statSync(path).isDirectory();
  const files = isFolder ? filesOfFolder(path) : await readZip(new Uint8Array(readFileSync(path)), inflateRawSync);
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
