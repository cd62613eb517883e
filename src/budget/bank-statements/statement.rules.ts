import type { CalendarDate } from '../../kernel/calendar';
import { invariant, refusal, type Problem } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { amountOf, dateOf } from '../payment-files/incoming.values.rules';
import type { IncomingRow } from '../payment-files/incoming';
import type { StatementField, StatementLayout } from '../payment-files/layout';

/*
 * A bank's statement, row by row. A row without a date and one of zero are no movements (titles, balances, totals) and are
 * told as skipped; a movement that cannot be read refuses the whole file, for what is left out would look as if it had not
 * happened. A bank account is never kept: its last four digits are, and long numbers within a description are cut the same.
 */

export const StatementRefused = refusal<{ problems: number }>(
  'bank-statement.unreadable',
  'form',
  { es: 'El extracto no se entiende entero', en: 'The statement cannot be read whole' },
  {
    es: ({ problems }) => `${problems === 1 ? 'Hay una fila' : `Hay ${problems} filas`} por corregir; nada se guardó.`,
    en: ({ problems }) => `${problems} rows to correct; nothing was kept.`,
  },
);

export const StatementEmpty = refusal(
  'bank-statement.empty',
  'form',
  { es: 'El extracto no trae movimientos', en: 'The statement has no movements' },
  {
    es: () => 'Ninguna fila tiene fecha y valor. Si ese período no tuvo movimientos, no hay nada que cargar.',
    en: () => 'No row has a date and an amount.',
  },
);

export const PeriodTooNarrow = refusal<{ from: CalendarDate; to: CalendarDate }>(
  'bank-statement.period',
  'form',
  { es: 'El período no abarca los movimientos', en: 'The period does not cover the movements' },
  {
    es: ({ from, to }) => `Los movimientos van del ${from} al ${to}: el período del extracto los abarca todos.`,
    en: ({ from, to }) => `The movements go from ${from} to ${to}: the period of the statement covers them all.`,
  },
);

export const directions = ['out', 'in'] as const;

/** Out of the ministry's account (a giro), or into it (a deposit). */
export type Direction = (typeof directions)[number];

export interface Movement {
  /** Row of the file. */
  readonly line: number;
  readonly on: CalendarDate;
  readonly direction: Direction;
  readonly amount: Money;
  readonly reference: string | null;
  /** Nine digits, without the check digit. */
  readonly nit: string | null;
  readonly name: string | null;
  readonly description: string | null;
}

export interface ReadStatement {
  readonly movements: readonly Movement[];
  readonly skipped: readonly number[];
  /** Of the column of the account, where every row says the same; else null. */
  readonly account: string | null;
}

/** @throws StatementRefused with a problem for each row, StatementEmpty */
export function readStatement(rows: readonly IncomingRow<StatementField>[], layout: StatementLayout): ReadStatement {
  const movements: Movement[] = [];
  const skipped: number[] = [];
  const problems: Problem[] = [];
  const accounts = new Set<string>();
  for (const row of rows) {
    const read = movementOf(row, layout);
    if (read === 'none') skipped.push(row.line);
    else if ('code' in read) problems.push(read);
    else {
      movements.push(read);
      if (row.cells.account) accounts.add(lastFour(row.cells.account.text));
    }
  }
  if (problems.length > 0) throw new StatementRefused({ problems: problems.length }, problems);
  if (movements.length === 0) throw new StatementEmpty({});
  return { movements, skipped, account: accounts.size === 1 ? ([...accounts][0] ?? null) : null };
}

function movementOf(
  { line, cells }: IncomingRow<StatementField>,
  layout: StatementLayout,
): Movement | Problem | 'none' {
  const text = (field: StatementField, most: number) => cells[field]?.text.slice(0, most) ?? null;
  if (!cells.date) return 'none';
  const on = dateOf(cells.date.text, layout.dates);
  const signed = signedAmount(cells, layout);
  if (signed === null) return 'none';
  if (on === null) return problem(line, 'date', cells.date.text);
  if ('unreadable' in signed) return problem(line, 'amount', signed.unreadable);
  if (signed.amount.isZero()) return 'none';
  return {
    line,
    on,
    direction: signed.isOut ? 'out' : 'in',
    amount: signed.amount,
    reference: text('reference', 60),
    nit: nitOf(text('nit', 40)),
    name: text('name', 200),
    description: masked(text('description', 500)),
  };
}

type Signed = { readonly amount: Money; readonly isOut: boolean } | { readonly unreadable: string } | null;

function signedAmount(cells: IncomingRow<StatementField>['cells'], layout: StatementLayout): Signed {
  for (const [field, isOut] of [
    ['debit', true],
    ['credit', false],
  ] as const) {
    const cell = cells[field];
    if (!cell) continue;
    const amount = amountOf(cell, layout.amounts);
    if (amount === null) return { unreadable: cell.text };
    // A debit is written with its sign or without; a zero beside the other column says nothing.
    if (!amount.isZero()) return { amount: amount.isNegative() ? amount.negated() : amount, isOut };
  }
  if (!cells.amount) return null;
  const amount = amountOf(cells.amount, layout.amounts);
  if (amount === null) return { unreadable: cells.amount.text };
  const isOut = amount.isNegative() === (layout.outgoing === 'negative');
  return { amount: amount.isNegative() ? amount.negated() : amount, isOut };
}

const inSpanish = { date: 'fecha', amount: 'valor' };

function problem(line: number, field: 'date' | 'amount', given: string): Problem {
  const value = given.slice(0, 40);
  return {
    line,
    field,
    code: `bank-statement.${field}`,
    detail: {
      es: `«${value}» no se entiende como ${inSpanish[field]}.`,
      en: `"${value}" is not understood as ${field}.`,
    },
  };
}

/** The last four digits of an account. */
export function lastFour(account: string): string {
  return account.replace(/\D/g, '').slice(-4);
}

/** Long numbers, of an account or a card, by their last four digits. */
export function masked(text: string | null): string | null {
  return text?.replace(/\d(?:[ -]?\d){8,}/g, (digits) => `…${lastFour(digits)}`) ?? null;
}

function nitOf(text: string | null): string | null {
  const digits = text?.replace(/\D/g, '') ?? '';
  return /^\d{9,10}$/.test(digits) ? digits.slice(0, 9) : null;
}

/**
 * What tells a movement from every other, however many statements have it: the account, the day, the amount, its words,
 * and which of the equal ones of that day it is.
 */
export function identitiesOf(movements: readonly Movement[], account: string | null): string[] {
  const seen = new Map<string, number>();
  return movements.map(({ on, direction, amount, reference, nit, name, description }) => {
    const said = JSON.stringify([account, on, direction, amount.toString(), reference, nit, name, description]);
    const nth = (seen.get(said) ?? 0) + 1;
    seen.set(said, nth);
    return `${said} ${nth}`;
  });
}

/**
 * The first and the last day that a statement speaks of: as it is said, or as its movements are dated.
 * @throws PeriodTooNarrow
 */
export function periodOf(
  movements: readonly Pick<Movement, 'on'>[],
  said: { readonly from: CalendarDate | null; readonly to: CalendarDate | null },
): { from: CalendarDate; to: CalendarDate } {
  const [first, ...days] = movements.map(({ on }) => on).sort();
  invariant(first, 'a statement has movements');
  const last = days.at(-1) ?? first;
  const period = { from: said.from ?? first, to: said.to ?? last };
  if (period.from > first || period.to < last) throw new PeriodTooNarrow({ from: first, to: last });
  return period;
}
