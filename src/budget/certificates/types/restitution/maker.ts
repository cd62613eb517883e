import { Money } from '../../../../kernel/money';
import { makerOf } from '../../certificate.maker';
import { holdLineOf } from '../../line-hold';
import { sayRestitution, tableOfRestitution } from './content';
import { readRestitution } from './facts.queries';
import { moneyOf, requireReturned } from './facts.rules';

/** Reintegro: capital or yields that the hospital gave back, and whose deposit was verified. */
export const restitution = makerOf({
  name: 'Certificación de reintegro',
  hold: (tx, by, asked) => holdLineOf(tx, by, asked, 'select allocation_id from restitution where id = $1'),
  read: readRestitution,
  require: requireReturned,
  say: sayRestitution,
  left: (read, cutoff) => [tableOfRestitution({ ...read, ...moneyOf(read), amount: Money.zero }, cutoff)],
});
