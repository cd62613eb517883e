import { bytesOf, hexOf, linesOf, textOf } from './bytes.mjs';
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
  eachLine(check, file, await kit.read(file), (line, text, number) => {
    const fault = (says) =>
      check.fault(file, number, `certificado ${line.type} ${line.number} de ${line.year} (${line.code}): ${says}`);
    const hash = hexOf(platform.sha256(bytesOf(rawOf(text, 'content'))));
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

/** The three journals sum to the same balances; their own programs check them better, where they are installed. */
export async function checkJournals(report, kit, accounts) {
  const check = report.check('Diarios (hledger, ledger, beancount): cada asiento suma cero y dan los mismos saldos');
  for (const journal of journals) {
    const bytes = await kit.read(journal.file);
    if (bytes === null) check.fault(journal.file, null, 'falta el archivo');
    else checkJournal(check, journal, { bytes, accounts });
  }
  check.tell(`${journals.length} diarios`);
}

function checkJournal(check, { file, head, posting }, { bytes, accounts }) {
  const sums = new Map();
  let entry = null;
  const close = () => {
    for (const [commodity, sum] of entry?.sums ?? []) {
      if (sum !== 0n)
        check.fault(file, entry.number, `el asiento de esta línea suma ${pesosOf(sum)} ${commodity} y no cero`);
    }
    entry = null;
  };
  for (const line of linesOf(bytes)) {
    const text = textOf(line.bytes);
    const [, account, amount, commodity] = posting.exec(text) ?? [];
    if (head.test(text)) {
      close();
      entry = { number: line.number, sums: new Map() };
    } else if (entry && account !== undefined) {
      const centavos = centavosOf(amount);
      sums.set(account, (sums.get(account) ?? 0n) + centavos);
      entry.sums.set(commodity, (entry.sums.get(commodity) ?? 0n) + centavos);
    } else if (text === '') close();
  }
  close();
  for (const { name, sum } of accounts.values()) {
    const found = sums.get(name) ?? 0n;
    if (found !== sum)
      check.fault(file, null, `«${name}» suma ${pesosOf(found)} en el diario y ${pesosOf(sum)} en las partidas`);
    sums.delete(name);
  }
  for (const name of sums.keys()) check.fault(file, null, `«${name}» no es una cuenta de este paquete`);
}
