import { makerOf } from '../../certificate.maker';
import { holdLine } from '../../line-hold';
import { readLineLedger } from '../../line-ledger.queries';
import { sayStatement } from './content';
import { requireHistory } from './facts.rules';

/** Estado de cuenta: where every peso of a line is, and how it came there. Its subject is the allocation. */
export const statement = makerOf({
  name: 'Certificación de estado de cuenta',
  hold: holdLine,
  read: readLineLedger,
  require: requireHistory,
  say: sayStatement,
});
