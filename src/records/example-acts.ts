import type { Answered, Client } from './client';
import type { Office } from './office';

export const source = 'EJEMPLO: dato inventado para la demostración';

/** The lines of the example, and the people who act on them. */
export interface Example extends Office {
  readonly hospital: Client;
  readonly resolution: Answered;
  readonly lines: readonly Answered[];
}

/** The hospital accepts and hands in the papers that the resolution asks for before a giro. */
export async function meetRequirements({ hospital, approver }: Example, line: Answered): Promise<void> {
  await hospital.post(`/allocations/${line.id}/acceptance`, {
    filingNumber: `EJEMPLO-A-${String(line.line)}`,
    acceptedOn: '2025-02-10',
  });
  for (const [requirement, document] of [
    ['bank-certificate', 'certificación bancaria'],
    ['acceptance-letter', 'carta de aceptación'],
  ]) {
    const path = `/allocations/${line.id}/requirements/${requirement}`;
    await hospital.post(path, {
      document: `EJEMPLO — ${document} de la línea ${String(line.line)}`,
      documentOn: '2025-02-10',
    });
    await approver.post(`${path}/acceptance`);
  }
}

export interface Giro {
  readonly amount: string;
  readonly number: string;
  readonly on: string;
}

/** A payment order, approved. */
export async function order({ registrar, approver }: Example, line: Answered, giro: Giro): Promise<Answered> {
  const ordered = await registrar.post(`/allocations/${line.id}/disbursements`, {
    amount: giro.amount,
    paymentOrder: `EJEMPLO-OP-${giro.number}`,
    orderedOn: giro.on,
    source,
  });
  return approver.post(`/disbursements/${ordered.id}/approval`);
}

/** A payment order, approved and paid on the same day. */
export async function disburse(example: Example, line: Answered, giro: Giro): Promise<Answered> {
  const { id } = await order(example, line, giro);
  return example.paymaster.post(`/disbursements/${id}/settlement`, {
    effectiveOn: giro.on,
    reference: `EJEMPLO-SIIF-${giro.number}`,
  });
}
