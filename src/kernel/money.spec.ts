import { inspect } from 'node:util';
import fc from 'fast-check';
import { Money, percentage } from './money';

const pesos = (text: string) => Money.of(text);

describe('Money.of', () => {
  it.each`
    canonical                  | printed
    ${'0'}                     | ${'0.00'}
    ${'-0.00'}                 | ${'0.00'}
    ${'1250.5'}                | ${'1250.50'}
    ${'-1250.50'}              | ${'-1250.50'}
    ${'999999999999999999.99'} | ${'999999999999999999.99'}
  `('$canonical is printed $printed', ({ canonical, printed }) => {
    expect(pesos(canonical).toString()).toBe(printed);
    expect(pesos(canonical).toPostgres()).toBe(printed);
    expect(JSON.stringify({ amount: pesos(canonical) })).toBe(`{"amount":"${printed}"}`);
  });

  it.each(['', '1.', '.5', '1.005', '1e3', 'NaN', 'Infinity', '+1', ' 1', '1\n', `1${'0'.repeat(27)}`, '$1', 1])(
    '%p is no canonical amount',
    (text) => expect(() => Money.of(text as string)).toThrow('a canonical amount'),
  );
});

describe('arithmetic and comparison', () => {
  it('is exact where floats are not', () => {
    expect(pesos('0.10').plus(pesos('0.20')).equals(pesos('0.3'))).toBe(true);
    expect(pesos('999999999999999999.98').plus(pesos('0.01')).toString()).toBe('999999999999999999.99');
    expect(pesos('1').minus(pesos('1.01')).toString()).toBe('-0.01');
    expect(Money.zero.negated().toString()).toBe('0.00');
  });

  it('sums the thirteen lines of resolution 1409', () => {
    const withdrawn = Money.sum([pesos('225798080'), pesos('183987290')]);
    expect(withdrawn.toString()).toBe('409785370.00');
    expect(Money.sum([withdrawn, pesos('1588422540')]).toString()).toBe('1998207910.00');
    expect(Money.sum([]).equals(Money.zero)).toBe(true);
  });

  it.each`
    a          | b          | less     | greater  | atLeast  | atMost   | compare
    ${'1'}     | ${'2'}     | ${true}  | ${false} | ${false} | ${true}  | ${-1}
    ${'2.00'}  | ${'2'}     | ${false} | ${false} | ${true}  | ${true}  | ${0}
    ${'-1'}    | ${'-2'}    | ${false} | ${true}  | ${true}  | ${false} | ${1}
    ${'10.10'} | ${'10.09'} | ${false} | ${true}  | ${true}  | ${false} | ${1}
  `('$a against $b', ({ a, b, less, greater, atLeast, atMost, compare }) => {
    expect(pesos(a).isLessThan(pesos(b))).toBe(less);
    expect(pesos(a).isGreaterThan(pesos(b))).toBe(greater);
    expect(pesos(a).isAtLeast(pesos(b))).toBe(atLeast);
    expect(pesos(a).isAtMost(pesos(b))).toBe(atMost);
    expect(pesos(a).compare(pesos(b))).toBe(compare);
    expect(pesos(a).equals(pesos(b))).toBe(compare === 0);
    expect(Money.min(pesos(a), pesos(b)).toString()).toBe(pesos(compare === 1 ? b : a).toString());
  });

  it.each`
    amount     | zero     | negative | positive
    ${'0'}     | ${true}  | ${false} | ${false}
    ${'-0.01'} | ${false} | ${true}  | ${false}
    ${'0.01'}  | ${false} | ${false} | ${true}
  `('the sign of $amount', ({ amount, zero, negative, positive }) => {
    expect(pesos(amount).isZero()).toBe(zero);
    expect(pesos(amount).isNegative()).toBe(negative);
    expect(pesos(amount).isPositive()).toBe(positive);
  });

  it('never becomes a JavaScript number', () => {
    const a: unknown = pesos('1');
    expect(() => Number(a)).toThrow(TypeError);
    expect(() => (a as number) < 2).toThrow(TypeError);
    expect(() => (a as number) + 1).toThrow(TypeError);
    expect(String(pesos('1'))).toBe('1.00');
    expect(() => inspect(a)).not.toThrow();
  });

  it('is told apart by Jest, so that specs mean something', () => {
    expect(pesos('1')).toEqual(pesos('1.00'));
    expect(pesos('1')).not.toEqual(pesos('2'));
  });

  it('may add up to more than can be stored, and refuses only to be stored', () => {
    const twice = pesos('999999999999999999').plus(pesos('999999999999999999'));
    expect(twice.toString()).toBe('1999999999999999998.00');
    expect(() => twice.toPostgres()).toThrow('18 digits');
    expect(Money.of(twice.toString()).equals(twice)).toBe(true);
  });
});

describe('toSpanish', () => {
  it.each`
    amount           | shown
    ${'0'}           | ${'$0'}
    ${'999'}         | ${'$999'}
    ${'1000'}        | ${'$1.000'}
    ${'60431400'}    | ${'$60.431.400'}
    ${'60431400.5'}  | ${'$60.431.400,50'}
    ${'-1000'}       | ${'-$1.000'}
    ${'-0.05'}       | ${'-$0,05'}
    ${'60431400.05'} | ${'$60.431.400,05'}
  `('$amount is shown $shown', ({ amount, shown }) => expect(pesos(amount).toSpanish()).toBe(shown));
});

describe('split', () => {
  it.each`
    total      | weights           | parts
    ${'100'}   | ${[1n, 1n, 1n]}   | ${['33.34', '33.33', '33.33']}
    ${'0.01'}  | ${[1n, 1n]}       | ${['0.01', '0.00']}
    ${'-100'}  | ${[1n, 1n, 1n]}   | ${['-33.34', '-33.33', '-33.33']}
    ${'10'}    | ${[0n, 5n]}       | ${['0.00', '10.00']}
    ${'0'}     | ${[3n, 5n]}       | ${['0.00', '0.00']}
    ${'10.00'} | ${[50n, 30n, 1n]} | ${['6.17', '3.71', '0.12']}
  `('$total by $weights', ({ total, weights, parts }) => {
    expect(pesos(total).split(weights).map(String)).toEqual(parts);
  });

  it('takes amounts as weights', () => {
    expect(
      pesos('10')
        .split([pesos('0.10'), pesos('0.30')])
        .map(String),
    ).toEqual(['2.50', '7.50']);
  });

  it.each([[[]], [[0n]], [[2n, -1n]]])('refuses the weights %p', (weights) => {
    expect(() => pesos('1').split(weights)).toThrow();
  });

  it('always adds up to the centavo, and no part is a centavo off its share', () => {
    const weights = fc.array(fc.bigInt(0n, 10n ** 15n), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 19n), 10n ** 19n), weights, (centavos, shares) => {
        const all = shares.reduce((a, b) => a + b, 0n);
        fc.pre(all > 0n);
        const total = amountOf(centavos);
        const parts = total.split(shares);
        expect(Money.sum(parts).toString()).toBe(total.toString());
        parts.forEach((part, i) => {
          const off = BigInt(part.toString().replace('.', '')) * all - centavos * (shares[i] ?? 0n);
          expect(off < all && off > -all).toBe(true);
        });
      }),
    );
  });
});

describe('percentage', () => {
  it.each`
    numerator | denominator             | percent
    ${'9'}    | ${'11'}                 | ${'81.82'}
    ${'1'}    | ${'3'}                  | ${'33.33'}
    ${'1'}    | ${'20000'}              | ${'0.01'}
    ${'1'}    | ${'800'}                | ${'0.13'}
    ${'0'}    | ${'5'}                  | ${'0.00'}
    ${'5'}    | ${'5'}                  | ${'100.00'}
    ${'-1'}   | ${'800'}                | ${'-0.13'}
    ${'1'}    | ${'0'}                  | ${null}
    ${'0.01'} | ${'999999999999999999'} | ${'0.00'}
  `('$numerator of $denominator is $percent', ({ numerator, denominator, percent }) => {
    expect(percentage(pesos(numerator), pesos(denominator))).toBe(percent);
  });
});

function amountOf(centavos: bigint): Money {
  const digits = (centavos < 0n ? -centavos : centavos).toString().padStart(3, '0');
  return Money.of(`${centavos < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}
