import { foldSpanish, nearest } from './text';

it.each`
  text                        | folded
  ${'  San José  de Cúcuta '} | ${'san jose de cucuta'}
  ${'NARIÑO'}                 | ${'narino'}
  ${'Bogotá,\u00a0D.C.'}      | ${'bogota, d.c.'}
  ${'Necocli\u0301'}          | ${'necocli'}
  ${'Güepsa'}                 | ${'guepsa'}
  ${''}                       | ${''}
`('$text folds to $folded', ({ text, folded }) => expect(foldSpanish(text)).toBe(folded));

const TOWNS = ['Necoclí', 'Turbo', 'Maicao', 'Tibú', 'Soacha', 'Riohacha', 'Ipiales', 'Turbaco'];

it.each`
  word                 | suggestions
  ${'necocli'}         | ${['Necoclí']}
  ${'Necolcí'}         | ${['Necoclí']}
  ${'turvo'}           | ${['Turbo']}
  ${'turbo'}           | ${['Turbo', 'Turbaco']}
  ${'Riohachá'}        | ${['Riohacha']}
  ${'Bogotá'}          | ${[]}
  ${'x'.repeat(50000)} | ${[]}
`('for $word it suggests $suggestions', ({ word, suggestions }) => {
  expect(nearest(word, TOWNS, 3)).toEqual(suggestions);
});

it('suggests no more than asked, and nothing twice', () => {
  expect(nearest('turbo', TOWNS, 1)).toEqual(['Turbo']);
  expect(nearest('turbo', ['Turbo', 'Turbo'], 5)).toEqual(['Turbo']);
});
