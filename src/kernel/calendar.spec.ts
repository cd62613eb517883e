import fc from 'fast-check';
import {
  addDays,
  calendarDate,
  certificateDate,
  compareDates,
  dateInBogota,
  dateInSpanish,
  dateWithPrecision,
  dayOfWeek,
  daysBetween,
  isCalendarDate,
  isWeekend,
  yearOf,
} from './calendar';

const on = calendarDate;

it.each(['2025-07-07', '2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('%s is a date', (text) => {
  expect(isCalendarDate(text)).toBe(true);
  expect(calendarDate(text)).toBe(text);
});

it.each([
  ...['2025-02-29', '1900-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-7-7', '07/07/2025', ''],
  ...['0025-07-07', '1899-12-31', '2025-07-07T00:00:00Z', ' 2025-07-07', '2025-07-07\n', 20250707, null],
])('%p is no date', (text) => {
  expect(isCalendarDate(text)).toBe(false);
  expect(() => calendarDate(text as string)).toThrow('a real date');
});

describe('arithmetic', () => {
  it.each`
    from            | days   | to
    ${'2025-07-07'} | ${0}   | ${'2025-07-07'}
    ${'2025-12-30'} | ${2}   | ${'2026-01-01'}
    ${'2024-02-28'} | ${1}   | ${'2024-02-29'}
    ${'2025-02-28'} | ${1}   | ${'2025-03-01'}
    ${'2025-01-01'} | ${-1}  | ${'2024-12-31'}
    ${'2025-01-01'} | ${365} | ${'2026-01-01'}
  `('$from and $days days is $to', ({ from, days, to }) => {
    expect(addDays(on(from), days)).toBe(to);
    expect(daysBetween(on(from), on(to))).toBe(days);
  });

  it('refuses half days and dates out of the calendar', () => {
    expect(() => addDays(on('2025-01-01'), 0.5)).toThrow('days are counted whole');
    expect(() => addDays(on('9999-12-31'), 1)).toThrow();
    expect(() => addDays(on('2025-01-01'), Number.MAX_SAFE_INTEGER)).toThrow();
  });

  it('adds and measures the same days, for any date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 200_000 }), (days) => {
        const date = addDays(on('2025-07-07'), days);
        expect(daysBetween(on('2025-07-07'), date)).toBe(days);
        expect(dayOfWeek(date)).toBe((((days % 7) + 7) % 7) + 1);
      }),
    );
  });

  it('knows the days of the week, and the order of dates', () => {
    expect(dayOfWeek(on('2025-07-07'))).toBe(1);
    expect(dayOfWeek(on('2025-07-13'))).toBe(7);
    expect(['2025-07-11', '2025-07-12', '2025-07-13'].map((text) => isWeekend(on(text)))).toEqual([false, true, true]);
    expect(compareDates(on('2025-07-07'), on('2025-11-01'))).toBe(-1);
    expect(compareDates(on('2025-11-01'), on('2025-07-07'))).toBe(1);
    expect(compareDates(on('2025-07-07'), on('2025-07-07'))).toBe(0);
    expect(yearOf(on('2025-12-31'))).toBe(2025);
  });
});

it.each`
  instant                          | day
  ${'2025-08-01T04:59:59.999999Z'} | ${'2025-07-31'}
  ${'2025-08-01T05:00:00Z'}        | ${'2025-08-01'}
  ${'2026-01-01T00:00:00.000000Z'} | ${'2025-12-31'}
`('$instant is $day in Bogotá', ({ instant, day }: { instant: string; day: string }) => {
  expect(dateInBogota(instant)).toBe(day);
});

describe('in words', () => {
  it.each`
    date            | plain                        | certificate
    ${'2025-07-07'} | ${'7 de julio de 2025'}      | ${'a los siete (7) días del mes de julio de dos mil veinticinco (2025)'}
    ${'2025-08-01'} | ${'1 de agosto de 2025'}     | ${'al primer (1) día del mes de agosto de dos mil veinticinco (2025)'}
    ${'2021-12-21'} | ${'21 de diciembre de 2021'} | ${'a los veintiún (21) días del mes de diciembre de dos mil veintiuno (2021)'}
    ${'2026-01-31'} | ${'31 de enero de 2026'}     | ${'a los treinta y un (31) días del mes de enero de dos mil veintiséis (2026)'}
  `('$date', ({ date, plain, certificate }) => {
    expect(dateInSpanish(on(date))).toBe(plain);
    expect(certificateDate(on(date))).toBe(certificate);
  });

  it.each`
    date            | precision        | es                                | en
    ${'2025-08-01'} | ${'exact'}       | ${'1 de agosto de 2025'}          | ${'1 August 2025'}
    ${'2025-08-01'} | ${'on-or-after'} | ${'desde el 1 de agosto de 2025'} | ${'from 1 August 2025 on'}
    ${'2025-08-01'} | ${'month'}       | ${'en agosto de 2025'}            | ${'in August 2025'}
    ${'2025-08-01'} | ${'unknown'}     | ${'fecha por confirmar'}          | ${'date to be confirmed'}
    ${null}         | ${'exact'}       | ${'fecha por confirmar'}          | ${'date to be confirmed'}
  `('$date, $precision: $es', ({ date, precision, es, en }) => {
    expect(dateWithPrecision(date, precision)).toBe(es);
    expect(dateWithPrecision(date, precision, 'en')).toBe(en);
  });
});
