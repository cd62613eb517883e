import { formatOf, NotAcceptable } from './formats';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

it.each`
  named        | accept                                                       | format
  ${undefined} | ${undefined}                                                 | ${'json'}
  ${undefined} | ${''}                                                        | ${'json'}
  ${undefined} | ${'*/*'}                                                     | ${'json'}
  ${undefined} | ${'text/csv'}                                                | ${'csv'}
  ${undefined} | ${'TEXT/CSV'}                                                | ${'csv'}
  ${undefined} | ${'text/*'}                                                  | ${'csv'}
  ${undefined} | ${'application/pdf'}                                         | ${'pdf'}
  ${undefined} | ${xlsx}                                                      | ${'xlsx'}
  ${undefined} | ${'application/json;q=0.5, text/csv'}                        | ${'csv'}
  ${undefined} | ${'text/csv;q=0.5, application/json'}                        | ${'json'}
  ${undefined} | ${'application/pdf;q=0.9, */*;q=0.1'}                        | ${'pdf'}
  ${undefined} | ${'application/*, application/json;q=0'}                     | ${'xlsx'}
  ${undefined} | ${'text/html,application/xhtml+xml,*/*;q=0.8'}               | ${'json'}
  ${undefined} | ${'application/pdf;version=1.7;q=1, application/json;q=0.9'} | ${'pdf'}
  ${undefined} | ${'application/json;q=7, text/csv;q=x'}                      | ${'json'}
  ${'pdf'}     | ${'text/csv'}                                                | ${'pdf'}
  ${'json'}    | ${'image/png'}                                               | ${'json'}
`('$named and Accept: $accept → $format', ({ named, accept, format }) => {
  expect(formatOf(named as undefined, accept as string | undefined)).toBe(format);
});

it.each(['image/png', 'text/html', '*/*;q=0', 'application/json;q=0'])('Accept: %s is refused', (accept) => {
  expect(() => formatOf(undefined, accept)).toThrow(NotAcceptable);
});
