import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Money } from '../../kernel/money';
import { draw, NothingToSample, SampleTooLarge } from './sample.rules';

const population = ['a', 'b', 'c', 'd', 'e'].map((id, index) => ({ id, amount: Money.of(`${index + 1}00.00`) }));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a sample', () => {
  it('drawn at random is the first of the hashes of seed and entry', () => {
    const byHand = ['a', 'b', 'c', 'd', 'e'].sort((x, y) => (sha256(`1409:${x}`) < sha256(`1409:${y}`) ? -1 : 1));
    const drawn = draw(population, { method: 'random', size: 3, seed: '1409' });
    expect(drawn.map(({ entryId }) => entryId)).toEqual(byHand.slice(0, 3));
    expect(drawn[0]!.hash).toBe(sha256(`1409:${byHand[0]!}`));
  });

  it('drawn by amount takes every so many centavos, from the start that the seed gives', () => {
    // 1.500,00 pesos: 150.000 centavos, three of them 50.000 apart.
    const start = Number(BigInt(`0x${sha256('1409')}`) % 50_000n) + 1;
    const ends = [10_000, 30_000, 60_000, 100_000, 150_000];
    const byHand = [0, 1, 2].map((k) => 'abcde'[ends.findIndex((end) => start + k * 50_000 <= end)]);
    const drawn = draw([...population].reverse(), { method: 'amount', size: 3, seed: '1409' });
    expect(drawn.flatMap(({ entryId, hits }) => hits.map(() => entryId))).toEqual(byHand);
    expect(drawn[0]!.hits[0]).toBe(String(start));
  });

  it('by amount always holds what is larger than the interval', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(amounts, fc.string({ minLength: 1 }), fc.nat(), (centavos, seed, chosen) => {
        const each = centavos.map((value, id) => ({ id: String(id), amount: Money.of((value / 100).toFixed(2)) }));
        const size = (chosen % each.length) + 1;
        const drawn = draw(each, { method: 'amount', size, seed });
        const total = centavos.reduce((sum, value) => sum + value, 0);
        expect(drawn.flatMap(({ hits }) => hits)).toHaveLength(size);
        for (const [id, value] of centavos.entries()) {
          if (value * size > total) expect(drawn.map(({ entryId }) => entryId)).toContain(String(id));
        }
      }),
    );
  });

  it('by amount holds the last entry too, whatever the division leaves over', () => {
    // 11 centavos, two of them, 5,5 apart: the second entry is larger than a step.
    for (const seed of ['0', '1', '2', '3', '4', '5']) {
      const each = [Money.of('0.03'), Money.of('0.08')].map((amount, id) => ({ id: String(id), amount }));
      expect(draw(each, { method: 'amount', size: 2, seed }).at(-1)!.entryId).toBe('1');
    }
  });

  it('is never of nothing, nor of more than there is', () => {
    expect(() => draw([], { method: 'random', size: 1, seed: 'x' })).toThrow(NothingToSample);
    expect(() => draw(population, { method: 'rule', size: 6, seed: 'x' })).toThrow(SampleTooLarge);
  });
});
