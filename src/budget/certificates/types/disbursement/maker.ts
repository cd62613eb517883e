import { lockDisbursement } from '../../../disbursements/disbursement-lock';
import { makerOf } from '../../certificate.maker';
import { sayDisbursement } from './content';
import { readDisbursement } from './facts.queries';
import { requirePaid } from './facts.rules';

/** Giro: money of a payment order left the ministry. Its subject is the disbursement. */
export const disbursement = makerOf({
  name: 'Certificación de giro',
  async hold(tx, by, id) {
    const { resolutionId, id: allocationId } = await lockDisbursement(tx, by, id);
    return { resolutionId, allocationId };
  },
  read: readDisbursement,
  require: requirePaid,
  say: sayDisbursement,
});
