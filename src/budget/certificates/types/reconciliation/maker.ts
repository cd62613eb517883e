import { lockResolution } from '../../../resolutions/resolution-lock';
import type { FindingQueries } from '../../../reconciliation/finding.queries';
import { requireReconcilable } from '../../../reconciliation/reconciliation.service';
import type { FindingRefresh } from '../../../reconciliation/refresh.service';
import { makerOf, type CertificateMaker } from '../../certificate.maker';
import { sayReconciliation } from './content';
import { readReconciliation } from './facts.queries';
import { OnlyToday, reconciled } from './facts.rules';

/** Conciliación: a resolution against itself, and every finding that stands. Its subject is the resolution. */
export function reconciliation(refresh: FindingRefresh, findings: FindingQueries): CertificateMaker {
  return makerOf({
    name: 'Certificación de conciliación',
    // What acts left to be computed is marked before the transaction opens: it takes one of its own.
    before: () => refresh.markAsked('wait'),
    async hold(tx, by, { subjectId, cutoff }) {
      await lockResolution(tx, subjectId);
      await requireReconcilable(tx, subjectId);
      if (cutoff !== by.today) throw new OnlyToday({ cutoff, today: by.today });
      // Its lines too, so that no money moves between what is computed and what is read.
      await tx.query('select id from annex_line where resolution_id = $1 order by id for no key update', [subjectId]);
      await refresh.compute(tx, subjectId, by.today);
      return { resolutionId: subjectId, allocationId: null };
    },
    read: (tx, id, cutoff) => readReconciliation(tx, { id, cutoff }, findings),
    require: reconciled,
    say: sayReconciliation,
  });
}
