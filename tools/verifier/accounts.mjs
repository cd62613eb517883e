import { centavosOf, pesosOf, plus } from './centavos.mjs';
import { eachLine, takeLine } from './report.mjs';
import { newWeighed } from './weights.mjs';

// Every account: what its postings sum to, one after another and on every date, beside what the service says of it. One
// that has all its postings is let go, and only its share of the totals is kept.

const sources = new Set(['budget', 'yield-source']);
const accountsFile = 'datos/accounts.jsonl';
const postingsFile = 'datos/postings.jsonl';
const resolutionsFile = 'datos/resolutions.jsonl';

/**
 * @returns `take(posting, …)`: one posting, its amount in centavos; `end()`: reads what is left of the file, and says
 *   what did not meet; `closed.weighed`: the sums of all accounts (`weights.mjs`)
 */
export function newAccounts(report, kit, { reading, weightOf }) {
  const read = report.check('Cuentas: se leen y sus saldos son pesos con dos decimales');
  const checks = { read };
  const lines = kit.lines(accountsFile);
  if (lines === null) read.fault(accountsFile, null, 'falta el archivo');
  const open = new Map();
  const closed = { count: 0, weighed: newWeighed(weightOf), byResolution: new Map() };
  const of = (id) => {
    let account = open.get(id);
    if (!account) open.set(id, (account = newAccount()));
    return account;
  };
  const close = (id, account) => {
    open.delete(id);
    checkClosed(checks, account);
    const { name, kind, place, resolution } = account.told;
    closed.count += 1;
    closed.weighed.add(name, account.sum);
    const sums = closed.byResolution.get(resolution) ?? { budget: 0, places: 0 };
    const side = place === 'budget' ? 'budget' : 'places';
    if (kind === 'capital') sums[side] = plus(sums[side], account.sum);
    closed.byResolution.set(resolution, sums);
  };
  const settle = (id, account) => {
    if (account.told && account.count >= account.told.sequence && account.early === null) close(id, account);
  };
  const takeTold = (told, line) => {
    if (told.balance === null) read.fault(accountsFile, line, `el saldo de ${told.id} no es un valor en pesos`);
    const account = of(told.id);
    if (account.told) return read.fault(accountsFile, line, `la cuenta ${told.id} está dos veces`);
    account.told = { ...told, balance: told.balance ?? 0, line };
    if (account.first && !isSame(account.first, told)) account.differs ??= account.firstLine;
    account.first = null;
    return settle(told.id, account);
  };
  /** One line for each account that is met, for the file has them in the order in which they are. */
  const follow = () => {
    if (lines !== null && lines.isReady) takeLine(read, accountsFile, lines, reading, takeTold);
  };
  return {
    closed,
    addChecks() {
      checks.sums = report.check('Saldos: cada cuenta tiene lo que suman sus partidas, una tras otra (I4)');
      checks.negative = report.check('Negativos: solo las fuentes lo son, en ninguna fecha (I2)');
      checks.authorized = report.check('Autorizado: es la suma de todos sus lugares, por resolución (I5)');
    },
    /** Before what cannot wait takes from it. */
    ready: async () => lines !== null && (await lines.more()),
    take(posting, { entry, line, fault }) {
      const { amount, before, after } = posting;
      const where = `la partida ${posting.position}`;
      if (amount === null || before === null || after === null) {
        fault(`${where} tiene un valor que no es en pesos`);
        return 0;
      }
      if (plus(before, amount) !== after)
        fault(`${where}: ${pesosOf(before)} más ${pesosOf(amount)} no es ${pesosOf(after)}`);
      if (posting.resolution !== entry.resolution) fault(`${where} es de otra resolución`);
      const known = open.get(posting.account);
      const account = known ?? of(posting.account);
      if (account.told === null) {
        account.first ??= posting;
        account.firstLine ??= line;
      } else if (!isSame(posting, account.told))
        fault(`${where} dice de su cuenta algo distinto de lo que dice accounts.jsonl, línea ${account.told.line}`);
      account.sum = plus(account.sum, amount);
      account.count += 1;
      date(account, entry.effectiveOn, amount);
      step(account, { sequence: posting.sequence, before, after, line });
      settle(posting.account, account);
      if (!known) follow();
      return amount;
    },
    async end() {
      while (lines !== null && (await lines.more())) takeLine(read, accountsFile, lines, reading, takeTold);
      for (const [id, account] of open) tellUnclosed(id, account, { checks, close });
      read.tell(`${closed.count} cuentas`);
      await checkAuthorized(checks.authorized, kit, closed.byResolution);
    },
  };
}

function newAccount() {
  return {
    told: null,
    // What its first posting says of it, until the file of accounts does.
    first: null,
    firstLine: null,
    // The line of a posting that says another thing.
    differs: null,
    sum: 0,
    count: 0,
    // After the last posting that followed the one before it.
    sequence: 0,
    balance: 0,
    // Postings that came before the one that they follow, by their sequence.
    early: null,
    gaps: null,
    low: null,
    // By date; most accounts have one or two.
    dates: [],
    amounts: [],
  };
}

function date(account, on, amount) {
  const at = account.dates.lastIndexOf(on);
  if (at === -1) {
    account.dates.push(on);
    account.amounts.push(amount);
  } else account.amounts[at] = plus(account.amounts[at], amount);
}

const isSame = (one, other) =>
  one.place === other.place &&
  one.kind === other.kind &&
  one.resolution === other.resolution &&
  one.allocation === other.allocation &&
  one.disbursement === other.disbursement;

/** Each posting starts from where the one before it left the account; those of one moment may come in any order. */
function step(account, posting) {
  if (posting.sequence === account.sequence + 1) {
    follow(account, posting);
    while (account.early?.has(account.sequence + 1)) {
      const next = account.early.get(account.sequence + 1);
      account.early.delete(next.sequence);
      follow(account, next);
    }
    if (account.early?.size === 0) account.early = null;
    return;
  }
  account.early ??= new Map();
  // One that was passed, or two of one sequence: out of its place for ever.
  if (posting.sequence <= account.sequence || account.early.has(posting.sequence)) addGap(account, posting);
  else account.early.set(posting.sequence, posting);
  if (account.early.size === 0) account.early = null;
}

function follow(account, { sequence, before, after, line }) {
  if (before !== account.balance) addGap(account, { sequence, before, line });
  if (after < 0) account.low ??= { after, line };
  account.sequence = sequence;
  account.balance = after;
}

function addGap(account, { sequence, before, line }) {
  const says = `la partida ${sequence} parte de ${pesosOf(before)} y se esperaba la ${account.sequence + 1} desde ${pesosOf(account.balance)}`;
  account.gaps = [...(account.gaps ?? []), { line, says }];
}

function checkClosed({ sums, negative, read }, account) {
  const { told, sum, count, gaps, low, dates, amounts, differs } = account;
  const name = `«${told.name ?? told.id}»`;
  if (differs !== null) {
    const says = `una partida de ${name} dice de su cuenta algo distinto de lo que dice accounts.jsonl, línea ${told.line}`;
    read.fault(postingsFile, differs, says);
  }
  if (sum !== told.balance || count !== told.sequence) {
    sums.fault(
      accountsFile,
      told.line,
      `${name} dice ${pesosOf(told.balance)} tras ${told.sequence} partidas, y sus ${count} partidas suman ${pesosOf(sum)}`,
    );
  }
  for (const { line, says } of gaps ?? []) sums.fault(postingsFile, line, `${name}: ${says}`);
  if (sources.has(told.place)) return;
  if (low !== null) negative.fault(postingsFile, low.line, `${name} queda en ${pesosOf(low.after)}`);
  if (told.balance < 0) negative.fault(accountsFile, told.line, `${name} tiene ${pesosOf(told.balance)}`);
  let standing = 0;
  const inOrder = dates.map((_, at) => at).sort((a, b) => (dates[a] < dates[b] ? -1 : 1));
  for (const at of inOrder) {
    standing = plus(standing, amounts[at]);
    if (standing < 0)
      negative.fault(accountsFile, told.line, `${name} tiene ${pesosOf(standing)} con efecto al ${dates[at]}`);
  }
}

/** An account with postings that nobody tells of, or without some of its postings. */
function tellUnclosed(id, account, { checks, close }) {
  if (account.told === null) {
    const says = `una partida es de la cuenta ${id}, que no está en accounts.jsonl, o tiene menos partidas en él`;
    checks.sums.fault(postingsFile, account.firstLine, says);
    return;
  }
  if (account.early !== null) {
    const [next] = [...account.early.values()].sort((a, b) => a.sequence - b.sequence);
    addGap(account, next);
  }
  close(id, account);
}

async function checkAuthorized(check, kit, sums) {
  await eachLine(check, resolutionsFile, kit.lines(resolutionsFile), (resolution, _text, number) => {
    const { budget, places } = sums.get(resolution.id) ?? { budget: 0, places: 0 };
    const authorized = resolution.authorized === null ? 0 : centavosOf(resolution.authorized);
    sums.delete(resolution.id);
    if (authorized === places && authorized === -budget) return;
    check.fault(
      resolutionsFile,
      number,
      `la Resolución ${resolution.number} de ${resolution.year} autoriza ${resolution.authorized}, su fuente dio ${pesosOf(-budget)} y sus lugares suman ${pesosOf(places)}`,
    );
  });
  for (const id of sums.keys()) check.fault(resolutionsFile, null, `falta la resolución ${id}, que tiene cuentas`);
}
