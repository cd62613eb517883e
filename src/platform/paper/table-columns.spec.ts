import { columnWidths, type ColumnNeed } from './table-columns';

const need = (natural: number, usual: number, least: number, share?: number): ColumnNeed =>
  share === undefined ? { natural, usual, least } : { natural, usual, least, share };

it.each`
  why                                                | needs                                                           | widths
  ${'room for all: in proportion to what they take'} | ${[need(20, 20, 10), need(30, 30, 10)]}                         | ${[40, 60]}
  ${'a few long cells do not take all the room'}     | ${[need(300, 30, 10), need(20, 20, 10)]}                        | ${[60, 40]}
  ${'shares, where there are any'}                   | ${[need(90, 90, 10, 3), need(10, 10, 10)]}                      | ${[75, 25]}
  ${'nobody gets less than it needs'}                | ${[need(90, 90, 10, 9), need(40, 40, 40, 1)]}                   | ${[60, 40]}
  ${'not even when others then do'}                  | ${[need(9, 9, 9, 8), need(40, 40, 40, 1), need(30, 30, 30, 1)]} | ${[30, 40, 30]}
  ${'too much for the sheet: each less by as much'}  | ${[need(150, 150, 150), need(50, 50, 50)]}                      | ${[75, 25]}
`('$why', ({ needs, widths }: { needs: ColumnNeed[]; widths: number[] }) => {
  expect(columnWidths(needs, 100)).toEqual(widths.map((width) => expect.closeTo(width, 6) as number));
});
