import fc from 'fast-check';
import { addDays, calendarDate, dateInSpanish } from './calendar';
import { readDateText } from './date-reading';

describe('a date as people write it', () => {
  it.each`
    text                         | date
    ${'7/07/2025'}               | ${'2025-07-07'}
    ${'07-07-2025'}              | ${'2025-07-07'}
    ${'31.12.2025'}              | ${'2025-12-31'}
    ${'2025-07-07'}              | ${'2025-07-07'}
    ${'2025/7/7'}                | ${'2025-07-07'}
    ${' 7 de  julio de 2025 '}   | ${'2025-07-07'}
    ${'7 de Julio del 2025'}     | ${'2025-07-07'}
    ${'1° de agosto de 2025'}    | ${'2025-08-01'}
    ${'primero de mayo de 2026'} | ${'2026-05-01'}
    ${'9 sept. 2025'}            | ${'2025-09-09'}
    ${'9 de setiembre de 2025'}  | ${'2025-09-09'}
    ${'3-ene-2026'}              | ${'2026-01-03'}
    ${'29/02/2024'}              | ${'2024-02-29'}
    ${'29/02/2025'}              | ${null}
    ${'31/02/2025'}              | ${null}
    ${'7/13/2025'}               | ${null}
    ${'7/7/25'}                  | ${null}
    ${'0/7/2025'}                | ${null}
    ${'ayer'}                    | ${null}
    ${'12 de brumario de 2025'}  | ${null}
    ${'45845'}                   | ${null}
    ${''}                        | ${null}
    ${' /'.repeat(5000)}         | ${null}
  `('$text is $date', ({ text, date }: { text: string; date: string | null }) => {
    expect(readDateText(text)).toBe(date);
  });

  it('reads back what we print, of any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const date = addDays(calendarDate('1950-01-01'), days);
        expect([readDateText(date), readDateText(dateInSpanish(date))]).toEqual([date, date]);
      }),
    );
  });
});
