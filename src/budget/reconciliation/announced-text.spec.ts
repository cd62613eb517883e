import { Money } from '../../kernel/money';
import { canRoundingExplain, halfUnitOf } from './announced-text';

describe('what the rounding of an announced text can hide', () => {
  it.each([
    ['2.000 millones de pesos', '500000.00'],
    ['«450 millones de pesos»', '500000.00'],
    ['$1.998,2 millones', '50000.00'],
    ['2 mil millones', '500000000.00'],
    ['1,5 billones de pesos', '50000000000.00'],
    ['un total de 60.431 mil pesos', '500.00'],
    ['$ 1.998.207.910', '0.50'],
    ['$ 1.998.207.910,25', '0.00'],
    ['dos mil millones', null],
    ['1.5 millones', null],
    ['12 millonarios', '0.50'],
  ])('%s: ± %s', (text, half) => {
    expect(halfUnitOf(text)?.toString() ?? null).toBe(half);
  });

  it.each([
    ['2.000 millones', '1792090.00', false],
    ['2.000 millones', '500000.00', true],
    ['2.000 millones', '500000.01', false],
    ['unos dos mil millones', '1.00', null],
  ])('%s, %s of difference: %s', (text, difference, explained) => {
    expect(canRoundingExplain(text, Money.of(difference))).toBe(explained);
  });
});
