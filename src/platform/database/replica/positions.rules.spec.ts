import { Beats, positionOf } from './positions.rules';

it.each([
  ['0/0', 0n],
  ['0/3000148', 50_331_976n],
  ['16/B374D848', 0x16b374d848n],
  ['FFFFFFFF/FFFFFFFF', 2n ** 64n - 1n],
])('%s is place %d of the log', (text, place) => {
  expect(positionOf(text)).toBe(place);
});

it('a replica is as of the latest beat that it has passed, and never goes back', () => {
  const beats = new Beats();
  expect(beats.passedBy(100n)).toBeNull();
  for (const [at, position] of [
    ['a', 10n],
    ['b', 20n],
    ['c', 20n],
    ['d', 30n],
  ] as const)
    beats.add({ at, askedAt: 0, position });
  expect(beats.passedBy(9n)).toBeNull();
  expect(beats.passedBy(10n)?.at).toBe('a');
  expect(beats.passedBy(19n)?.at).toBe('a');
  // Nothing was written between the two: it is as of the later one.
  expect(beats.passedBy(25n)?.at).toBe('c');
  expect(beats.passedBy(25n)?.at).toBe('c');
  expect(beats.passedBy(40n)?.at).toBe('d');
});
