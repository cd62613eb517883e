import { Money } from '../../kernel/money';
import { catalogue, findAll } from './catalogue';

const shown = (measure: string, figure: string | null): string | null => {
  if (figure === null || measure === 'date' || measure === 'text') return null;
  return measure === 'amount' ? Money.of(figure).toSpanish() : figure.replace('.', ',');
};

describe('the catalogue of findings', () => {
  it('has one rule a code, each with its words in both languages and one sentence of ground', () => {
    expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length);
    for (const { code, title, ground } of catalogue) {
      expect(code).toMatch(/^[a-z]+\.[a-z-]+$/);
      expect(title.es && title.en).toBeTruthy();
      expect([code, ground.endsWith('.'), /[.!?] [A-ZÁÉÍÓÚ]/.test(ground)]).toEqual([code, true, false]);
    }
  });

  it.each(catalogue.map((rule) => [rule.code, rule] as const))('%s: its example passes', (_, rule) => {
    expect(rule.find(rule.passes)).toEqual([]);
  });

  it.each(catalogue.map((rule) => [rule.code, rule] as const))(
    '%s: its example fails, once, with its figures',
    (_, rule) => {
      const [found, ...others] = rule.find(rule.fails);
      expect(others).toEqual([]);
      expect(found?.detail).toMatch(/^[A-Z].*\.$/);
      for (const figure of [found!.expected, found!.actual]) {
        const words = shown(found!.measure, figure);
        if (words !== null) expect(found!.detail).toContain(words);
      }
      if (found!.measure === 'amount') {
        const [one, other] = [Money.of(found!.expected!), Money.of(found!.actual!)];
        const difference = one.minus(other);
        expect(found!.difference).toBe((difference.isNegative() ? difference.negated() : difference).toString());
        expect(difference.isZero()).toBe(false);
      }
    },
  );

  it.each(catalogue.map((rule) => [rule.code, rule] as const))(
    '%s: finds the same on the same facts, dated by them',
    (_, rule) => {
      expect(findAll(rule.fails)).toEqual(findAll(rule.fails));
      for (const { found } of findAll(rule.fails)) expect(found.openSince <= rule.fails.today).toBe(true);
    },
  );
});
