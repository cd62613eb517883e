import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { addBusinessDays, businessDaysBetween, dueDate, holidays, isBusinessDay } from './business-days';
import { addDays, calendarDate as on } from './calendar';

const [, ...vectors] = readFileSync(join(__dirname, 'vectors', 'vectors-business-days.csv'), 'utf8')
  .trim()
  .split(/\r?\n/);

describe('business days', () => {
  it.each(vectors.map((line) => line.split(',')))('%s and %s business days is %s (%s)', (from, days, due) => {
    const [start, term] = [on(from), Number(days)];
    expect(addBusinessDays(start, term)).toBe(due);
    expect(dueDate(start, { days: term, unit: 'business-days' })).toBe(due);
    expect(businessDaysBetween(start, on(due))).toBe(term);
  });

  it('there are vectors', () => expect(vectors).toHaveLength(10));

  it.each`
    date            | open     | why
    ${'2025-07-07'} | ${true}  | ${'Monday'}
    ${'2025-07-12'} | ${false} | ${'Saturday'}
    ${'2025-07-13'} | ${false} | ${'Sunday'}
    ${'2025-08-07'} | ${false} | ${'Batalla de Boyacá'}
    ${'2025-07-14'} | ${true}  | ${'9 July was no holiday before 2026'}
    ${'2026-07-13'} | ${false} | ${'Virgen de Chiquinquirá'}
    ${'2026-07-09'} | ${true}  | ${'moved to the 13th'}
  `('$date: $why', ({ date, open }) => expect(isBusinessDay(on(date))).toBe(open));

  it.each`
    from            | to              | days
    ${'2025-07-07'} | ${'2025-07-07'} | ${0}
    ${'2025-07-11'} | ${'2025-07-13'} | ${0}
    ${'2025-07-11'} | ${'2025-07-14'} | ${1}
    ${'2025-07-14'} | ${'2025-07-11'} | ${-1}
    ${'2025-01-01'} | ${'2025-12-31'} | ${245}
  `('$days business days from $from to $to', ({ from, to, days }) => {
    expect(businessDaysBetween(on(from), on(to))).toBe(days);
  });

  it('are as many as one counts day by day', () => {
    const start = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(on('1990-01-01'), days));
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 1500 }), (from, days) => {
        const each = Array.from({ length: days }, (_, index) => addDays(from, index + 1));
        expect(businessDaysBetween(from, addDays(from, days))).toBe(each.filter(isBusinessDay).length);
      }),
    );
  });
});

describe('due dates', () => {
  it.each`
    from            | days  | unit               | due             | why
    ${'2025-07-07'} | ${3}  | ${'calendar-days'} | ${'2025-07-10'} | ${'the day of the event is not counted'}
    ${'2025-07-07'} | ${5}  | ${'calendar-days'} | ${'2025-07-14'} | ${'Saturday: the next Monday'}
    ${'2025-07-08'} | ${30} | ${'calendar-days'} | ${'2025-08-08'} | ${'7 August is a holiday'}
    ${'2025-12-25'} | ${7}  | ${'calendar-days'} | ${'2026-01-02'} | ${'1 January is a holiday'}
    ${'2025-07-12'} | ${0}  | ${'calendar-days'} | ${'2025-07-14'} | ${'no days, from a Saturday'}
    ${'2025-07-12'} | ${1}  | ${'business-days'} | ${'2025-07-14'} | ${'an event on a Saturday'}
    ${'2025-07-12'} | ${0}  | ${'business-days'} | ${'2025-07-12'} | ${'no days'}
  `('$from and $days $unit is $due: $why', ({ from, days, unit, due }) => {
    expect(dueDate(on(from), { days, unit })).toBe(due);
  });

  it.each(['business-days', 'calendar-days'] as const)('refuse half and negative %s', (unit) => {
    expect(() => dueDate(on('2025-07-07'), { days: -1, unit })).toThrow('whole number of days');
    expect(() => dueDate(on('2025-07-07'), { days: 1.5, unit })).toThrow('whole number of days');
  });
});

describe('holidays', () => {
  it('have Spanish names, in order; two on one Monday share it', () => {
    expect([...holidays(2025)].slice(0, 3)).toEqual([
      ['2025-01-01', 'Año Nuevo'],
      ['2025-01-06', 'Día de los Reyes Magos'],
      ['2025-03-24', 'San José'],
    ]);
    expect(holidays(2025).get(on('2025-06-30'))).toBe('Sagrado Corazón de Jesús; San Pedro y San Pablo');
    expect(holidays(2026).get(on('2026-07-13'))).toBe('Virgen de Chiquinquirá');
    expect([holidays(2025).size, holidays(2026).size]).toEqual([17, 19]);
  });

  // Easter Sunday is listed there and not in Ley 51; as every Sunday it is no business day anyway.
  const theirs = new Holidays('CO');
  it.each(Array.from({ length: 46 }, (_, i) => 1990 + i))('of %i are those that date-holidays knows', (year) => {
    const known = theirs.getHolidays(year, 'es').filter(({ type, name }) => type === 'public' && name !== 'Pascua');
    expect([...holidays(year).keys()]).toEqual([...new Set(known.map(({ date }) => date.slice(0, 10)))].sort());
  });
});
