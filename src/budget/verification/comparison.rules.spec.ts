import { differencesOf } from './comparison.rules';

const issued = { code: 'A', words: { title: 'T', facts: ['uno', 'dos'] }, data: { paid: '1.00', by: null } };

it.each`
  what                     | said                                                                                                                     | differences
  ${'the same'}            | ${issued}                                                                                                                | ${[]}
  ${'the same, reordered'} | ${{ data: issued.data, words: issued.words, code: 'A' }}                                                                 | ${[]}
  ${'a code'}              | ${{ ...issued, code: 'B' }}                                                                                              | ${[['código', 'B', 'A']]}
  ${'a fact'}              | ${{ ...issued, words: { title: 'T', facts: ['uno', 'tres'] } }}                                                          | ${[['hecho 2', 'tres', 'dos']]}
  ${'a fact more'}         | ${{ ...issued, words: { title: 'T', facts: ['uno', 'dos', 'x'] } }}                                                      | ${[['hecho 3', 'x', null]]}
  ${'an unknown, known'}   | ${{ ...issued, data: { paid: '1.00', by: 'yo' } }}                                                                       | ${[['dato by', 'yo', 'null']]}
  ${'a field less'}        | ${{ ...issued, data: { by: null } }}                                                                                     | ${[['dato paid', null, '1.00']]}
  ${'another kind'}        | ${{ ...issued, words: ['T'] }}                                                                                           | ${[['words', '["T"]', JSON.stringify(issued.words)]]}
  ${'inherited names'}     | ${JSON.parse('{"code":"A","words":{"title":"T","facts":["uno","dos"]},"data":{"paid":"1.00","by":null},"__proto__":1}')} | ${[['__proto__', '1', null]]}
  ${'not an object'}       | ${null}                                                                                                                  | ${[['todo el contenido', 'null', JSON.stringify(issued)]]}
`('tells $what', ({ said, differences }: { said: unknown; differences: (string | null)[][] }) => {
  expect(differencesOf(issued, said).map((each) => [each.field, each.said, each.issued])).toEqual(differences);
});

it('tells twenty at most, and of each two hundred letters', () => {
  const long = Object.fromEntries(Array.from({ length: 100 }, (_, each) => [each, 'x'.repeat(1_000)]));
  const found = differencesOf(long, {});
  expect(found).toHaveLength(20);
  expect(found[0]!.issued).toHaveLength(201);
});
