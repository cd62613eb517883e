import { addDays, type CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import {
  accountName,
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

type Accounts = ReadonlyMap<string, JournalAccount & { readonly name: string }>;

interface Syntax {
  /** What the file is, the commodities, and every account with its identifier. */
  head(about: JournalAbout, accounts: Accounts): string;
  transaction(entry: JournalEntry, accounts: Accounts): string;
  /** What must be said after everything else. */
  tail(accounts: Accounts): string;
}

/** The accounts by identifier, each with its one name. */
export function named(accounts: readonly JournalAccount[]): Accounts {
  return new Map(
    accounts
      .map((account) => ({ ...account, name: accountName(account) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((account) => [account.id, account]),
  );
}

const hledger: Syntax = {
  head: (about, accounts) =>
    lines([
      ...introduction(about, 'hledger -f ARCHIVO check --strict ordereddates'),
      'decimal-mark .',
      ...commodityDirectives(),
      ...journalRoots.map(({ name, hledger: type }) => `account ${name}  ; type: ${type}`),
      ...[...accounts.values()].map(({ id, name }) => `account ${name}  ; cuenta: ${id}`),
      '',
    ]),
  transaction: (entry, accounts) => transactionWithAssertions(entry, accounts),
  tail: () => '',
};

const ledger: Syntax = {
  head: (about, accounts) =>
    lines([
      ...introduction(about, 'ledger -f ARCHIVO --strict balance'),
      ...commodityDirectives(),
      ...remarkNames.map((name) => `tag ${name}`),
      ...[...accounts.values()].flatMap(({ id, name }) => [`account ${name}`, `    note cuenta ${id}`]),
      '',
    ]),
  transaction: (entry, accounts) => transactionWithAssertions(entry, accounts),
  tail: () => '',
};

const beancount: Syntax = {
  head: (about, accounts) =>
    lines([
      ...introduction(about, 'bean-check ARCHIVO'),
      `option "title" ${quoted(`Trazagiro — ${about.of}`)}`,
      `option "operating_currency" "${commodities.capital}"`,
      ...journalRoots.map(({ name, beancount: root }) => `option "name_${root}" "${name}"`),
      '; Sin tolerancia: al centavo.',
      'option "inferred_tolerance_multiplier" "0.01"',
      ...Object.values(commodities).map((commodity) => `1900-01-01 commodity ${commodity}`),
      ...[...accounts.values()].flatMap(({ id, name, place, firstOn }) => [
        `${firstOn} open ${name} ${commodityOf(place)}`,
        `  cuenta: "${id}"`,
      ]),
      '',
    ]),
  transaction: (entry, accounts) => {
    const { what, of } = headOf(entry);
    return lines([
      `${entry.effectiveOn} * ${quoted(of)} ${quoted(what)}`,
      `  asiento: "${entry.id}"`,
      ...remarksOf(entry).map(([name, value]) => `  ${name}: ${quoted(value)}`),
      ...entry.postings.map(({ accountId, amount }) => {
        const { name, place } = known(accounts, accountId);
        return `  ${name}  ${quantity(place, amount)}`;
      }),
      '',
    ]);
  },
  // An assertion of beancount is of the beginning of its day: the day after the last posting.
  tail: (accounts) =>
    lines(
      [...accounts.values()].map(
        ({ name, place, lastOn, balance }) => `${addDays(lastOn, 1)} balance ${name}  ${quantity(place, balance)}`,
      ),
    ),
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

function transactionWithAssertions(entry: JournalEntry, accounts: Accounts): string {
  const { what, of } = headOf(entry);
  return lines([
    `${entry.effectiveOn} * (${entry.id}) ${what} | ${of}`,
    ...remarksOf(entry).map(([name, value]) => `    ; ${name}: ${value}`),
    ...entry.postings.map(({ accountId, amount }) => {
      const { name, place, lastEntryId, balance } = known(accounts, accountId);
      const asserted = lastEntryId === entry.id ? ` = ${quantity(place, balance)}` : '';
      return `    ${name}  ${quantity(place, amount)}${asserted}`;
    }),
    '',
  ]);
}

function known(accounts: Accounts, id: string): JournalAccount & { readonly name: string } {
  const account = accounts.get(id);
  invariant(account, 'every account that is posted to was read before its postings');
  return account;
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
