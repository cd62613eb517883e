import { Money } from '../../kernel/money';
import { effectOf, settlerOf } from './ageing.rules';

describe('what a contested line adds to the totals', () => {
  it.each`
    reportedPaid | paid                | released
    ${true}      | ${'0.00 9.00 9.00'} | ${'0.00 0.00 9.00'}
    ${false}     | ${'0.00 0.00 9.00'} | ${'0.00 9.00 9.00'}
    ${null}      | ${'0.00 null 9.00'} | ${'0.00 null 9.00'}
  `(
    'reported as paid: $reportedPaid',
    ({ reportedPaid, paid, released }: { reportedPaid: boolean | null; paid: string; released: string }) => {
      const effect = effectOf(Money.of('9.00'), reportedPaid);
      const said = ({ minimum, reported, maximum }: typeof effect.paid) =>
        [minimum, reported, maximum].map((each) => (each === null ? 'null' : each.toString())).join(' ');
      expect([said(effect.paid), said(effect.released)]).toEqual([paid, released]);
    },
  );
});

describe('who could settle it', () => {
  it.each([
    ['withdrawal', 'payment', 'approver'],
    ['disbursement', 'reference', 'paymaster'],
    ['hospital', 'constructor', 'registrar'],
  ] as const)('%s.%s: %s', (kind, field, role) => {
    expect(settlerOf(kind, field).roles).toContain(role);
  });
});
