import { signsOf } from './bytes.mjs';
import { centavosAt, centavosOf, nine, pesosOf, plus, zero } from './centavos.mjs';
import { eachLine } from './report.mjs';
import { isAscii } from './shapes.mjs';
import { newWeighed } from './weights.mjs';

// The same money, as other people's programs read it.

const journals = [
  { file: 'diarios/diario.hledger', indent: 4, asserts: true },
  { file: 'diarios/diario.ledger', indent: 4, asserts: true },
  { file: 'diarios/diario.beancount', indent: 2, asserts: false },
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
    const sums = newWeighed(weightOf);
    await readJournal(check, journal, { lines, add: sums.add });
    if (sums.total() !== weighed) await tellDifferences(check, journal, kit);
  }
  check.tell(`${journals.length} diarios`);
}

const [space, equals, firstLetter, lastLetter] = signsOf(' =AZ');
const entryBegins = signsOf('0000-00-00 * ');

async function readJournal(check, journal, { lines, add }) {
  const postingOf = newPostings(journal, lines);
  // The line where the entry that is being read begins, and its sum in each commodity.
  let entry = null;
  const sums = new Map();
  const closeOne = (sum, commodity) => {
    if (sum === 0) return;
    const says = `el asiento de esta línea suma ${pesosOf(sum)} ${commodity} y no cero`;
    check?.fault(journal.file, entry, says);
    sums.set(commodity, 0);
  };
  const close = () => {
    sums.forEach(closeOne);
    // Two are known; whoever wrote more does not make each entry dearer.
    if (sums.size > 8) sums.clear();
    entry = null;
  };
  const take = () => {
    lines.take();
    const { bytes, from, to, isText, number } = lines;
    if (!isText) check?.fault(journal.file, number, 'la línea no se puede leer: no es UTF-8');
    if (from === to) close();
    else if (bytes[from] === space) {
      const posting = entry === null ? null : postingOf();
      if (!posting) return;
      const { account, centavos, commodity } = posting;
      add(account, centavos);
      sums.set(commodity, plus(sums.get(commodity) ?? 0, centavos));
    } else if (beginsEntry(bytes, from)) {
      close();
      entry = number;
    }
  };
  while (await lines.more()) while (lines.isReady) take();
  close();
}

/** «2025-08-01 * » */
function beginsEntry(bytes, from) {
  return entryBegins.every((sign, index) => {
    const byte = bytes[from + index];
    return sign === zero ? byte >= zero && byte <= nine : byte === sign;
  });
}

/** The posting that the line of the reader is, null where it is none: «    Cuenta:De:Alguien  -12.50 COP = 0.00 COP». */
function newPostings({ indent, asserts }, lines) {
  // It is nearly always the same.
  let commodity = '';
  return () => {
    const { bytes, from, to } = lines;
    for (let at = from; at < from + indent; at += 1) if (bytes[at] !== space) return null;
    const account = from + indent;
    const accountEnd = bytes.indexOf(space, account);
    const amount = accountEnd + 2;
    const amountEnd = bytes.indexOf(space, amount);
    if (accountEnd <= account || bytes[accountEnd + 1] !== space || amountEnd === -1 || amountEnd >= to) return null;
    let end = amountEnd + 1;
    while (bytes[end] >= firstLetter && bytes[end] <= lastLetter) end += 1;
    const isEnd =
      end === to || (asserts && bytes[end] === space && bytes[end + 1] === equals && bytes[end + 2] === space);
    const centavos = centavosAt(bytes, amount, amountEnd);
    if (!isEnd || end === amountEnd + 1 || centavos === null) return null;
    if (!isAscii(bytes, amountEnd + 1, end, commodity)) commodity = lines.textOf(amountEnd + 1, end);
    return { account: lines.textOf(account, accountEnd), centavos, commodity };
  };
}

/** Which accounts differ. Memory grows with the accounts: it is only for a journal that is not as it should be. */
async function tellDifferences(check, journal, kit) {
  const sums = new Map();
  const add = (account, centavos) => sums.set(account, plus(sums.get(account) ?? 0, centavos));
  await readJournal(null, journal, { lines: kit.lines(journal.file), add });
  for (const [name, sum] of await sumsByName(kit)) {
    const found = sums.get(name) ?? 0;
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
    sums.set(name, 0);
  });
  const postings = 'datos/postings.jsonl';
  await eachLine(silent, postings, kit.lines(postings), ({ postings: list }) => {
    for (const { account, amount } of list ?? []) {
      const name = names.get(account);
      if (name !== undefined) sums.set(name, plus(sums.get(name), centavosOf(amount) ?? 0));
    }
  });
  return sums;
}
