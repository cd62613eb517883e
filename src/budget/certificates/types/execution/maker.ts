import { makerOf } from '../../certificate.maker';
import { holdLineOf } from '../../line-hold';
import { sayExecution, tableOfExecution } from './content';
import { lineOfExecutionSql, readExecution } from './facts.queries';
import { leftOf, requireExecuted } from './facts.rules';

/** Ejecución: what the hospital paid out, by a report that was accepted. Its subject is a report, or an allocation. */
export const execution = makerOf({
  name: 'Certificación de ejecución',
  hold: (tx, by, asked) => holdLineOf(tx, by, asked, lineOfExecutionSql),
  read: readExecution,
  require: requireExecuted,
  say: sayExecution,
  left: (read, cutoff) => {
    const left = leftOf(read, cutoff);
    return left ? [tableOfExecution(left)] : [];
  },
});
