import { Injectable } from '@nestjs/common';
import { ClosureQueries } from '../closures/closure.queries';
import { FindingQueries } from '../reconciliation/finding.queries';
import { FindingRefresh } from '../reconciliation/refresh.service';
import type { CertificateMaker } from './certificate.maker';
import type { CertificateType } from './certificate.rules';
import { allocation } from './types/allocation/maker';
import { clearance } from './types/clearance/maker';
import { disbursement } from './types/disbursement/maker';
import { execution } from './types/execution/maker';
import { receipt } from './types/receipt/maker';
import { reconciliation } from './types/reconciliation/maker';
import { restitution } from './types/restitution/maker';
import { statement } from './types/statement/maker';
import { withdrawal } from './types/withdrawal/maker';

/** Every type of certificate, each from its room in `types/`. */
@Injectable()
export class CertificateMakers {
  readonly of: Readonly<Record<CertificateType, CertificateMaker>>;

  constructor(closures: ClosureQueries, refresh: FindingRefresh, findings: FindingQueries) {
    this.of = {
      allocation,
      disbursement,
      receipt,
      withdrawal,
      execution,
      restitution,
      statement,
      clearance: clearance(closures),
      reconciliation: reconciliation(refresh, findings),
    };
  }
}
