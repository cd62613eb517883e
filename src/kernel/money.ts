import Decimal from 'decimal.js';
import { apportion } from './apportion';
import { invariant } from './errors';
import { type UnreadableAmount, readAmountText } from './money-reading';
import { inThousands } from './text';

/** decimal.js keeps 20 digits by default, which drops centavos from numeric(20,2) sums. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
const CANONICAL = /^-?\d{1,18}(\.\d{1,2})?$/;
const LIMIT = new Exact('1e18');

/** What a person wrote, read. `readings` are the amounts an ambiguous text could mean, as far as pesos can say them. */
export type MoneyReading = { ok: true; amount: Money } | { ok: false; why: UnreadableAmount; readings?: Money[] };

/** An exact amount of Colombian pesos with two decimals (centavos). Immutable; never a JavaScript number. */
export class Money {
  static readonly zero = new Money(new Exact(0));

  // Not a #field: Jest would then find any two amounts equal.
  private constructor(private readonly pesos: Decimal) {}

  /** From canonical text: "-1250.50". @throws InvariantBroken on anything else: people's text goes through `read`. */
  static of(canonical: string): Money {
    invariant(
      typeof canonical === 'string' && CANONICAL.test(canonical),
      `a canonical amount of pesos, not «${canonical}»`,
    );
    return Money.from(new Exact(canonical));
  }

  /** Reads what people write, «$ 60.431.400,50»; refuses what can be read two ways. Never throws. */
  static read(text: string): MoneyReading {
    const reading = readAmountText(text);
    if (reading.ok) return { ok: true, amount: Money.of(reading.canonical) };
    if (reading.why !== 'ambiguous') return { ok: false, why: reading.why };
    return {
      ok: false,
      why: 'ambiguous',
      readings: reading.readings.filter((r) => CANONICAL.test(r)).map((r) => Money.of(r)),
    };
  }

  static sum(amounts: Iterable<Money>): Money {
    let total = new Exact(0);
    for (const amount of amounts) total = total.plus(amount.pesos);
    return Money.from(total);
  }

  static min(a: Money, b: Money): Money {
    return b.isLessThan(a) ? b : a;
  }

  plus(other: Money): Money {
    return Money.from(this.pesos.plus(other.pesos));
  }

  minus(other: Money): Money {
    return Money.from(this.pesos.minus(other.pesos));
  }

  negated(): Money {
    return Money.from(this.pesos.negated());
  }

  isZero(): boolean {
    return this.pesos.isZero();
  }

  isNegative(): boolean {
    return this.pesos.lessThan(0);
  }

  isPositive(): boolean {
    return this.pesos.greaterThan(0);
  }

  isLessThan(other: Money): boolean {
    return this.pesos.lessThan(other.pesos);
  }

  isGreaterThan(other: Money): boolean {
    return this.pesos.greaterThan(other.pesos);
  }

  isAtLeast(other: Money): boolean {
    return this.pesos.greaterThanOrEqualTo(other.pesos);
  }

  isAtMost(other: Money): boolean {
    return this.pesos.lessThanOrEqualTo(other.pesos);
  }

  equals(other: Money): boolean {
    return this.pesos.equals(other.pesos);
  }

  /** Negative, zero or positive: −1, 0, 1, for sorting. */
  compare(other: Money): -1 | 0 | 1 {
    return this.isLessThan(other) ? -1 : this.equals(other) ? 0 : 1;
  }

  /**
   * Shares this amount out in proportion to the weights, by largest remainder: the parts add up to the centavo.
   * @throws InvariantBroken on no weights, a negative weight, or weights that are all zero.
   */
  split(weights: readonly Money[] | readonly bigint[]): Money[] {
    const exact = Array.from<Money | bigint, bigint>(weights, (w) => (typeof w === 'bigint' ? w : w.centavos()));
    return apportion(this.centavos(), exact).map((part) => Money.from(new Exact(part.toString()).dividedBy(100)));
  }

  /** This amount as a percentage of another, which is not zero: see `percentage`. */
  percentageOf(whole: Money): string {
    invariant(!whole.isZero(), 'nothing is a percentage of zero');
    return this.pesos.times(100).dividedBy(whole.pesos).toFixed(2);
  }

  /** "60431400.00": always two decimals, a dot, no grouping. */
  toString(): string {
    return this.pesos.toFixed(2);
  }

  toJSON(): string {
    return this.toString();
  }

  /** For the pg driver. @throws InvariantBroken when numeric(20,2) cannot hold it. */
  toPostgres(): string {
    invariant(this.pesos.abs().lessThan(LIMIT), 'an amount that is stored has at most 18 digits of pesos');
    return this.toString();
  }

  /** «$60.431.400», centavos only when there are any: «-$1.000,50». */
  toSpanish(): string {
    const [whole = '', centavos] = this.pesos.abs().toFixed(2).split('.');
    return `${this.isNegative() ? '-' : ''}$${inThousands(whole)}${centavos === '00' ? '' : `,${centavos}`}`;
  }

  /** @throws TypeError so that `a < b`, `+a` and `a + b` fail instead of becoming floats. */
  valueOf(): never {
    throw new TypeError('money is not a number: use plus, minus, isLessThan, toString');
  }

  private centavos(): bigint {
    return BigInt(this.toString().replace('.', ''));
  }

  /** Minus zero is zero, or it would print as "-0.00". */
  private static from(pesos: Decimal): Money {
    return new Money(pesos.isZero() ? new Exact(0) : pesos);
  }
}

/** "81.82": two decimals, half up (away from zero); null when the denominator is zero. Invariant I11: never stored. */
export function percentage(numerator: Money, denominator: Money): string | null {
  return denominator.isZero() ? null : numerator.percentageOf(denominator);
}
