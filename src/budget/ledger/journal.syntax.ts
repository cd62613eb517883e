import { addDays, type CalendarDate } from '../../kernel/calendar';
import {
  commodities,
  headOf,
  journalRoots,
  quantity,
  remarkNames,
  remarksOf,
  type JournalAccount,
  type JournalEntry,
  type JournalFormat,
} from './journal.rules';
import { places, type Place } from './places';

/** What the whole journal is of. */
export interface JournalAbout {
  readonly of: string;
  readonly asOf: CalendarDate | null;
}

interface Syntax {
  /** What the file is, and the commodities. */
  readonly head: (about: JournalAbout) => string;
  /** An account with its identifier, before every transaction. */
  readonly account: (account: JournalAccount) => string;
  readonly transaction: (entry: JournalEntry) => string;
  /** What must be said of an account after everything else. */
  readonly closing?: (account: JournalAccount) => string;
}

const hledger: Syntax = {
  head: (about) =>
    lines([
      ...introduction(about, 'hledger -f ARCHIVO check --strict ordereddates'),
      'decimal-mark .',
      ...commodityDirectives(),
      ...journalRoots.map(({ name, hledger: type }) => `account ${name}  ; type: ${type}`),
    ]),
  account: ({ id, name }) => lines([`account ${name}  ; cuenta: ${id}`]),
  transaction: transactionWithAssertions,
};

const ledger: Syntax = {
  head: (about) =>
    lines([
      ...introduction(about, 'ledger -f ARCHIVO --strict balance'),
      ...commodityDirectives(),
      ...remarkNames.map((name) => `tag ${name}`),
    ]),
  account: ({ id, name }) => lines([`account ${name}`, `    note cuenta ${id}`]),
  transaction: transactionWithAssertions,
};

const beancount: Syntax = {
  head: (about) =>
    lines([
      ...introduction(about, 'bean-check ARCHIVO'),
      `option "title" ${quoted(`Trazagiro — ${about.of}`)}`,
      `option "operating_currency" "${commodities.capital}"`,
      ...journalRoots.map(({ name, beancount: root }) => `option "name_${root}" "${name}"`),
      '; Sin tolerancia: al centavo.',
      'option "inferred_tolerance_multiplier" "0.01"',
      ...Object.values(commodities).map((commodity) => `1900-01-01 commodity ${commodity}`),
    ]),
  account: ({ id, name, place, firstOn }) =>
    lines([`${firstOn} open ${name} ${commodityOf(place)}`, `  cuenta: "${id}"`]),
  transaction: (entry) => {
    const { what, of } = headOf(entry);
    return lines([
      `${entry.effectiveOn} * ${quoted(of)} ${quoted(what)}`,
      `  asiento: "${entry.id}"`,
      ...remarksOf(entry).map(([name, value]) => `  ${name}: ${quoted(value)}`),
      ...entry.postings.map(({ account, place, amount }) => `  ${account}  ${quantity(place, amount)}`),
      '',
    ]);
  },
  // An assertion of beancount is of the beginning of its day: the day after the last posting.
  closing: ({ name, place, lastOn, balance }) =>
    lines([`${addDays(lastOn, 1)} balance ${name}  ${quantity(place, balance)}`]),
};

export const journalSyntaxes: Readonly<Record<JournalFormat, Syntax>> = { hledger, ledger, beancount };

function introduction({ of, asOf }: JournalAbout, check: string): string[] {
  return [
    `; Trazagiro — ${of}`,
    `; ${asOf === null ? 'Todo lo asentado' : `Lo que había surtido efecto al ${asOf}`}, por fecha de efecto.`,
    `; Capital en ${commodities.capital} y rendimientos en ${commodities.yields}: no se suman.`,
    `; Tras la última partida de cada cuenta se afirma su saldo. Se comprueba con: ${check}`,
    '',
  ];
}

function commodityDirectives(): string[] {
  return Object.values(commodities).flatMap((commodity) => [
    `commodity ${commodity}`,
    `    format 1000.00 ${commodity}`,
  ]);
}

function transactionWithAssertions(entry: JournalEntry): string {
  const { what, of } = headOf(entry);
  return lines([
    `${entry.effectiveOn} * (${entry.id}) ${what} | ${of}`,
    ...remarksOf(entry).map(([name, value]) => `    ; ${name}: ${value}`),
    ...entry.postings.map(({ account, place, amount, leaves }) => {
      const asserted = leaves === null ? '' : ` = ${quantity(place, leaves)}`;
      return `    ${account}  ${quantity(place, amount)}${asserted}`;
    }),
    '',
  ]);
}

function commodityOf(place: Place): string {
  return commodities[places[place].kind];
}

function quoted(words: string): string {
  return `"${words.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}

function lines(each: readonly string[]): string {
  return each.map((line) => `${line}\n`).join('');
}
