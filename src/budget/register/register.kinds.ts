import { disbursementStatuses } from '../disbursements/disbursement.rules';
import { reportStates } from '../execution/execution-report.rules';
import { restitutionStates } from '../restitutions/restitution.rules';
import { restorationStates } from '../restitutions/restoration.rules';

const decided = ['pending', 'approved', 'refused', 'returned', 'reversed'] as const;

/*
 * What an office keeps a register of, each with the states in which a record of it can be: those that its own view says,
 * which a test compares record by record.
 *
 *   orderable     a line that has money to order; `waiting`: a document is missing before
 *   requirement   a document handed in for a giro
 */
export const registers = {
  orderable: ['ready', 'waiting'],
  disbursement: disbursementStatuses,
  requirement: ['submitted', 'accepted', 'refused'],
  withdrawal: decided,
  incorporation: ['recorded'],
  'execution-report': reportStates,
  restitution: restitutionStates,
  restoration: restorationStates,
  lapse: decided,
} as const satisfies Record<string, readonly string[]>;

export type RegisterKind = keyof typeof registers;

export const registerKinds = Object.keys(registers) as [RegisterKind, ...RegisterKind[]];
