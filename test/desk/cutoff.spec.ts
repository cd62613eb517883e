import { calendarDate } from '../../src/kernel/calendar';
import { bogotaTime, cutoffOf, keeping, momentAsked } from '../../src/web/parts/cutoff';

const clock = { today: () => calendarDate('2025-11-28'), now: () => new Date('2025-11-28T22:00:00.000Z') };
const read = (corte?: string, conocido?: string) => cutoffOf({ corte, conocido }, clock);

describe('the moment of a page', () => {
  it.each([
    // corte         conocido                    what the contract is asked
    [undefined, undefined, {}],
    ['', '', {}],
    ['2025-11-28', '', {}],
    ['2025-09-30', undefined, { asOf: '2025-09-30' }],
    ['2025-09-30', '2025-10-05T17:00', { asOf: '2025-09-30', knownAt: '2025-10-05T22:00:00.000Z' }],
    ['', '2025-10-05T17:00:59', { asOf: '2025-11-28', knownAt: '2025-10-05T22:00:59.000Z' }],
    ['', '2025-10-05', { asOf: '2025-11-28', knownAt: '2025-10-06T04:59:59.999Z' }],
    // As people in Colombia write it.
    ['30/09/2025', '5/10/2025 17:00', { asOf: '2025-09-30', knownAt: '2025-10-05T22:00:00.000Z' }],
    ['30 de septiembre de 2025', '5 de octubre de 2025', { asOf: '2025-09-30', knownAt: '2025-10-06T04:59:59.999Z' }],
    ['09/08/2025', '', { asOf: '2025-08-09' }],
    ['', '2025-10-05T22:00:59.123456Z', { asOf: '2025-11-28', knownAt: '2025-10-05T22:00:59.123456Z' }],
  ])('reads «%s» known at «%s»', (corte, conocido, asked) => {
    expect(momentAsked(read(corte, conocido))).toEqual(asked);
  });

  it.each([
    ['2025-02-30', '', 'corte', 'no es una fecha que exista'],
    ['09/30/2025', '', 'corte', '«09/30/2025» no es una fecha que exista. Escríbala como 30/09/2025'],
    ['2025-11-29', '', 'corte', 'no ha llegado'],
    ['', 'ayer', 'conocido', 'no es un momento que exista'],
    ['', '2025-02-30T10:00', 'conocido', 'no es un momento que exista'],
    ['', '2025-10-05T25:00', 'conocido', 'no es un momento que exista'],
    ['', '2025-11-28T17:01', 'conocido', 'no ha llegado'],
  ])('refuses «%s» known at «%s», beside its field', (corte, conocido, field, said) => {
    expect(read(corte, conocido)).toMatchObject({ ok: false, field, problem: expect.stringContaining(said) as string });
  });

  it('goes with its person from page to page', () => {
    const past = read('2025-09-30', '2025-10-05T17:00');
    const carried = 'corte=2025-09-30&conocido=2025-10-05T22%3A00%3A00.000Z';
    expect(keeping(past, '/a')).toBe(`/a?${carried}`);
    expect(keeping(past, '/a?b=c#d')).toBe(`/a?b=c&${carried}#d`);
    expect(keeping(read(), '/a#d')).toBe('/a#d');
  });

  it('is shown by the clock of Bogotá, and read back the same', () => {
    expect(bogotaTime('2025-10-05T02:30:15.000Z')).toBe('04/10/2025 21:30:15');
    expect(momentAsked(read('', bogotaTime('2025-10-05T02:30:15.000Z'))).knownAt).toBe('2025-10-05T02:30:15.000Z');
  });
});
