import { unreadable } from './kit.mjs';
import { centavosOf, eachLine, pesosOf, rawOf } from './report.mjs';

// What the money left on paper: certificates and journals.

/** Every certificate's content gives its hash, its event says the same, and no number is missing. */
export async function checkCertificates(report, kit, platform, issued) {
  const check = report.check(
    'Certificados: su contenido da su hash, el de su evento, y sin huecos en los números (I9)',
  );
  const file = 'datos/certificates.jsonl';
  const last = new Map();
  const seen = new Set();
  await eachLine(check, file, kit.lines(file), (line, text, number) => {
    const fault = (says) =>
      check.fault(file, number, `certificado ${line.type} ${line.number} de ${line.year} (${line.code}): ${says}`);
    const hash = platform.hashOf(rawOf(text, 'content'));
    if (hash !== line.sha256) fault('su contenido no da su hash: fue alterado');
    for (const field of ['type', 'number', 'year', 'code']) {
      if (line.content?.[field] !== line[field]) fault(`su contenido dice otro «${field}»`);
    }
    const event = issued.get(line.id);
    if (!event) fault('ningún evento lo expidió');
    else if (event.sha256 !== line.sha256)
      fault(`su evento (events.jsonl, línea ${event.line}) dice otro hash: fue reemplazado`);
    const series = `${line.type} ${line.year}`;
    const expected = (last.get(series) ?? 0) + 1;
    if (kit.scope === null && line.number !== expected)
      fault(`se esperaba el número ${expected}: falta un certificado`);
    last.set(series, line.number);
    seen.add(line.id);
  });
  for (const [id, { line }] of issued) {
    if (!seen.has(id))
      check.fault(
        'datos/events.jsonl',
        line,
        `este evento expidió el certificado ${id}, que falta en certificates.jsonl`,
      );
  }
  check.tell(`${seen.size} certificados`);
}

const journals = [
  {
    file: 'diarios/diario.hledger',
    head: /^\d{4}-\d\d-\d\d \* /,
    posting: /^ {4}(\S+) {2}(-?\d+\.\d\d) ([A-Z]+)(?: = .*)?$/,
  },
  {
    file: 'diarios/diario.ledger',
    head: /^\d{4}-\d\d-\d\d \* /,
    posting: /^ {4}(\S+) {2}(-?\d+\.\d\d) ([A-Z]+)(?: = .*)?$/,
  },
  { file: 'diarios/diario.beancount', head: /^\d{4}-\d\d-\d\d \* /, posting: /^ {2}(\S+) {2}(-?\d+\.\d\d) ([A-Z]+)$/ },
];

/**
 * The three journals sum to the same balances; their own programs check them better, where they are installed. A journal
 * is in the order of its dates and not of the postings, so its sums are weighed against theirs as one number; only where
 * that differs are they held side by side, to say which.
 */
export async function checkJournals(report, kit, { weighed, weightOf }) {
  const check = report.check('Diarios (hledger, ledger, beancount): cada asiento suma cero y dan los mismos saldos');
  for (const journal of journals) {
    const lines = kit.lines(journal.file);
    if (lines === null) {
      check.fault(journal.file, null, 'falta el archivo');
      continue;
    }
    let sum = 0n;
    const add = (account, centavos) => (sum += centavos * weightOf(account));
    await readJournal(check, journal, { lines, add });
    if (sum !== weighed) await tellDifferences(check, journal, kit);
  }
  check.tell(`${journals.length} diarios`);
}

async function readJournal(check, { file, head, posting }, { lines, add }) {
  let entry = null;
  const close = () => {
    for (const [commodity, sum] of entry?.sums ?? []) {
      if (sum !== 0n)
        check?.fault(file, entry.number, `el asiento de esta línea suma ${pesosOf(sum)} ${commodity} y no cero`);
    }
    entry = null;
  };
  while (await lines.more()) {
    const text = lines.take();
    if (text === unreadable) check?.fault(file, lines.number, 'la línea no se puede leer: no es UTF-8');
    if (text === '') close();
    else if (text.startsWith(' ')) {
      const [, account, amount, commodity] = (entry && posting.exec(text)) ?? [];
      if (account === undefined) continue;
      const centavos = centavosOf(amount);
      add(account, centavos);
      entry.sums.set(commodity, (entry.sums.get(commodity) ?? 0n) + centavos);
    } else if (head.test(text)) {
      close();
      entry = { number: lines.number, sums: new Map() };
    }
  }
  close();
}

/** Which accounts differ. Memory grows with the accounts: it is only for a journal that is not as it should be. */
async function tellDifferences(check, journal, kit) {
  const sums = new Map();
  const add = (account, centavos) => sums.set(account, (sums.get(account) ?? 0n) + centavos);
  await readJournal(null, journal, { lines: kit.lines(journal.file), add });
  for (const [name, sum] of await sumsByName(kit)) {
    const found = sums.get(name) ?? 0n;
    if (found !== sum)
      check.fault(
        journal.file,
        null,
        `«${name}» suma ${pesosOf(found)} en el diario y ${pesosOf(sum)} en las partidas`,
      );
    sums.delete(name);
  }
  for (const name of sums.keys()) check.fault(journal.file, null, `«${name}» no es una cuenta de este paquete`);
}

async function sumsByName(kit) {
  const silent = { fault: () => undefined };
  const sums = new Map();
  const accounts = 'datos/accounts.jsonl';
  const names = new Map();
  await eachLine(silent, accounts, kit.lines(accounts), ({ id, name }) => {
    names.set(id, name);
    sums.set(name, 0n);
  });
  const postings = 'datos/postings.jsonl';
  await eachLine(silent, postings, kit.lines(postings), ({ postings: list }) => {
    for (const { account, amount } of list ?? []) {
      const name = names.get(account);
      if (name !== undefined) sums.set(name, sums.get(name) + (centavosOf(amount) ?? 0n));
    }
  });
  return sums;
}
