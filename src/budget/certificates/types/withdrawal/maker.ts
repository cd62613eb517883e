import { makerOf } from '../../certificate.maker';
import { holdLineOf } from '../../line-hold';
import { sayWithdrawal, tableOfWithdrawal } from './content';
import { readWithdrawal } from './facts.queries';
import { leftOf, requireWithdrawn } from './facts.rules';

/** Desistimiento: the hospital gives its allocation up, before or after payment, or no source says which. */
export const withdrawal = makerOf({
  name: 'Certificación de desistimiento',
  hold: (tx, by, asked) => holdLineOf(tx, by, asked, 'select allocation_id from withdrawal where id = $1'),
  read: readWithdrawal,
  require: requireWithdrawn,
  say: sayWithdrawal,
  left: (read, cutoff) => [tableOfWithdrawal(leftOf(read), cutoff)],
});
