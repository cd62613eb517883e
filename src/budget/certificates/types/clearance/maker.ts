import type { ClosureQueries } from '../../../closures/closure.queries';
import { makerOf, type CertificateMaker } from '../../certificate.maker';
import { holdLine } from '../../line-hold';
import { sayClearance, tableOfClearance } from './content';
import { readClearance } from './facts.queries';
import { moneyOf, requireClear } from './facts.rules';

/** Paz y salvo: nothing is owed on a line that is closed. Its subject is the allocation. */
export function clearance(closures: ClosureQueries): CertificateMaker {
  return makerOf({
    name: 'Certificación de paz y salvo',
    hold: holdLine,
    read: (tx, id, cutoff) => readClearance(tx, { id, cutoff }, closures),
    require: requireClear,
    say: sayClearance,
    left: (read, cutoff) => [tableOfClearance(moneyOf(read), cutoff)],
  });
}
