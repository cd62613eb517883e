import { apportion } from './apportion';
import { invariant } from './errors';
import { type UnreadableAmount, readAmountText } from './money-reading';
import { inThousands } from './text';

const ONE_AMOUNT = /^-?\d{1,18}(\.\d{1,2})?$/;
// What one row can hold has 18 digits of pesos; the sum of very many such rows has more, and is told all the same.
const CANONICAL = /^-?\d{1,27}(\.\d{1,2})?$/;
const LIMIT = 10n ** 20n;

/** What a person wrote, read. `readings` are the amounts an ambiguous text could mean, as far as pesos can say them. */
export type MoneyReading = { ok: true; amount: Money } | { ok: false; why: UnreadableAmount; readings?: Money[] };

/** An exact amount of Colombian pesos with two decimals: whole centavos. Immutable; never a JavaScript number. */
export class Money {
  static readonly zero = new Money(0n);

  // Not a #field: Jest would then find any two amounts equal.
  private constructor(private readonly centavos: bigint) {}

  /** From canonical text: "-1250.50". @throws InvariantBroken on anything else: people's text goes through `read`. */
  static of(canonical: string): Money {
    // Most places of most lines hold nothing.
    if (canonical === '0.00') return Money.zero;
    invariant(
      typeof canonical === 'string' && CANONICAL.test(canonical),
      `a canonical amount of pesos, not «${canonical}»`,
    );
    // As the database writes it, unless somebody left decimals out.
    const written = canonical.at(-3) === '.' ? canonical : withDecimals(canonical);
    return new Money(BigInt(written.slice(0, -3) + written.slice(-2)));
  }

  /** Reads what people write, «$ 60.431.400,50»; refuses what can be read two ways. Never throws. */
  static read(text: string): MoneyReading {
    const reading = readAmountText(text);
    if (reading.ok) return { ok: true, amount: Money.of(reading.canonical) };
    if (reading.why !== 'ambiguous') return { ok: false, why: reading.why };
    return {
      ok: false,
      why: 'ambiguous',
      readings: reading.readings.filter((r) => ONE_AMOUNT.test(r)).map((r) => Money.of(r)),
    };
  }

  static sum(amounts: Iterable<Money>): Money {
    let total = 0n;
    for (const { centavos } of amounts) total += centavos;
    return new Money(total);
  }

  static min(a: Money, b: Money): Money {
    return b.isLessThan(a) ? b : a;
  }

  plus(other: Money): Money {
    return new Money(this.centavos + other.centavos);
  }

  minus(other: Money): Money {
    return new Money(this.centavos - other.centavos);
  }

  negated(): Money {
    return new Money(-this.centavos);
  }

  isZero(): boolean {
    return this.centavos === 0n;
  }

  isNegative(): boolean {
    return this.centavos < 0n;
  }

  isPositive(): boolean {
    return this.centavos > 0n;
  }

  isLessThan(other: Money): boolean {
    return this.centavos < other.centavos;
  }

  isGreaterThan(other: Money): boolean {
    return this.centavos > other.centavos;
  }

  isAtLeast(other: Money): boolean {
    return this.centavos >= other.centavos;
  }

  isAtMost(other: Money): boolean {
    return this.centavos <= other.centavos;
  }

  equals(other: Money): boolean {
    return this.centavos === other.centavos;
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
    const exact = Array.from<Money | bigint, bigint>(weights, (w) => (typeof w === 'bigint' ? w : w.centavos));
    return apportion(this.centavos, exact).map((part) => new Money(part));
  }

  /** This amount as a percentage of another, which is not zero: see `percentage`. */
  percentageOf(whole: Money): string {
    invariant(!whole.isZero(), 'nothing is a percentage of zero');
    const [part, of] = [this.centavos * 10_000n, whole.centavos];
    const half = magnitude(of) / 2n;
    const rounded = (magnitude(part) + half) / magnitude(of);
    return decimal(part < 0n === of < 0n ? rounded : -rounded);
  }

  /** "60431400.00": always two decimals, a dot, no grouping. */
  toString(): string {
    return decimal(this.centavos);
  }

  toJSON(): string {
    return decimal(this.centavos);
  }

  /** For the pg driver. @throws InvariantBroken when numeric(20,2) cannot hold it. */
  toPostgres(): string {
    invariant(magnitude(this.centavos) < LIMIT, 'an amount that is stored has at most 18 digits of pesos');
    return this.toString();
  }

  /** «$60.431.400», centavos only when there are any: «-$1.000,50». */
  toSpanish(): string {
    const [whole = '', centavos] = decimal(magnitude(this.centavos)).split('.');
    return `${this.isNegative() ? '-' : ''}$${inThousands(whole)}${centavos === '00' ? '' : `,${centavos}`}`;
  }

  /** @throws TypeError so that `a < b`, `+a` and `a + b` fail instead of becoming floats. */
  valueOf(): never {
    throw new TypeError('money is not a number: use plus, minus, isLessThan, toString');
  }
}

/** "81.82": two decimals, half up (away from zero); null when the denominator is zero. Invariant I11: never stored. */
export function percentage(numerator: Money, denominator: Money): string | null {
  return denominator.isZero() ? null : numerator.percentageOf(denominator);
}

function withDecimals(canonical: string): string {
  const [whole = '', decimals = ''] = canonical.split('.');
  return `${whole}.${decimals.padEnd(2, '0')}`;
}

/** Hundredths with two decimals. */
function decimal(hundredths: bigint): string {
  if (hundredths === 0n) return '0.00';
  const digits = magnitude(hundredths).toString().padStart(3, '0');
  return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function magnitude(of: bigint): bigint {
  return of < 0n ? -of : of;
}
