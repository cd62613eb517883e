import { pagesOf, type RowHeight } from './table-pages';

/** «.» a line, «+» a subtotal, «c» a line after which 5 points of running totals are carried, «X» one of 60 points. */
const rows = (drawn: string): RowHeight[] =>
  Array.from(drawn).map((each) => ({
    height: each === 'X' ? 60 : 10,
    clings: each === '+',
    carried: each === 'c' ? 5 : 0,
  }));

it.each`
  why                                             | drawn         | first | page  | counts
  ${'all fits'}                                   | ${'...'}      | ${30} | ${50} | ${[3]}
  ${'a row that does not fit is not torn'}        | ${'....'}     | ${35} | ${50} | ${[3, 1]}
  ${'a subtotal takes its line with it'}          | ${'...+'}     | ${30} | ${50} | ${[2, 2]}
  ${'and so do several'}                          | ${'...++.'}   | ${30} | ${50} | ${[2, 4]}
  ${'room is kept for the running totals'}        | ${'ccc'}      | ${29} | ${50} | ${[2, 1]}
  ${'and for those carried over'}                 | ${'cccccccc'} | ${35} | ${40} | ${[3, 3, 2]}
  ${'the last row carries nothing'}               | ${'..c'}      | ${30} | ${50} | ${[3]}
  ${'nothing fits here'}                          | ${'..'}       | ${5}  | ${50} | ${[0, 2]}
  ${'one row of many does not stay alone'}        | ${'...'}      | ${15} | ${50} | ${[0, 3]}
  ${'unless there is no better page'}             | ${'...'}      | ${15} | ${15} | ${[1, 1, 1]}
  ${'more subtotals than a page holds are split'} | ${'.+++++.'}  | ${20} | ${30} | ${[2, 1, 3, 1]}
  ${'no rows'}                                    | ${''}         | ${20} | ${30} | ${[0]}
`(
  '$why: $drawn',
  ({ drawn, first, page, counts }: { drawn: string; first: number; page: number; counts: number[] }) => {
    expect(pagesOf(rows(drawn), { first, page })).toEqual(counts);
  },
);

it('a row that is higher than a page is not drawn half', () => {
  expect(() => pagesOf(rows('.X'), { first: 50, page: 50 })).toThrow(RangeError);
});
