import { idOf } from '../../platform/ids';
import type { Account } from './ledger.rules';

/** The identifier of an account: the same place of the same owner is the same account. */
export function accountId(account: Account): string {
  return idOf(account.place, ownerOf(account));
}

function ownerOf(account: Account): string {
  if ('disbursementId' in account) return account.disbursementId;
  return 'allocationId' in account ? account.allocationId : account.resolutionId;
}
