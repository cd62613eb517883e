import { calendarDate } from '../../kernel/calendar';
import { ageInDays, columnOf } from './unknown.rules';

describe('how long a fact has been unknown', () => {
  it.each([
    ['2026-10-01', null, '2026-10-01', 0],
    ['2026-10-01', null, '2026-11-01', 31],
    ['2026-10-01', '2026-10-15', '2026-11-01', 14],
  ])('since %s, known on %s, today %s: %i days', (since, knownOn, today, days) => {
    const fact = { since: calendarDate(since), knownOn: knownOn === null ? null : calendarDate(knownOn) };
    expect(ageInDays(fact, calendarDate(today))).toBe(days);
  });
});

describe('where the value of a field would stand', () => {
  it.each([
    ['hospital', 'nit', 'nit'],
    ['allocation', 'hospital', 'hospital_id'],
    ['withdrawal', 'withdrawnOn', 'withdrawn_on'],
    ['withdrawal', 'payment', null],
    ['hospital', 'constructor', null],
    ['hospital', 'nit is null; --', null],
  ] as const)('%s.%s → %s', (kind, field, column) => {
    expect(columnOf(kind, field)).toBe(column);
  });
});
