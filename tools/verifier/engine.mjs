import { bytesOf, hexOf, linesOf, textOf } from './bytes.mjs';
import { checkLedger } from './ledger.mjs';
import { checkCertificates, checkJournals } from './papers.mjs';
import { checkEvents, checkSeals, checkWitnesses } from './record.mjs';
import { newReport } from './report.mjs';

// The whole verification. It asks nobody anything: what it needs is in the kit, and what it says is recomputed.

const sums = 'SHA256SUMS';

/**
 * @param {Map<string, Uint8Array>} files the kit, each file by its path
 * @param {{ sha256(bytes: Uint8Array): Uint8Array,
 *           verifySignature(spki: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean | null> }} platform
 *   a signature that cannot be checked here is null
 * @param {string[]} witnesses roots that somebody has on paper, in hexadecimal
 * @returns {Promise<{ sound: boolean, about: object, checks: object[] }>}
 */
export async function verify(files, platform, witnesses = []) {
  const report = newReport();
  const about = readAbout(report, files);
  const kit = {
    scope: about.scope ?? null,
    serviceChain: '00000000-0000-0000-0000-000000000000',
    now: (name) => files.get(name) ?? null,
    read: async (name) => files.get(name) ?? null,
  };
  await pause();
  checkSums(report, files, platform);
  await pause();
  const seals = await checkSeals(report, kit, platform);
  const seen = await checkEvents(report, kit, platform, seals);
  checkWitnesses(report, seals, witnesses);
  await pause();
  const accounts = await checkLedger(report, kit, platform, seen);
  await pause();
  await checkCertificates(report, kit, platform, seen.issued);
  await checkJournals(report, kit, accounts);
  checkCounts(report, files, about);
  const last = seals.at(-1);
  return {
    sound: report.checks.every(({ state }) => state !== 'fault'),
    about: { ...about, lastSeal: last ? { number: last.number, size: last.size, root: last.root, at: last.at } : null },
    checks: report.checks,
  };
}

/** A page that shows its progress can draw between one check and the next. */
function pause() {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

function readAbout(report, files) {
  const check = report.check('Paquete: dice qué es');
  const bytes = files.get('kit.json');
  try {
    const about = JSON.parse(textOf(bytes));
    if (about.format !== 'trazagiro/kit/1')
      check.fault('kit.json', null, `el formato «${about.format}» no es de este verificador`);
    check.tell(`${about.scope === null ? 'todas las resoluciones' : about.scope?.label}, del ${about.madeAt}`);
    return about;
  } catch {
    check.fault('kit.json', null, bytes ? 'no se puede leer' : 'falta el archivo: esto no es un paquete de auditoría');
    return {};
  }
}

/** Every file has the sum that SHA256SUMS says, none is missing, and none is there that it does not say. */
function checkSums(report, files, platform) {
  const check = report.check('Sumas SHA-256 de los archivos');
  const bytes = files.get(sums);
  if (!bytes) {
    check.fault(sums, null, 'falta el archivo');
    return;
  }
  const told = new Set([sums]);
  for (const line of linesOf(bytes)) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(textOf(line.bytes)) ?? [];
    if (name === undefined) {
      check.fault(sums, line.number, 'la línea no es una suma');
      continue;
    }
    told.add(name);
    const file = files.get(name);
    if (!file) check.fault(sums, line.number, `falta ${name}`);
    else if (hexOf(platform.sha256(file)) !== hash)
      check.fault(sums, line.number, `${name} no es el archivo que se sumó: fue alterado`);
  }
  for (const name of files.keys())
    if (!told.has(name)) check.fault(sums, null, `${name} no está en las sumas: fue agregado`);
  check.tell(`${told.size - 1} archivos`);
}

function checkCounts(report, files, about) {
  const check = report.check('Cuenta: cada archivo tiene las líneas que el paquete dice');
  for (const [name, count] of Object.entries(about.lines ?? {})) {
    const bytes = files.get(name);
    let found = 0;
    for (const { number } of linesOf(bytes ?? bytesOf(''))) found = number;
    if (found !== count) check.fault(name, Math.min(found, count) + 1, `tiene ${found} líneas y debe tener ${count}`);
  }
}
