/* global crypto, document, DecompressionStream, ReadableStream */
import { bytesOf, hexOf, textOf } from './bytes.mjs';
import { verify } from './engine.mjs';
import { newSha256 } from './sha256.mjs';
import { readZip } from './zip.mjs';

// The page: files in, green or the line that is not.

const platformOfBrowser = {
  sha256: sha256InPlainCode,
  newBytes: (length) => new Uint8Array(length),
  isText,
  textAt: (bytes, from, to) => textOf(bytes.subarray(from, to)),
  hashOf: (written) => hexOf(sha256InPlainCode(typeof written === 'string' ? bytesOf(written) : written)),
  newSum: newSha256,
  random: () => hexOf(crypto.getRandomValues(new Uint8Array(32))),
  async verifySignature(spki, signature, message) {
    // Some browsers have no Ed25519, and some no cryptography for a file of one's own disk: it is said, not guessed.
    if (!globalThis.crypto?.subtle) return null;
    let key;
    try {
      key = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
    } catch (error) {
      return error.name === 'NotSupportedError' ? null : false;
    }
    return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, message);
  },
};

function isText(bytes) {
  try {
    textOf(bytes);
    return true;
  } catch {
    return false;
  }
}

function sha256InPlainCode(bytes) {
  const sum = newSha256();
  sum.update(bytes);
  return sum.digest();
}

/** What a file's stream gives, and a turn for the page between two pieces: it must not seem to have stopped. */
async function* piecesOf(stream) {
  const reader = stream.getReader();
  let turn = Date.now();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
    if (Date.now() - turn < 50) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    turn = Date.now();
  }
}

function inflate(deflated) {
  const chunks = deflated[Symbol.asyncIterator]();
  const stream = new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return piecesOf(stream.pipeThrough(new DecompressionStream('deflate-raw')));
}

async function filesChosen(chosen) {
  const zip = chosen.length === 1 && chosen[0].name.endsWith('.zip') ? chosen[0] : null;
  if (zip) {
    const slice = (start, end) => piecesOf(zip.slice(start, end).stream());
    return readZip({ size: zip.size, slice }, inflate);
  }
  const files = new Map();
  for (const file of chosen) {
    // A folder gives «kit/datos/events.jsonl»: its own name is nobody's.
    const path = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath.split('/').slice(1).join('/');
    files.set(path, () => piecesOf(file.stream()));
  }
  return files;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className !== undefined) made.className = className;
  return made;
}

const page = {
  verdict: document.getElementById('veredicto'),
  checks: document.getElementById('comprobaciones'),
  seal: document.getElementById('sello'),
};

function show({ sound, about, checks }) {
  const words = { ok: 'Coincide', fault: 'No coincide', skipped: 'Sin comprobar' };
  page.verdict.textContent = sound ? 'TODO COINCIDE' : 'HAY ALTERACIONES: no confíe en este paquete';
  page.verdict.className = sound ? 'ok' : 'fault';
  page.checks.replaceChildren(
    ...checks.map(({ title, state, detail, faults, more }) => {
      const item = element('li', undefined, state);
      item.append(element('strong', `${words[state]}: `), title + (detail === '' ? '' : ` — ${detail}`));
      if (faults.length > 0) {
        const list = element('ul');
        for (const { file, line, says } of faults) {
          list.append(element('li', `${file}${line === null ? '' : `, línea ${line}`}: ${says}`));
        }
        if (more > 0) list.append(element('li', `… y ${more} más`));
        item.append(list);
      }
      return item;
    }),
  );
  const last = about.lastSeal;
  page.seal.textContent = last
    ? `Último sello: ${last.number}, de ${last.size} eventos, del ${last.at}. Raíz ${last.root}`
    : '';
}

async function run(chosen) {
  if (chosen.length === 0) return;
  page.verdict.textContent = 'Comprobando…';
  page.verdict.className = '';
  page.checks.replaceChildren();
  const witnesses = document.getElementById('raices').value.split(/\s+/).filter(Boolean);
  try {
    show(await verify(await filesChosen([...chosen]), platformOfBrowser, witnesses));
  } catch (error) {
    page.verdict.textContent = `No se pudo verificar: ${error.message}`;
    page.verdict.className = 'fault';
  }
}

for (const id of ['zip', 'carpeta']) {
  document.getElementById(id).addEventListener('change', (event) => void run(event.target.files));
}
document.body.addEventListener('dragover', (event) => event.preventDefault());
document.body.addEventListener('drop', (event) => {
  event.preventDefault();
  void run(event.dataTransfer.files);
});
