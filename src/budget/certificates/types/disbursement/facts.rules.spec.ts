import { calendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import { requirePaid, type GiroFacts } from './facts.rules';

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
    const paid = Money.of(drawn.paid);
    const read = {
      paid,
      payment: paid.isPositive() ? {} : null,
      standing: { ...drawn, ordered: Money.of(drawn.ordered) },
    };
    const asked = () => requirePaid(read as unknown as GiroFacts, calendarDate('2025-08-31'));
    if (says === null) expect(asked).not.toThrow();
    else expect(asked).toThrow(says);
  });
});
