import { acts, type Act } from './ledger/acts';
import type { Role } from '../platform/access/person';

const ministry = ['registrar', 'approver', 'paymaster'] as const satisfies Role[];
const everyone = [...ministry, 'recipient', 'auditor'] as const satisfies Role[];

/**
 * Who may do what: role × act. Money acts come from the ledger's own table; the rest stands here. The guard, the
 * documentation and the test that calls every cell read this.
 */
export const permissions = {
  'territory.read': [...everyone, 'administrator'],
  'hospital.read': [...everyone, 'administrator'],
  'hospital.register': ['registrar'],
  'person.manage': ['administrator'],
  'person.read': ['administrator', 'auditor'],
  'delegation.give': ministry,
  'delegation.read': [...ministry, 'auditor', 'administrator'],
  'delegation.revoke': [...ministry, 'administrator'],
  'unknown.record': ['registrar'],
  'unknown.read': [...ministry, 'auditor'],

  'resolution.read': everyone,
  'resolution.draft': ['registrar'],
  'resolution.publish': acts.publish.approvedBy,

  'allocation.read': everyone,
  'allocation.name-hospital': ['registrar'],
  'allocation.accept': ['recipient'],
  'requirement.fulfil': ['recipient', 'registrar'],
  'requirement.decide': ['approver'],

  'disbursement.order': acts.order.recordedBy,
  'disbursement.approve': acts.order.approvedBy,
  'disbursement.settle': acts.settle.recordedBy,
  'disbursement.reject': acts.reject.recordedBy,
  'receipt.confirm': acts.confirm.recordedBy,
  'receipt-link.make': ['registrar'],

  'withdrawal.record': acts.withdraw.recordedBy,
  'withdrawal.approve': acts.withdraw.approvedBy,
  'withdrawal.clarify': acts.clarify.approvedBy,
  'lapse.record': acts.lapse.recordedBy,
  'lapse.read': [...ministry, 'auditor'],
  'lapse.approve': acts.lapse.approvedBy,

  'incorporation.record': ['recipient'],
  'execution.report': acts.execute.recordedBy,
  'execution.decide': acts.execute.approvedBy,
  'yields.earn': acts.earn.recordedBy,
  'restitution.report': acts.return.recordedBy,
  'restitution.verify': acts.return.approvedBy,
  'restoration.record': acts.restore.recordedBy,
  'restoration.approve': acts.restore.approvedBy,
  'allocation.close': ['approver'],

  'ledger.read': everyone,
  'ledger.audit': [...ministry, 'auditor'],
  'ledger.reverse': rolesOf('recordedBy'),
  'ledger.approve-reversal': rolesOf('approvedBy'),

  'finding.read': [...ministry, 'auditor'],
  'finding.explain': ministry,
  'finding.waive': ministry,
  'finding.approve-waiver': ['approver'],
  'percentage.record': ['registrar'],

  'payment-batch.make': acts.settle.recordedBy,
  'payment-batch.read': [...ministry, 'auditor'],
  'payment-batch.annul': ['approver', 'paymaster'],
  'payment-answer.apply': acts.settle.recordedBy,
  'bank-statement.load': acts.settle.recordedBy,
  'bank-statement.match': acts.settle.recordedBy,
  'bank-statement.read': [...ministry, 'auditor'],

  'evidence.attach': [...ministry, 'recipient'],
  'evidence.read': everyone,
  'pisis.register-resource': ['registrar'],
  'pisis.submit': ['recipient'],
  'pisis.write': ['recipient', 'auditor'],
  'task.read': [...everyone, 'administrator'],
  'report.read': everyone,
  'narrative.read': [...ministry, 'auditor'],
  'certificate.issue': ministry,
  'certificate.annul': ministry,
  'certificate.read': everyone,
  'open-data.publish': ministry,
  'audit.read': ['auditor'],
  'audit.sample': ['auditor'],
  'audit.note': ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

function rolesOf(column: 'recordedBy' | 'approvedBy'): Role[] {
  return [...new Set((Object.keys(acts) as Act[]).flatMap((act) => acts[act][column] as readonly Role[]))];
}
