import { calendarDate } from '../../kernel/calendar';
import { instantWithMicroseconds, momentOf } from './moment.rules';

it.each`
  written                          | is
  ${'2025-10-05T13:00Z'}           | ${'2025-10-05T13:00:00.000000Z'}
  ${'2025-10-05T13:00:00Z'}        | ${'2025-10-05T13:00:00.000000Z'}
  ${'2025-10-05T13:00:00.5Z'}      | ${'2025-10-05T13:00:00.500000Z'}
  ${'2025-10-05T13:00:00.123456Z'} | ${'2025-10-05T13:00:00.123456Z'}
`('one instant has one form: $written', ({ written, is }: { written: string; is: string }) => {
  expect(instantWithMicroseconds(written)).toBe(is);
});

const present = { today: calendarDate('2025-10-05'), now: '2025-10-05T13:00:00.123456Z' };

it('is today and now unless another is asked for', () => {
  expect(momentOf({}, present)).toEqual({ asOf: '2025-10-05', knownAt: present.now });
});

it.each`
  asked                                         | field
  ${{ asOf: '2025-10-06' }}                     | ${'asOf'}
  ${{ knownAt: '2025-10-05T13:00:00.123457Z' }} | ${'knownAt'}
  ${{ knownAt: '2025-10-05T13:00:01Z' }}        | ${'knownAt'}
`('$asked has not come', ({ asked, field }: { asked: object; field: string }) => {
  const refused = expect.objectContaining({ code: 'report.moment-in-the-future' });
  expect(() => momentOf(asked, present)).toThrow(refused);
  expect(() => momentOf(asked, present)).toThrow(field);
});
