import { calendarDate, type DatePrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { bareLine, fullLine } from './certificate.spec-support';
import {
  hospitalInWords,
  joined,
  left,
  leftInWords,
  quoted,
  shareOf,
  shortDate,
  theAct,
  theLine,
  theSource,
  whenOf,
} from './certificate.words';

const on = calendarDate('2025-08-06');

it.each`
  precision        | said                                                              | short
  ${'exact'}       | ${'el 6 de agosto de 2025'}                                       | ${'06/08/2025'}
  ${'on-or-after'} | ${'desde el 6 de agosto de 2025 (la fuente no da el día exacto)'} | ${'desde 06/08/2025'}
  ${'month'}       | ${'en agosto de 2025 (la fuente no da el día exacto)'}            | ${'08/2025'}
  ${'unknown'}     | ${'en fecha por confirmar'}                                       | ${'por confirmar'}
`(
  'a date known $precision: $said',
  ({ precision, said, short }: Record<'said' | 'short', string> & { precision: DatePrecision }) => {
    expect(whenOf({ on, precision })).toBe(said);
    expect(shortDate(on, precision)).toBe(short);
  },
);

it.each`
  hospital                                                 | said
  ${fullLine.hospital}                                     | ${'E.S.E. de EJEMPLO, NIT 900.474.727-4'}
  ${{ ...fullLine.hospital, checkDigit: null }}            | ${'E.S.E. de EJEMPLO, NIT 900.474.727'}
  ${{ ...fullLine.hospital, nit: null, checkDigit: null }} | ${'E.S.E. de EJEMPLO, NIT por confirmar'}
  ${null}                                                  | ${'una E.S.E. cuyo nombre y NIT están por confirmar'}
`('a hospital: $said', ({ hospital, said }: { hospital: typeof fullLine.hospital; said: string }) => {
  expect(hospitalInWords(hospital)).toBe(said);
});

it.each`
  amount      | said                                       | inWords
  ${'431400'} | ${'quedan $431.400 girados sin confirmar'} | ${'quedan girados sin confirmar cuatrocientos treinta y un mil cuatrocientos pesos m/cte ($431.400)'}
  ${'1'}      | ${'queda $1 girado sin confirmar'}         | ${'queda girado sin confirmar un peso m/cte ($1)'}
  ${'1.50'}   | ${'quedan $1,50 girados sin confirmar'}    | ${'quedan girados sin confirmar un peso con cincuenta centavos m/cte ($1,50)'}
`('what is left: $said', ({ amount, said, inWords }: Record<'amount' | 'said' | 'inWords', string>) => {
  const words = ['girado sin confirmar', 'girados sin confirmar'] as const;
  expect(left(Money.of(amount), words)).toBe(said);
  expect(leftInWords(Money.of(amount), words)).toBe(inWords);
});

it.each`
  words                          | said
  ${['a']}                       | ${'a'}
  ${['a', 'b']}                  | ${'a y b'}
  ${['a', 'b', 'c']}             | ${'a, b y c'}
  ${['5 (Riohacha)', 'Ipiales']} | ${'5 (Riohacha) e Ipiales'}
  ${['la línea', 'hierro']}      | ${'la línea y hierro'}
`('a list: $said', ({ words, said }: { words: string[]; said: string }) => {
  expect(joined(words)).toBe(said);
});

it('a share brings its numerator and its denominator, and there is none of nothing', () => {
  const whole = Money.of('11');
  expect(shareOf(Money.of('9'), { whole, of: 'de lo recibido' })).toBe('el 81,82 % de lo recibido ($9 de $11)');
  expect(shareOf(Money.of('9'), { whole: Money.zero, of: 'de lo recibido' })).toBeNull();
});

it('an act whose title nobody transcribed is not quoted as if it were', () => {
  expect(theAct(fullLine.resolution)).toContain(', del 7 de julio de 2025, «EJEMPLO de título», con cargo a');
  expect(theAct(bareLine.resolution)).toContain('cuyo título oficial está por confirmar y que la fuente describe así:');
});

it('a line says that it was modified, where it was', () => {
  expect(theLine(fullLine, Money.of('100'), ['publish'])).toContain('asigna a E.S.E. de EJEMPLO');
  expect(theLine(fullLine, Money.of('100'), ['publish', 'amend'])).toContain(
    'asigna, con sus modificaciones, a E.S.E.',
  );
});

it('quotes and sources end where the sentence does', () => {
  expect(quoted(' No hay equipo. ')).toBe('«No hay equipo»');
  expect(theSource('del giro', 'El informe.')).toEqual(['Los datos del giro se tomaron de: El informe.']);
  expect(theSource('del giro', null)).toEqual([]);
});
