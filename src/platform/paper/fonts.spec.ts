import { unprintableIn } from '../../kernel/printable';
import { signs } from '../../../test/support/paper-plans';
import { drawable, fontOf } from './fonts';

it.each(['regular', 'bold'] as const)('the %s font has every sign of Spanish, and figures of one width', (weight) => {
  const font = fontOf(weight);
  const missing = Array.from(signs).filter((sign) => !font.hasGlyphForCodePoint(sign.codePointAt(0)!));
  expect(missing).toEqual([]);
  const widths = Array.from('0123456789').map((figure) => font.layout(figure).advanceWidth);
  expect(new Set(widths).size).toBe(1);
});

it.each(['regular', 'bold'] as const)('the %s font has whatever a name may be written with', (weight) => {
  const font = fontOf(weight);
  const plane = Array.from({ length: 0xffff }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
  const allowed = plane.map((code) => String.fromCodePoint(code)).filter((sign) => unprintableIn(sign).length === 0);
  const isPrinted = (sign: string) => {
    const drawn = drawable(sign);
    return drawn === sign ? sign === '\n' || font.hasGlyphForCodePoint(sign.codePointAt(0)!) : !drawn.startsWith('(U+');
  };
  expect([allowed.length > 1500, allowed.filter((sign) => !isPrinted(sign))]).toEqual([true, []]);
});

it.each`
  given                              | drawn
  ${'Peñón, 12 %'}                   | ${'Peñón, 12 %'}
  ${'Pen\u0303o\u0301n «—»'}         | ${'Peñón «—»'}
  ${'\u22125 → 3 ≥ 2'}               | ${'–5 -> 3 >= 2'}
  ${'1\u202f000'}                    | ${'1\u00a0000'}
  ${'uno 😀 dos 漢'}                 | ${'uno (U+1F600) dos (U+6F22)'}
  ${'Zdzisława Wójcik-Żółć'}         | ${'Zdzisława Wójcik-Żółć'}
  ${'Nguye\u0302\u0303n Thị Phượng'} | ${'Nguyễn Thị Phượng'}
  ${'Şükrü İğne, Ștefan Đorđe'}      | ${'Şükrü İğne, Ștefan Đorđe'}
  ${'línea\n—'}                      | ${'línea\n—'}
`('draws «$given» as «$drawn», never as an empty box', ({ given, drawn }: { given: string; drawn: string }) => {
  expect(drawable(given)).toBe(drawn);
});
