import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Money } from './money';
import { amountInWords, numberInWords } from './money-words';

const [, ...vectors] = readFileSync(join(__dirname, 'vectors', 'vectors-amount-in-words.csv'), 'utf8')
  .trim()
  .split(/\r?\n/);

describe('amounts in words', () => {
  it.each(vectors.map((line) => line.split(',')))('%s: %s', (pesos, words) => {
    expect(amountInWords(Money.of(pesos))).toBe(words);
  });

  it('there are vectors', () => expect(vectors).toHaveLength(32));

  it.each`
    pesos                      | words
    ${'0.01'}                  | ${'cero pesos con un centavo m/cte'}
    ${'1.21'}                  | ${'un peso con veintiún centavos m/cte'}
    ${'1000000.31'}            | ${'un millón de pesos con treinta y un centavos m/cte'}
    ${'21000000.00'}           | ${'veintiún millones de pesos m/cte'}
    ${'41000000.00'}           | ${'cuarenta y un millones de pesos m/cte'}
    ${'101000.00'}             | ${'ciento un mil pesos m/cte'}
    ${'1000001000.00'}         | ${'mil millones mil pesos m/cte'}
    ${'1001000000.00'}         | ${'mil un millones de pesos m/cte'}
    ${'1000001000000.00'}      | ${'un billón un millón de pesos m/cte'}
    ${'2000000000001.00'}      | ${'dos billones un pesos m/cte'}
    ${'-1000.00'}              | ${'menos mil pesos m/cte'}
    ${'-0.50'}                 | ${'menos cero pesos con cincuenta centavos m/cte'}
    ${'500700900.00'}          | ${'quinientos millones setecientos mil novecientos pesos m/cte'}
    ${'100000000000000000.00'} | ${'cien mil billones de pesos m/cte'}
  `('$pesos: $words', ({ pesos, words }) => expect(amountInWords(Money.of(pesos))).toBe(words));
});

describe('numbers in words', () => {
  it.each`
    n       | words                    | apocopated
    ${0}    | ${'cero'}                | ${'cero'}
    ${1}    | ${'uno'}                 | ${'un'}
    ${7}    | ${'siete'}               | ${'siete'}
    ${21}   | ${'veintiuno'}           | ${'veintiún'}
    ${31}   | ${'treinta y uno'}       | ${'treinta y un'}
    ${100}  | ${'cien'}                | ${'cien'}
    ${101}  | ${'ciento uno'}          | ${'ciento un'}
    ${1001} | ${'mil uno'}             | ${'mil un'}
    ${2025} | ${'dos mil veinticinco'} | ${'dos mil veinticinco'}
    ${-21}  | ${'menos veintiuno'}     | ${'menos veintiún'}
  `('$n: $words, $apocopated', ({ n, words, apocopated }) => {
    expect(numberInWords(n)).toBe(words);
    expect(numberInWords(n, { apocope: true })).toBe(apocopated);
  });

  it('names trillones, the last scale it knows', () => {
    expect(numberInWords(10n ** 18n)).toBe('un trillón');
    expect(() => numberInWords(10n ** 24n)).toThrow();
    expect(() => numberInWords(1.5)).toThrow();
  });
});

describe('for any amount', () => {
  it('two amounts never read alike', () => {
    const first = Array.from({ length: 100_000 }, (_, n) => numberInWords(n));
    expect(new Set(first).size).toBe(first.length);

    const centavos = fc.bigInt(0n, 10n ** 20n - 1n);
    fc.assert(
      fc.property(fc.uniqueArray(centavos, { minLength: 2, maxLength: 50 }), (amounts) => {
        expect(new Set(amounts.map((amount) => amountInWords(amountOf(amount)))).size).toBe(amounts.length);
      }),
    );
  });

  it('is one clean line of Spanish, closed by m/cte', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 20n - 1n), (centavos) => {
        expect(amountInWords(amountOf(centavos))).toMatch(/^[a-záéíóú]+( [a-záéíóú]+)* m\/cte$/);
      }),
    );
  });
});

function amountOf(centavos: bigint): Money {
  const digits = centavos.toString().padStart(3, '0');
  return Money.of(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
}
