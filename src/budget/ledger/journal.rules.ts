import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { actInSpanish } from './entries.dto';
import type { EntryAct } from './acts';
import { isSource, placeNames, places, type Place } from './places';

/*
 * The ledger as plain text that other people's programs read.
 *
 *   entry   ──▶ transaction, on its effective date, in the order of recording within a day
 *   account ──▶ one name, legal in every syntax: root : resolution : line : place : giro
 *   balance ──▶ an assertion, after the account's last posting
 *
 * Capital is in COP and yields in RENDIMIENTOS, so that no program can add one to the other. See docs/foreign-journals.md.
 */

export const journalFormats = ['hledger', 'ledger', 'beancount'] as const;

export type JournalFormat = (typeof journalFormats)[number];

/** An account, with what is asserted of it. */
export interface JournalAccount {
  readonly id: string;
  /** «Activos:Resolucion-1409-2025:Linea-0001-05490-Necocli:Girado-sin-confirmar:Giro-1» */
  readonly name: string;
  readonly place: Place;
  readonly firstOn: CalendarDate;
  readonly lastOn: CalendarDate;
  /** Pesos: what the ledger says it holds, which the other program must find by itself. */
  readonly balance: Money;
}

export interface JournalEntry {
  readonly id: string;
  readonly act: EntryAct;
  readonly resolution: { readonly number: number; readonly year: number };
  readonly effectiveOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly approvedBy: string | null;
  readonly document: string;
  readonly source: string | null;
  readonly reverses: string | null;
  readonly postings: readonly {
    /** Its name. */
    readonly account: string;
    readonly place: Place;
    readonly amount: Money;
    /** What its account holds, after the last posting that it has; null after the others. */
    readonly leaves: Money | null;
  }[];
}

const roots = { assets: 'Activos', equity: 'Patrimonio', income: 'Ingresos' } as const;

/** The kinds of account that the other programs know, by the first word of each name. */
export const journalRoots = [
  { name: roots.assets, hledger: 'A', beancount: 'assets' },
  { name: roots.equity, hledger: 'E', beancount: 'equity' },
  { name: roots.income, hledger: 'R', beancount: 'income' },
] as const;

export const commodities = { capital: 'COP', yields: 'RENDIMIENTOS' } as const;

/**
 * The words of each place in an account's name: root : resolution : line : place : giro, put together in journal.sql.ts.
 * Two ministries may give the same number in the same year; only then has the resolution's word its identifier too.
 */
export const placeWords = placeNames.map((place) => ({
  place,
  root: rootOf(place),
  words: wordOf(places[place].spanish),
}));

/** «-1250.50 COP», «12.00 RENDIMIENTOS» */
export function quantity(place: Place, amount: Money): string {
  return `${amount.toString()} ${commodities[places[place].kind]}`;
}

export const remarkNames = [
  'acto',
  'documento',
  'fuente',
  'precision',
  'registrado',
  'registro',
  'aprobo',
  'anula',
] as const;

/** What is told of an entry beside its amounts, in order: names are ASCII, for beancount's sake. */
export function remarksOf(entry: JournalEntry): [name: string, value: string][] {
  const remarks: [(typeof remarkNames)[number], string | null][] = [
    ['acto', entry.act],
    ['documento', entry.document],
    ['fuente', entry.source],
    ['precision', entry.datePrecision],
    ['registrado', entry.recordedAt],
    ['registro', entry.recordedBy],
    ['aprobo', entry.approvedBy],
    ['anula', entry.reverses],
  ];
  return remarks.flatMap(([name, value]) => (value === null ? [] : [[name, oneLine(value)]]));
}

/** «giro», «Resolución 1409 de 2025» */
export function headOf({ act, resolution }: JournalEntry): { what: string; of: string } {
  return { what: actInSpanish(act), of: `Resolución ${resolution.number} de ${resolution.year}` };
}

function rootOf(place: Place): string {
  if (!isSource(place)) return roots.assets;
  return places[place].kind === 'yields' ? roots.income : roots.equity;
}

/** A word of an account's name: ASCII letters and digits and hyphens, a capital first. */
export function wordOf(words: string): string {
  const bare = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

/**
 * Somebody's words, where the end of the line ends them. Brackets become round and semicolons commas: ledger reads a
 * bracketed text as a date, and all three a semicolon as the start of a comment.
 */
function oneLine(words: string): string {
  return words
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .replace(/;/g, ',')
    .trim();
}
