import { daysBetween, type CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { foldSpanish } from '../../kernel/text';
import type { Direction } from './statement.rules';

/*
 * Which movement of the bank is which giro, or which deposit. A match is one to one. Exact is the same amount, the same
 * day and the same number (the reference, or the order's own), of one and only one; anything less is suggested, with its
 * reasons, and a person says so.
 */

export const targetKinds = ['disbursement', 'restitution'] as const;

export type TargetKind = (typeof targetKinds)[number];

/** A giro that was paid, or a deposit that was reported and not refused. */
export interface Target {
  readonly kind: TargetKind;
  readonly id: string;
  readonly on: CalendarDate;
  readonly amount: Money;
  readonly reference: string | null;
  readonly paymentOrder: string | null;
  readonly nit: string | null;
  readonly hospital: string | null;
  /** «giro OP-21 de la línea 2 (Quibdó), Resolución 9 de 2025» */
  readonly label: string;
}

export interface BankLine {
  readonly id: string;
  readonly on: CalendarDate;
  readonly direction: Direction;
  readonly amount: Money;
  readonly reference: string | null;
  readonly nit: string | null;
  readonly name: string | null;
  readonly description: string | null;
}

export const reasons = ['reference', 'payment-order', 'nit', 'name', 'amount', 'date'] as const;

export type Reason = (typeof reasons)[number];

export interface Suggestion {
  readonly target: Target;
  readonly reasons: readonly Reason[];
}

/** Calendar days: a payment ordered on a Friday before a holiday is on the statement of the Tuesday. */
export const nearDays = 5;

export const WrongDirection = refusal<{ direction: Direction }>(
  'bank-match.wrong-direction',
  'conflict',
  { es: 'El movimiento va en el otro sentido', en: 'The movement goes the other way' },
  {
    es: ({ direction }) =>
      direction === 'out'
        ? 'El dinero salió de la cuenta: se cruza con un giro, no con un reintegro.'
        : 'El dinero entró a la cuenta: se cruza con un reintegro, no con un giro.',
    en: ({ direction }) =>
      direction === 'out' ? 'Money left: match it to a giro.' : 'Money came in: match a deposit.',
  },
);

export const AlreadyMatched = refusal<{ what: 'line' | TargetKind }>(
  'bank-match.already-matched',
  'conflict',
  { es: 'Ya está cruzado', en: 'It is matched already' },
  {
    es: ({ what }) =>
      `${{ line: 'Este movimiento', disbursement: 'Este giro', restitution: 'Este reintegro' }[what]} ya está cruzado con otro: antes se deshace aquel cruce.`,
    en: ({ what }) => `This ${what} is matched already: that match is undone first.`,
  },
);

export const MatchUndone = refusal(
  'bank-match.undone',
  'conflict',
  { es: 'El cruce ya se deshizo', en: 'The match is undone already' },
  { es: () => 'Este cruce ya se deshizo.', en: () => 'This match is undone already.' },
);

/** @throws WrongDirection */
export function requireDirection(direction: Direction, kind: TargetKind): void {
  if ((direction === 'out') !== (kind === 'disbursement')) throw new WrongDirection({ direction });
}

/** The pairs about which there is no doubt: each line has one such target, and each target one such line. */
export function exactMatches(
  lines: readonly BankLine[],
  targets: readonly Target[],
): { readonly line: BankLine; readonly target: Target }[] {
  const byAmount = groupBy(targets, ({ kind, amount, on }) => `${kind} ${amount.toString()} ${on}`);
  const pairs = lines.flatMap((line) => {
    const kind = line.direction === 'out' ? 'disbursement' : 'restitution';
    const near = byAmount.get(`${kind} ${line.amount.toString()} ${line.on}`) ?? [];
    return near.filter((target) => namesIt(line, target)).map((target) => ({ line, target }));
  });
  const ofLine = groupBy(pairs, ({ line }) => line.id);
  const ofTarget = groupBy(pairs, ({ target }) => target.id);
  return pairs.filter(({ line, target }) => ofLine.get(line.id)?.length === 1 && ofTarget.get(target.id)?.length === 1);
}

/** What a movement may be, the likeliest first, at most three. */
export function suggestionsFor(line: BankLine, targets: readonly Target[]): Suggestion[] {
  return targets
    .filter(({ kind }) => (kind === 'disbursement') === (line.direction === 'out'))
    .map((target) => ({ target, reasons: reasonsFor(line, target), days: Math.abs(daysBetween(line.on, target.on)) }))
    .filter(({ reasons: why, days }) => why.includes('reference') || (why.includes('amount') && days <= nearDays))
    .sort(
      (one, other) =>
        other.reasons.length - one.reasons.length ||
        one.days - other.days ||
        (one.target.id < other.target.id ? -1 : 1),
    )
    .slice(0, 3)
    .map(({ target, reasons: why }) => ({ target, reasons: why }));
}

function reasonsFor(line: BankLine, target: Target): Reason[] {
  const held: readonly (readonly [Reason, boolean])[] = [
    ['reference', sameNumber(line.reference, target.reference)],
    ['payment-order', says(line, target.paymentOrder)],
    ['nit', line.nit !== null && line.nit === target.nit],
    ['name', isNamed(line, target.hospital)],
    ['amount', line.amount.equals(target.amount)],
    ['date', line.on === target.on],
  ];
  return held.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

function namesIt(line: BankLine, target: Target): boolean {
  return sameNumber(line.reference, target.reference) || says(line, target.paymentOrder);
}

function sameNumber(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && foldSpanish(one) === foldSpanish(other);
}

/** Whether the movement says this number, as a word of its own. */
function says({ reference, description }: BankLine, number: string | null): boolean {
  if (number === null || number.trim().length < 3) return false;
  const sought = foldSpanish(number);
  return [reference, description].some(
    (text) => text !== null && ` ${foldSpanish(text).replace(/[^\p{L}\p{N}-]+/gu, ' ')} `.includes(` ${sought} `),
  );
}

function isNamed({ name, description }: BankLine, hospital: string | null): boolean {
  if (hospital === null) return false;
  const sought = foldSpanish(hospital);
  return [name, description].some((text) => text !== null && foldSpanish(text).includes(sought));
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
