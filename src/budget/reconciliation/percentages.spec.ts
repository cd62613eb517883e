import { Money } from '../../kernel/money';
import { exactPercentage, percentageDistance, withinRounding } from './percentages';

describe('a reported percentage and its own numbers', () => {
  it.each([
    ['81.82', '9', '11', true],
    ['81.8', '9', '11', true],
    ['82', '9', '11', true],
    ['80', '9', '11', false],
    ['81', '9', '11', false],
    ['12.5', '1', '8', true],
    ['12', '1', '8', true],
    ['13', '1', '8', true],
    ['33.33', '1', '3', true],
    ['33.34', '1', '3', false],
    ['100', '11', '11', true],
    ['0', '0', '11', true],
  ])('%s %% of %s in %s: %s', (percent, numerator, denominator, given) => {
    const reported = { percent, numerator: Money.of(numerator), denominator: Money.of(denominator) };
    expect(withinRounding(reported)).toBe(given);
  });

  it('is as far from them as the subtraction says', () => {
    expect(exactPercentage({ numerator: Money.of('9'), denominator: Money.of('11') })).toBe('81.82');
    expect(percentageDistance('80', '81.82')).toBe('1.82');
    expect(percentageDistance('81.8181', '81.82')).toBe('0.0019');
  });
});
