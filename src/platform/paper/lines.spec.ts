import type { Span } from './blocks';
import { linesOf, type Run } from './lines';

const widthOf = ({ text }: Run) => text.length;
const drawn = (spans: readonly Span[], width: number) =>
  linesOf(spans, 'regular', width, widthOf).map(({ runs }) => runs.map(({ text }) => text).join(''));

it.each`
  spans                                  | width | lines
  ${['uno dos tres']}                    | ${12} | ${['uno dos tres']}
  ${['uno dos tres']}                    | ${8}  | ${['uno dos ', 'tres']}
  ${['mil pesos m/cte hoy']}             | ${12} | ${['mil pesos ', 'm/cte hoy']}
  ${['son ', { strong: '($9)' }, ', y']} | ${9}  | ${['son ($9), ', 'y']}
  ${['son ', { strong: '($9)' }, ', y']} | ${8}  | ${['son ', '($9), y']}
  ${['a\nb c']}                          | ${9}  | ${['a ', 'b c']}
  ${['abcdefgh']}                        | ${3}  | ${['abc', 'def', 'gh']}
  ${['']}                                | ${3}  | ${['']}
`('breaks at blanks only: $lines', ({ spans, width, lines }: { spans: Span[]; width: number; lines: string[] }) => {
  expect(drawn(spans, width)).toEqual(lines);
});
