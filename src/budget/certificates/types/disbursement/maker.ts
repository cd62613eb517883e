import { makerOf } from '../../certificate.maker';
import { holdLineOf } from '../../line-hold';
import { sayDisbursement, tableOfGiro } from './content';
import { readGiro } from './facts.queries';
import { requirePaid } from './facts.rules';

/** Giro: money of a payment order left the ministry. Its subject is the disbursement. */
export const disbursement = makerOf({
  name: 'Certificación de giro',
  hold: (tx, by, asked) => holdLineOf(tx, by, asked, 'select allocation_id from disbursement where id = $1'),
  read: readGiro,
  require: requirePaid,
  say: sayDisbursement,
  left: (read, cutoff) => [tableOfGiro(read, cutoff)],
});
