import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nitCheckDigit, readNit } from './nit';

const [, ...vectors] = readFileSync(join(__dirname, 'vectors', 'vectors-nit.csv'), 'utf8')
  .trim()
  .split(/\r?\n/);

it.each(vectors.map((line) => line.split(',')))('the check digit of %s is %s', (nit, digit) => {
  expect(nitCheckDigit(nit)).toBe(Number(digit));
  expect(readNit(`${nit}-${digit}`)).toEqual({ nit, checkDigit: Number(digit) });
});

it('there are vectors', () => expect(vectors).toHaveLength(11));

it.each`
  text                   | nit            | checkDigit
  ${'900.474.727-4'}     | ${'900474727'} | ${4}
  ${'900474727-4'}       | ${'900474727'} | ${4}
  ${' 900474727 – 4 '}   | ${'900474727'} | ${4}
  ${'900 474 727-4'}     | ${'900474727'} | ${4}
  ${'NIT 900.474.727-4'} | ${'900474727'} | ${4}
  ${'Nit. 900474727'}    | ${'900474727'} | ${null}
  ${'900474727'}         | ${'900474727'} | ${null}
`('reads $text', ({ text, nit, checkDigit }) => expect(readNit(text)).toEqual({ nit, checkDigit }));

it.each([
  '',
  '90047472',
  '9004747274',
  '900474727-',
  '900474727-44',
  '900.474727-4',
  '90.0474.727',
  '000000000-0',
  'x',
  900474727,
  null,
])('%p is malformed', (text) => expect(readNit(text)).toMatchObject({ problem: { code: 'nit.malformed' } }));

it('a wrong check digit is refused, naming the right one', () => {
  expect(readNit('900.474.727-5')).toMatchObject({
    problem: {
      code: 'nit.wrong-check-digit',
      params: { nit: '900474727', given: 5, expected: 4 },
      detail: { es: expect.stringContaining('es 4, no 5'), en: expect.stringContaining('is 4, not 5') },
    },
  });
});

it.each(['', 'x', '1'.repeat(16)])('there is no check digit of %p', (text) => {
  expect(() => nitCheckDigit(text)).toThrow('1 to 15 digits');
});
