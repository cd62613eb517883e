import { makerOf } from '../../certificate.maker';
import { holdLineOf } from '../../line-hold';
import { sayReceipt, tableOfReceipt } from './content';
import { lineOfReceiptSql, readReceipt } from './facts.queries';
import { leftOf, requireReceived } from './facts.rules';

/** Recibo: the hospital says that money of a giro arrived. Its subject is a receipt, or a giro with all its receipts. */
export const receipt = makerOf({
  name: 'Certificación de recibo',
  hold: (tx, by, asked) => holdLineOf(tx, by, asked, lineOfReceiptSql),
  read: readReceipt,
  require: requireReceived,
  say: sayReceipt,
  left: (read, cutoff) => [tableOfReceipt(leftOf(read), cutoff)],
});
