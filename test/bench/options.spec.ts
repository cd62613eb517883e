import { BadOption, readOptions } from '../../bench/options';

it.each`
  typed                   | said
  ${['--quik']}           | ${'No hay «--quik»; --help dice las opciones que hay.'}
  ${['--only']}           | ${'«--only» no va así; --help dice con qué va cada opción.'}
  ${['B4']}               | ${'«B4» sobra; --help dice las opciones que hay.'}
  ${['--rounds', 'tres']} | ${'--rounds espera un número mayor que cero, no «tres».'}
  ${['--minutes', '0']}   | ${'--minutes espera un número mayor que cero, no «0».'}
  ${['--compare', 'una']} | ${'--compare espera dos tablas separadas por una coma, no «una».'}
`('$typed is answered in a line: $said', ({ typed, said }: { typed: string[]; said: string }) => {
  expect(() => readOptions(typed)).toThrow(new BadOption(said));
});

it('reads what can be asked', () => {
  expect(readOptions(['--quick', '--only', 'B4', '--rounds', '2'])).toMatchObject({
    quick: true,
    only: 'B4',
    rounds: 2,
  });
});
