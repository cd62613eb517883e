import { checkJournals } from './journals.mjs';
import { openKit, textOfFile } from './kit.mjs';
import { newLedger } from './ledger.mjs';
import { checkCertificates } from './papers.mjs';
import { newReadings } from './readings.mjs';
import { checkSeals, checkWitnesses, newRecord } from './record.mjs';
import { newReport } from './report.mjs';
import { newWeights } from './weights.mjs';

// The whole verification. It asks nobody anything: what it needs is in the kit, and what it says is recomputed. Every
// file is read once, a piece at a time; memory grows with the open lines of the budget and not with the years.

const sumsFile = 'SHA256SUMS';

/**
 * @param {Map<string, () => AsyncIterable<Uint8Array>>} files the kit, each file by its path
 * @param {{ sha256(bytes: Uint8Array): Uint8Array,
 *           newBytes(length: number): Uint8Array,
 *           isText(bytes: Uint8Array): boolean,
 *           textAt(bytes: Uint8Array, from: number, to: number): string,
 *           hashOf(written: string | Uint8Array): string,
 *           newSum(): { update(bytes: Uint8Array): void, digest(): Uint8Array },
 *           random(): string,
 *           verifySignature(spki: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean | null> }} platform
 *   `isText`: whether they are UTF-8; `hashOf`: SHA-256 in hexadecimal, of a text in UTF-8; a signature that cannot be
 *   checked here is null
 * @param {string[]} witnesses roots that somebody has on paper, in hexadecimal
 * @returns {Promise<{ sound: boolean, about: object, checks: object[] }>}
 */
export async function verify(files, platform, witnesses = []) {
  const report = newReport();
  const about = await readAbout(report, files, platform);
  const kit = {
    ...openKit(files, platform),
    scope: about.scope ?? null,
    serviceChain: '00000000-0000-0000-0000-000000000000',
  };
  const sums = report.check('Sumas SHA-256 de los archivos');
  const weightOf = newWeights(platform);
  const readings = newReadings(platform);
  const seals = await checkSeals(report, kit, platform);
  const ledgerOf = { bind: () => undefined };
  const bind = (id, bound) => ledgerOf.bind(id, bound);
  const record = newRecord(report, kit, { platform, seals, bind, reading: readings.events });
  checkWitnesses(report, seals, witnesses);
  const ledger = newLedger(report, kit, { readings, weightOf });
  ledgerOf.bind = ledger.bind;
  while (await record.more()) {
    record.takeSome();
    await ledger.follow();
  }
  await record.end();
  await ledger.end();
  await checkCertificates(report, kit, platform, record.issued);
  await checkJournals(report, kit, { weighed: ledger.accounts.closed.weighed.total(), weightOf });
  const told = await kit.readRest();
  await checkSums(sums, { files, told, platform });
  checkCounts(report, told, about);
  const last = seals.at(-1);
  return {
    sound: report.checks.every(({ state }) => state !== 'fault'),
    about: { ...about, lastSeal: last ? { number: last.number, size: last.size, root: last.root, at: last.at } : null },
    checks: report.checks,
  };
}

async function readAbout(report, files, platform) {
  const check = report.check('Paquete: dice qué es');
  try {
    const about = JSON.parse(await textOfFile(files, 'kit.json', platform));
    if (about.format !== 'trazagiro/kit/1')
      check.fault('kit.json', null, `el formato «${about.format}» no es de este verificador`);
    check.tell(`${about.scope === null ? 'todas las resoluciones' : about.scope?.label}, del ${about.madeAt}`);
    return about;
  } catch {
    const isThere = files.has('kit.json');
    const says = isThere ? 'no se puede leer' : 'falta el archivo: esto no es un paquete de auditoría';
    check.fault('kit.json', null, says);
    return {};
  }
}

/** Every file has the sum that SHA256SUMS says, none is missing, and none is there that it does not say. */
async function checkSums(check, { files, told, platform }) {
  const text = await textOfFile(files, sumsFile, platform);
  if (text === null) {
    check.fault(sumsFile, null, 'falta el archivo');
    return;
  }
  const named = new Set([sumsFile]);
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (name === undefined) {
      check.fault(sumsFile, index + 1, 'la línea no es una suma');
      continue;
    }
    named.add(name);
    const file = told.get(name);
    if (!file) check.fault(sumsFile, index + 1, `falta ${name}`);
    else if (file.sum !== hash) check.fault(sumsFile, index + 1, `${name} no es el archivo que se sumó: fue alterado`);
  }
  for (const name of files.keys())
    if (!named.has(name)) check.fault(sumsFile, null, `${name} no está en las sumas: fue agregado`);
  check.tell(`${named.size - 1} archivos`);
}

function checkCounts(report, told, about) {
  const check = report.check('Cuenta: cada archivo tiene las líneas que el paquete dice');
  for (const [name, count] of Object.entries(about.lines ?? {})) {
    const found = told.get(name)?.lines ?? 0;
    if (found !== count) check.fault(name, Math.min(found, count) + 1, `tiene ${found} líneas y debe tener ${count}`);
  }
}
