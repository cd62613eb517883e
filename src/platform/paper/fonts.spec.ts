import { signs } from '../../../test/support/paper-plans';
import { drawable, fontOf } from './fonts';

it.each(['regular', 'bold'] as const)('the %s font has every sign of Spanish, and figures of one width', (weight) => {
  const font = fontOf(weight);
  const missing = Array.from(signs).filter((sign) => !font.hasGlyphForCodePoint(sign.codePointAt(0)!));
  expect(missing).toEqual([]);
  const widths = Array.from('0123456789').map((figure) => font.layout(figure).advanceWidth);
  expect(new Set(widths).size).toBe(1);
});

it.each`
  given                      | drawn
  ${'Peñón, 12 %'}           | ${'Peñón, 12 %'}
  ${'Pen\u0303o\u0301n «—»'} | ${'Peñón «—»'}
  ${'\u22125 → 3 ≥ 2'}       | ${'–5 -> 3 >= 2'}
  ${'1\u202f000'}            | ${'1\u00a0000'}
  ${'uno 😀 dos 漢'}         | ${'uno (?) dos (?)'}
  ${'línea\n—'}              | ${'línea\n—'}
`('draws «$given» as «$drawn», never as an empty box', ({ given, drawn }: { given: string; drawn: string }) => {
  expect(drawable(given)).toBe(drawn);
});
