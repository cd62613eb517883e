import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { CutoffInTheFuture, readCode, requireCutoff, verificationCode } from './certificate.rules';
import { requirePaid, type DisbursementStanding } from './disbursement-facts.rules';

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

describe('there is a giro to certify', () => {
  const none = { decision: 'approved', entries: 0, laterEntries: 0, rejected: false, ordered: '0', paid: '0' };

  it.each`
    standing                          | says
    ${{ decision: null }}             | ${'está sin aprobar'}
    ${{ decision: 'refused' }}        | ${'fue negada'}
    ${{ entries: 1, ordered: '5' }}   | ${'está en orden de pago: falta el pago'}
    ${{ laterEntries: 2 }}            | ${'tuvo efecto después de esa fecha'}
    ${{ entries: 3, rejected: true }} | ${'la rechazó el banco'}
    ${{ entries: 2 }}                 | ${'fue anulada'}
    ${{ entries: 2, paid: '5' }}      | ${null}
  `('$standing: $says', ({ standing, says }: { standing: object; says: string | null }) => {
    const drawn = { ...none, ...standing };
    const read = { ...drawn, ordered: Money.of(drawn.ordered), paid: Money.of(drawn.paid) } as DisbursementStanding;
    const asked = () => {
      requirePaid(read, calendarDate('2025-08-31'));
    };
    if (says === null) expect(asked).not.toThrow();
    else expect(asked).toThrow(says);
  });

  it('not as of a day that has not come', () => {
    const today = calendarDate('2026-11-20');
    expect(() => {
      requireCutoff(today, today);
    }).not.toThrow();
    expect(() => {
      requireCutoff(calendarDate('2026-11-21'), today);
    }).toThrow(CutoffInTheFuture);
  });
});
