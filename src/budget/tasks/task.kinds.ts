import type { Permission } from '../permissions';

/*
 * What can wait for somebody, in the order of the story. Nothing of it is stored: a task is there while what it asks for
 * has not been done, and is gone when it has.
 *
 *   decision   somebody made it, another person decides it (I8)
 *   step       the next act of the story, which nobody has made yet; `correct`: another record for one that came back
 */

interface KindOfTask {
  readonly permission: Permission;
  /** What must be done, in the office's words. */
  readonly todo: string;
  /** The acts that do it, by POST unless they say another method: any of them ends the task. `{id}` is the subject, `{detail}` the requirement, `{allocation}` the line, `{resolution}` the act. */
  readonly acts: readonly string[];
  /** What is said to who made it; null where the act is not another person's. */
  readonly own: string | null;
}

const decision = (permission: Permission, todo: string, address: string, acts: readonly string[]): KindOfTask => ({
  permission,
  todo,
  acts: acts.map((act) => `${address}/${act}`),
  own: 'Lo hizo usted: lo decide otra persona.',
});

const step = (permission: Permission, todo: string, ...acts: readonly string[]): KindOfTask => ({
  permission,
  todo,
  acts,
  own: null,
});

export const kindsOfTask = {
  'resolution.finish': step(
    'resolution.draft',
    'Completar el proyecto y enviarlo a revisión',
    '/resolutions/{id}/review',
  ),
  'resolution.publish': decision('resolution.publish', 'Publicar la resolución o devolverla', '/resolutions/{id}', [
    'publication',
    'return',
  ]),
  'allocation.name-hospital': step(
    'allocation.name-hospital',
    'Decir a qué hospital corresponde la línea',
    'PUT /allocations/{id}/hospital',
  ),
  'allocation.accept': step('allocation.accept', 'Aceptar la asignación', '/allocations/{id}/acceptance'),
  'requirement.fulfil': step(
    'requirement.fulfil',
    'Presentar un documento que falta para el giro',
    '/allocations/{id}/requirements/{detail}',
  ),
  'requirement.decide': decision(
    'requirement.decide',
    'Aceptar el documento o devolverlo',
    '/allocations/{id}/requirements/{detail}',
    ['acceptance', 'refusal'],
  ),
  'disbursement.order': step('disbursement.order', 'Ordenar el pago', '/allocations/{id}/disbursements'),
  'disbursement.approve': decision('disbursement.approve', 'Decidir la orden de pago', '/disbursements/{id}', [
    'approval',
    'refusal',
    'return',
  ]),
  'disbursement.correct': step(
    'disbursement.order',
    'Corregir la orden devuelta y registrarla de nuevo',
    '/allocations/{allocation}/disbursements',
  ),
  'disbursement.settle': step(
    'disbursement.settle',
    'Pagar la orden aprobada',
    '/disbursements/{id}/settlement',
    '/disbursements/{id}/rejection',
  ),
  'receipt.confirm': step('receipt.confirm', 'Confirmar el recibo del giro', '/disbursements/{id}/receipt'),
  'receipt.trace': step(
    'disbursement.reject',
    'Aclarar con el banco lo girado que el hospital dice que no llegó',
    '/disbursements/{id}/rejection',
  ),
  'withdrawal.approve': decision('withdrawal.approve', 'Decidir el desistimiento', '/withdrawals/{id}', [
    'approval',
    'refusal',
    'return',
  ]),
  'withdrawal.correct': step(
    'withdrawal.record',
    'Corregir el desistimiento devuelto y registrarlo de nuevo',
    '/allocations/{allocation}/withdrawal',
  ),
  'withdrawal.clarify': decision(
    'withdrawal.clarify',
    'Esclarecer si el dinero alcanzó a girarse',
    '/withdrawals/{id}',
    ['clarification'],
  ),
  'annulment.approve': decision(
    'withdrawal.approve',
    'Decidir la anulación del desistimiento',
    '/withdrawals/{id}/annulment',
    ['approval', 'refusal'],
  ),
  'incorporation.record': step(
    'incorporation.record',
    'Registrar el acto que incorpora los recursos al presupuesto',
    '/allocations/{id}/incorporation',
  ),
  'execution.report': step('execution.report', 'Informar la ejecución', '/allocations/{id}/execution-reports'),
  'execution.correct': step(
    'execution.report',
    'Responder la observación con un informe corregido',
    '/allocations/{allocation}/execution-reports',
  ),
  'execution.decide': decision(
    'execution.decide',
    'Aceptar u observar el informe de ejecución',
    '/execution-reports/{id}',
    ['acceptance', 'observation'],
  ),
  'restitution.report': step(
    'restitution.report',
    'Reintegrar y registrar la consignación',
    '/allocations/{id}/restitutions',
  ),
  'restitution.verify': decision('restitution.verify', 'Verificar la consignación', '/restitutions/{id}', [
    'verification',
    'refusal',
    'return',
  ]),
  'restitution.correct': step(
    'restitution.report',
    'Corregir la consignación devuelta y registrarla de nuevo',
    '/allocations/{allocation}/restitutions',
  ),
  'restoration.approve': decision('restoration.approve', 'Decidir el restablecimiento', '/restorations/{id}', [
    'approval',
    'refusal',
    'return',
  ]),
  'restoration.correct': step(
    'restoration.record',
    'Corregir el restablecimiento devuelto y registrarlo de nuevo',
    '/allocations/{allocation}/restorations',
  ),
  'lapse.record': step(
    'lapse.record',
    'Registrar la pérdida de apropiación de lo que quedó libre',
    '/resolutions/{id}/lapses',
  ),
  'lapse.approve': decision('lapse.approve', 'Decidir la pérdida de apropiación', '/lapses/{id}', [
    'approval',
    'refusal',
    'return',
  ]),
  'lapse.correct': step(
    'lapse.record',
    'Corregir la pérdida devuelta y registrarla de nuevo',
    '/resolutions/{resolution}/lapses',
  ),
  'reversal.approve': decision(
    'ledger.approve-reversal',
    'Decidir la anulación del asiento',
    '/ledger/reversals/{id}',
    ['approval', 'refusal'],
  ),
  'waiver.approve': decision('finding.approve-waiver', 'Decidir la exención del hallazgo', '/findings/{id}/waiver', [
    'approval',
    'refusal',
  ]),
  'allocation.close': decision('allocation.close', 'Cerrar la línea, que ya no debe nada', '/allocations/{id}', [
    'closure',
  ]),
} as const satisfies Record<string, KindOfTask>;

export type TaskKind = keyof typeof kindsOfTask;

export const taskKinds = Object.keys(kindsOfTask) as [TaskKind, ...TaskKind[]];
