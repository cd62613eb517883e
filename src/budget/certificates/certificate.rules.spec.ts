import { calendarDate } from '../../kernel/calendar';
import { CutoffInTheFuture, readCode, requireCutoff, verificationCode } from './certificate.rules';

describe('the verification code', () => {
  it('is twelve letters in three groups, each from five bits', () => {
    expect(verificationCode(Uint8Array.from([0, 1, 10, 17, 18, 20, 22, 27, 31, 32, 63, 255]))).toBe('01AH-JMPV-Z0ZZ');
  });

  it.each`
    typed                  | read
    ${'7Q4K-M2XD-P9RT'}    | ${'7Q4K-M2XD-P9RT'}
    ${'7q4km2xdp9rt'}      | ${'7Q4K-M2XD-P9RT'}
    ${' 7Q4K M2XD P9RT '}  | ${'7Q4K-M2XD-P9RT'}
    ${'OILo-ilOI-LOIL'}    | ${'0110-1101-1011'}
    ${'7Q4K-M2XD-P9R'}     | ${null}
    ${'7Q4K-M2XD-P9RU'}    | ${null}
    ${'7Q4K-M2XD-P9RT-99'} | ${null}
    ${"'; drop table--"}   | ${null}
  `('is read as people type it: $typed', ({ typed, read }: { typed: string; read: string | null }) => {
    expect(readCode(typed)).toBe(read);
  });
});

describe('the cut-off', () => {
  it('is not a day that has not come', () => {
    const today = calendarDate('2026-11-20');
    expect(() => {
      requireCutoff(today, today);
    }).not.toThrow();
    expect(() => {
      requireCutoff(calendarDate('2026-11-21'), today);
    }).toThrow(CutoffInTheFuture);
  });
});
