import fc from 'fast-check';
import { Money } from './money';
import { readAmountText } from './money-reading';

describe('what people write', () => {
  it.each`
    text                            | amount
    ${'60431400'}                   | ${'60431400.00'}
    ${'60.431.400'}                 | ${'60431400.00'}
    ${'60,431,400'}                 | ${'60431400.00'}
    ${'60 431 400'}                 | ${'60431400.00'}
    ${'60\u00a0431\u202f400'}       | ${'60431400.00'}
    ${'$ 60.431.400,50'}            | ${'60431400.50'}
    ${'$60.431.400,5'}              | ${'60431400.50'}
    ${'$\u00a060.431.400'}          | ${'60431400.00'}
    ${'60431400.50'}                | ${'60431400.50'}
    ${'60431400,50'}                | ${'60431400.50'}
    ${'60,431,400.00'}              | ${'60431400.00'}
    ${'60.431,50'}                  | ${'60431.50'}
    ${'60 431,50'}                  | ${'60431.50'}
    ${'60 431'}                     | ${'60431.00'}
    ${'  COP 1.000.000 '}           | ${'1000000.00'}
    ${'1000000 cop'}                | ${'1000000.00'}
    ${'-$1.000.000'}                | ${'-1000000.00'}
    ${'$ -1.000.000'}               | ${'-1000000.00'}
    ${'−5'}                         | ${'-5.00'}
    ${'-0'}                         | ${'0.00'}
    ${'0'}                          | ${'0.00'}
    ${'0,5'}                        | ${'0.50'}
    ${'007'}                        | ${'7.00'}
    ${'999.999.999.999.999.999,99'} | ${'999999999999999999.99'}
  `('$text is $amount', ({ text, amount }) => {
    const reading = Money.read(text);
    expect(reading.ok && reading.amount.toString()).toBe(amount);
  });

  it.each`
    text                           | why
    ${'60.431'}                    | ${'ambiguous'}
    ${'60,431'}                    | ${'ambiguous'}
    ${'$ 1.000'}                   | ${'ambiguous'}
    ${'-1,000'}                    | ${'ambiguous'}
    ${'0.431'}                     | ${'too-many-decimals'}
    ${'1234.567'}                  | ${'too-many-decimals'}
    ${'60.431,400'}                | ${'too-many-decimals'}
    ${'1.0000'}                    | ${'too-many-decimals'}
    ${'1000000000000000000'}       | ${'too-large'}
    ${'1.000.000.000.000.000.000'} | ${'too-large'}
    ${'9'.repeat(5000)}            | ${'too-large'}
    ${''}                          | ${'not-an-amount'}
    ${' '}                         | ${'not-an-amount'}
    ${'$'}                         | ${'not-an-amount'}
    ${'-'}                         | ${'not-an-amount'}
    ${'--5'}                       | ${'not-an-amount'}
    ${'-$-5'}                      | ${'not-an-amount'}
    ${'.5'}                        | ${'not-an-amount'}
    ${'5.'}                        | ${'not-an-amount'}
    ${'60.43.400'}                 | ${'not-an-amount'}
    ${'60.431.40'}                 | ${'not-an-amount'}
    ${'60.431,400.50'}             | ${'not-an-amount'}
    ${'0.431.400'}                 | ${'not-an-amount'}
    ${'1e6'}                       | ${'not-an-amount'}
    ${'NaN'}                       | ${'not-an-amount'}
    ${'Infinity'}                  | ${'not-an-amount'}
    ${'60 millones'}               | ${'not-an-amount'}
    ${'=1+1'}                      | ${'not-an-amount'}
    ${'٣'}                         | ${'not-an-amount'}
    ${' .'.repeat(5000)}           | ${'not-an-amount'}
  `('$text is refused: $why', ({ text, why }) => expect(Money.read(text)).toMatchObject({ ok: false, why }));

  it('names both readings; only the first is an amount of pesos', () => {
    expect(readAmountText('-60.431')).toEqual({ ok: false, why: 'ambiguous', readings: ['-60431', '-60.431'] });
    expect(Money.read('60,431')).toEqual({ ok: false, why: 'ambiguous', readings: [Money.of('60431')] });
  });
});

describe('for any text and any amount', () => {
  it('never throws', () => {
    const scribble = fc.string({ unit: fc.constantFrom(...Array.from('0123456789., $-COP')) });
    fc.assert(fc.property(fc.oneof(fc.string(), scribble), (text) => void Money.read(text)));
  });

  it('reads back what it prints, unless the figure is one that people read two ways', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 19n), 10n ** 19n), (n) => {
        const sign = n < 0n ? '-' : '';
        const digits = n.toString().replace('-', '').padStart(3, '0');
        const amount = Money.of(`${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`);
        expect(Money.read(amount.toString())).toEqual({ ok: true, amount });
        if (/^-?\$\d{1,3}\.\d{3}$/.test(amount.toSpanish())) return;
        expect(Money.read(amount.toSpanish())).toEqual({ ok: true, amount });
      }),
    );
  });
});
