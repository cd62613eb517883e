import { bytesOf, hexOf } from './bytes.mjs';
import { centavosOf, eachLine, pesosOf, rawOf } from './report.mjs';

// The money: every entry is the one that its event bound, sums to zero, and its postings give every balance.

const sources = new Set(['budget', 'yield-source']);
const files = {
  entries: 'datos/entries.jsonl',
  postings: 'datos/postings.jsonl',
  accounts: 'datos/accounts.jsonl',
  resolutions: 'datos/resolutions.jsonl',
  events: 'datos/events.jsonl',
};

/** @returns the accounts by identifier, with what their postings sum to */
export async function checkLedger(report, kit, platform, seen) {
  const accounts = await readAccounts(report, kit);
  const entries = await checkEntries(report, kit, platform, seen);
  await checkPostings(report, kit, platform, { entries, accounts, bound: seen.bound });
  checkBalances(report, accounts);
  await checkAuthorized(report, kit, accounts);
  return accounts;
}

async function readAccounts(report, kit) {
  const check = report.check('Cuentas: se leen y sus saldos son pesos con dos decimales');
  const accounts = new Map();
  eachLine(check, files.accounts, await kit.read(files.accounts), (account, _text, number) => {
    const balance = centavosOf(account.balance);
    if (balance === null) check.fault(files.accounts, number, `el saldo «${account.balance}» no es un valor en pesos`);
    if (accounts.has(account.id)) check.fault(files.accounts, number, `la cuenta ${account.id} está dos veces`);
    accounts.set(account.id, {
      ...account,
      balance: balance ?? 0n,
      line: number,
      sum: 0n,
      steps: [],
      dated: new Map(),
    });
  });
  check.tell(`${accounts.size} cuentas`);
  return accounts;
}

async function checkEntries(report, kit, platform, seen) {
  const check = report.check('Asientos: cada uno es el que ató su evento, y quien registra no aprueba (I8)');
  const entries = new Map();
  eachLine(check, files.entries, await kit.read(files.entries), (entry, text, number) => {
    const bound = seen.bound.get(entry.id);
    const fault = (says) => check.fault(files.entries, number, `asiento ${entry.id}: ${says}`);
    if (entries.has(entry.id)) fault('está dos veces');
    if (!bound) fault('ningún evento lo ata: fue agregado, o falta el evento de su acto');
    else if (bound.head !== hexOf(platform.sha256(bytesOf(text)))) {
      fault(`no es el que ató su evento (events.jsonl, línea ${bound.line}): fue alterado`);
    }
    if (entry.approvedBy !== null && entry.approvedBy === entry.recordedBy)
      fault('lo registró y aprobó la misma persona');
    entries.set(entry.id, { ...entry, line: number, postings: 0 });
  });
  for (const [id, { line, chain }] of seen.bound) {
    // In a kit of one resolution, the chain of the service also binds entries of others.
    if (entries.has(id) || (kit.scope !== null && chain === kit.serviceChain)) continue;
    check.fault(files.events, line, `este evento ata el asiento ${id}, que falta en entries.jsonl: fue borrado`);
  }
  check.tell(`${entries.size} asientos`);
  return entries;
}

async function checkPostings(report, kit, platform, { entries, accounts, bound }) {
  const check = report.check('Partidas: cada asiento suma cero por clase y es el que ató su evento (I1)');
  let count = 0;
  eachLine(check, files.postings, await kit.read(files.postings), ({ entry: id, postings }, text, number) => {
    const fault = (says) => check.fault(files.postings, number, `asiento ${id}: ${says}`);
    const entry = entries.get(id);
    if (!entry || !Array.isArray(postings)) return fault('no está en entries.jsonl, o no tiene partidas');
    const said = bound.get(id)?.postings;
    if (said !== undefined && said !== hexOf(platform.sha256(bytesOf(rawOf(text, 'postings'))))) {
      fault('sus partidas no son las que ató su evento: fueron alteradas');
    }
    if (entry.postings > 0) fault('tiene dos líneas de partidas');
    entry.postings += postings.length;
    if (postings.length < 2 || postings.length !== entry.postingCount) {
      fault(`tiene ${postings.length} partidas y debe tener ${entry.postingCount}, dos o más`);
    }
    const sums = new Map();
    for (const posting of postings) {
      count += 1;
      const amount = take(posting, { accounts, entry, number, fault });
      sums.set(posting.kind, (sums.get(posting.kind) ?? 0n) + amount);
    }
    for (const [kind, sum] of sums) if (sum !== 0n) fault(`sus partidas de «${kind}» suman ${pesosOf(sum)} y no cero`);
    return undefined;
  });
  for (const { id, line, postings } of entries.values()) {
    if (postings === 0) check.fault(files.entries, line, `asiento ${id}: faltan sus partidas en postings.jsonl`);
  }
  check.tell(`${count} partidas`);
}

function take(posting, { accounts, entry, number, fault }) {
  const [amount, before, after] = [posting.amount, posting.balanceBefore, posting.balanceAfter].map(centavosOf);
  const where = `la partida ${posting.position}`;
  if (amount === null || before === null || after === null) {
    fault(`${where} tiene un valor que no es en pesos`);
    return 0n;
  }
  if (before + amount !== after)
    fault(`${where}: ${posting.balanceBefore} más ${posting.amount} no es ${posting.balanceAfter}`);
  const account = accounts.get(posting.account);
  if (!account) fault(`${where} es de la cuenta ${posting.account}, que no está en accounts.jsonl`);
  else {
    const same = ['place', 'kind', 'resolution', 'allocation', 'disbursement'].every(
      (key) => account[key] === posting[key],
    );
    if (!same) fault(`${where} dice de su cuenta algo distinto de lo que dice accounts.jsonl, línea ${account.line}`);
    account.sum += amount;
    account.steps.push({ sequence: posting.sequence, before, after, number });
    account.dated.set(entry.effectiveOn, (account.dated.get(entry.effectiveOn) ?? 0n) + amount);
  }
  if (posting.resolution !== entry.resolution) fault(`${where} es de otra resolución`);
  return amount;
}

function checkBalances(report, accounts) {
  const sums = report.check('Saldos: cada cuenta tiene lo que suman sus partidas, una tras otra (I4)');
  const negative = report.check('Negativos: solo las fuentes lo son, en ninguna fecha (I2)');
  for (const account of accounts.values()) {
    const name = `«${account.name ?? account.id}»`;
    if (account.sum !== account.balance || account.sequence !== account.steps.length) {
      sums.fault(
        files.accounts,
        account.line,
        `${name} dice ${pesosOf(account.balance)} tras ${account.sequence} partidas, y sus ${account.steps.length} partidas suman ${pesosOf(account.sum)}`,
      );
    }
    checkSteps(sums, account, name);
    if (!sources.has(account.place)) checkNegatives(negative, account, name);
  }
}

function checkSteps(check, account, name) {
  let [sequence, balance] = [0, 0n];
  for (const step of account.steps.sort((a, b) => a.sequence - b.sequence)) {
    if (step.sequence !== sequence + 1 || step.before !== balance) {
      check.fault(
        files.postings,
        step.number,
        `${name}: la partida ${step.sequence} parte de ${pesosOf(step.before)} y se esperaba la ${sequence + 1} desde ${pesosOf(balance)}`,
      );
    }
    sequence = step.sequence;
    balance = step.after;
  }
}

function checkNegatives(check, account, name) {
  const low = account.steps.find(({ after }) => after < 0n);
  if (low) check.fault(files.postings, low.number, `${name} queda en ${pesosOf(low.after)}`);
  if (account.balance < 0n) check.fault(files.accounts, account.line, `${name} tiene ${pesosOf(account.balance)}`);
  let standing = 0n;
  for (const [date, amount] of [...account.dated].sort(([a], [b]) => (a < b ? -1 : 1))) {
    standing += amount;
    if (standing < 0n)
      check.fault(files.accounts, account.line, `${name} tiene ${pesosOf(standing)} con efecto al ${date}`);
  }
}

async function checkAuthorized(report, kit, accounts) {
  const check = report.check('Autorizado: es la suma de todos sus lugares, por resolución (I5)');
  const sums = new Map();
  for (const { kind, place, resolution, sum } of accounts.values()) {
    const each = sums.get(resolution) ?? { budget: 0n, places: 0n };
    if (kind === 'capital' && place === 'budget') each.budget += sum;
    else if (kind === 'capital') each.places += sum;
    sums.set(resolution, each);
  }
  eachLine(check, files.resolutions, await kit.read(files.resolutions), (resolution, _text, number) => {
    const { budget, places } = sums.get(resolution.id) ?? { budget: 0n, places: 0n };
    const authorized = resolution.authorized === null ? 0n : centavosOf(resolution.authorized);
    sums.delete(resolution.id);
    if (authorized === places && authorized === -budget) return;
    check.fault(
      files.resolutions,
      number,
      `la Resolución ${resolution.number} de ${resolution.year} autoriza ${resolution.authorized}, su fuente dio ${pesosOf(-budget)} y sus lugares suman ${pesosOf(places)}`,
    );
  });
  for (const id of sums.keys()) check.fault(files.resolutions, null, `falta la resolución ${id}, que tiene cuentas`);
}
