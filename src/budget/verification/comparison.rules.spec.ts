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

it('shows of a long text what stands around the first difference, and the figure whole', () => {
  const fact = (figure: string) => `${'palabra '.repeat(40)}la suma de ${figure} m/cte ${'y más '.repeat(60)}`;
  const [found] = differencesOf(
    { words: { facts: [fact('$125.000.000')] } },
    { words: { facts: [fact('$125.900.000')] } },
  );
  expect(found).toMatchObject({ field: 'hecho 1' });
  expect(found?.said).toMatch(/^….*la suma de \$125\.900\.000 m\/cte .*…$/);
  expect(found?.issued).toMatch(/^….*la suma de \$125\.000\.000 m\/cte .*…$/);
});

it.each`
  what             | change                            | field
  ${'a figure'}    | ${{ rows: [['Girado', '$2']] }}   | ${'Girado (El giro)'}
  ${'its concept'} | ${{ rows: [['Recibido', '$1']] }} | ${'Girado (El giro)'}
  ${'the total'}   | ${{ total: ['Suma', '$2'] }}      | ${'Suma (El giro)'}
  ${'the title'}   | ${{ title: 'Otro' }}              | ${'El giro'}
`('names the table and its concept: $what', ({ change, field }: { change: object; field: string }) => {
  const table = { title: 'El giro', rows: [['Girado', '$1']], total: ['Suma', '$1'] };
  const found = differencesOf({ words: { tables: [table] } }, { words: { tables: [{ ...table, ...change }] } });
  expect(found.map((each) => each.field)).toEqual([field]);
});
