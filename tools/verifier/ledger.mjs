import { newAccounts } from './accounts.mjs';
import { pesosOf, plus } from './centavos.mjs';
import { takeLine } from './report.mjs';

// The money: every entry is the one that its event bound, sums to zero, and its postings give every balance. Events,
// entries and postings stand in nearly one order: they are read side by side, and what has met is let go.

const files = { entries: 'datos/entries.jsonl', postings: 'datos/postings.jsonl', events: 'datos/events.jsonl' };

/**
 * @returns `bind(id, …)`: what an event says of an entry; `follow`: reads as many entries and postings as were bound;
 *   `end`: reads the rest, and says what did not meet; `accounts`
 */
export function newLedger(report, kit, { readings, weightOf }) {
  const accounts = newAccounts(report, kit, { reading: readings.accounts, weightOf });
  const checks = {
    entries: report.check('Asientos: cada uno es el que ató su evento, y quien registra no aprueba (I8)'),
    postings: report.check('Partidas: cada asiento suma cero por clase y es el que ató su evento (I1)'),
  };
  accounts.addChecks();
  const readers = { entries: kit.lines(files.entries), postings: kit.lines(files.postings) };
  for (const name of ['entries', 'postings'])
    if (readers[name] === null) checks[name].fault(files[name], null, 'falta el archivo');
  const waiting = new Map();
  const counted = { entries: 0, postings: 0 };
  let due = 0;
  const of = (id) => {
    let known = waiting.get(id);
    if (!known) waiting.set(id, (known = { bound: null, entry: null, postings: null, taken: false }));
    return known;
  };
  const settle = (id, known) => {
    const { bound, entry, postings } = known;
    if (entry && postings && !known.taken) {
      counted.postings += takePostings({ id, entry, ...postings }, { check: checks.postings, accounts });
      known.taken = true;
      postings.list = null;
    }
    if (!bound || !entry || !known.taken) return;
    waiting.delete(id);
    if (bound.head !== entry.hash) {
      const says = `no es el que ató su evento (events.jsonl, línea ${bound.line}): fue alterado`;
      checks.entries.fault(files.entries, entry.line, `asiento ${id}: ${says}`);
    }
    if (bound.postings !== postings.hash) {
      const says = 'sus partidas no son las que ató su evento: fueron alteradas';
      checks.postings.fault(files.postings, postings.line, `asiento ${id}: ${says}`);
    }
  };
  const takeEntry = ({ id, approvedBy, recordedBy, effectiveOn, resolution, postingCount, hash }, line) => {
    const known = of(id);
    const fault = (says) => checks.entries.fault(files.entries, line, `asiento ${id}: ${says}`);
    if (known.entry) return fault('está dos veces');
    if (approvedBy !== null && approvedBy === recordedBy) fault('lo registró y aprobó la misma persona');
    counted.entries += 1;
    known.entry = { line, hash, effectiveOn, resolution, postingCount };
    return settle(id, known);
  };
  const takePostingsOf = ({ entry: id, list, hash }, line) => {
    const fault = (says) => checks.postings.fault(files.postings, line, `asiento ${id}: ${says}`);
    if (list === null) return fault('no tiene partidas');
    const known = of(id);
    if (known.postings) return fault('tiene dos líneas de partidas');
    known.postings = { line, hash, list };
    return settle(id, known);
  };
  const read = async (name, take, most) => {
    const lines = readers[name];
    for (let left = most; lines !== null && left > 0 && (await lines.more());) {
      await accounts.ready();
      for (; left > 0 && lines.isReady; left -= 1) takeLine(checks[name], files[name], lines, readings[name], take);
    }
  };
  return {
    accounts,
    bind(id, bound) {
      const known = of(id);
      due += 1;
      known.bound = bound;
      settle(id, known);
    },
    async follow() {
      const most = due;
      due = 0;
      await read('entries', takeEntry, most);
      await read('postings', takePostingsOf, most);
    },
    async end() {
      await read('entries', takeEntry, Infinity);
      await read('postings', takePostingsOf, Infinity);
      for (const [id, known] of waiting) tellUnmet(id, known, { checks, kit });
      checks.entries.tell(`${counted.entries} asientos`);
      checks.postings.tell(`${counted.postings} partidas`);
      await accounts.end();
    },
  };
}

/** What one of the three files says, and another does not. */
function tellUnmet(id, { bound, entry, postings }, { checks, kit }) {
  if (bound && !entry) {
    // In a kit of one resolution, the chain of the service also binds entries of others.
    if (kit.scope !== null && bound.chain === kit.serviceChain) return;
    const says = `este evento ata el asiento ${id}, que falta en entries.jsonl: fue borrado`;
    checks.entries.fault(files.events, bound.line, says);
  }
  if (entry && !bound) {
    const says = `asiento ${id}: ningún evento lo ata: fue agregado, está dos veces, o falta el evento de su acto`;
    checks.entries.fault(files.entries, entry.line, says);
  }
  if (entry && bound && bound.head !== entry.hash) {
    const says = `asiento ${id}: no es el que ató su evento (events.jsonl, línea ${bound.line}): fue alterado`;
    checks.entries.fault(files.entries, entry.line, says);
  }
  if (entry && !postings)
    checks.postings.fault(files.entries, entry.line, `asiento ${id}: faltan sus partidas en postings.jsonl`);
  if (postings && !entry)
    checks.postings.fault(files.postings, postings.line, `asiento ${id}: no está en entries.jsonl, o está dos veces`);
}

/** @returns how many they are */
function takePostings({ id, entry, list, line }, { check, accounts }) {
  const fault = (says) => check.fault(files.postings, line, `asiento ${id}: ${says}`);
  if (list.length < 2 || list.length !== entry.postingCount) {
    fault(`tiene ${list.length} partidas y debe tener ${entry.postingCount}, dos o más`);
  }
  const sums = { capital: 0 };
  for (const posting of list) {
    const amount = accounts.take(posting, { entry, line, fault });
    sums[posting.kind] = plus(sums[posting.kind] ?? 0, amount);
  }
  for (const kind of Object.keys(sums))
    if (sums[kind] !== 0) fault(`sus partidas de «${kind}» suman ${pesosOf(sums[kind])} y no cero`);
  return list.length;
}
