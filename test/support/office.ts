import type { TestService } from './service';
import type { Visitor } from './visitor';

/** The people of one ministry and its hospitals, as the stories need them. */
export interface Office {
  readonly registrar: Visitor;
  readonly approver: Visitor;
  readonly paymaster: Visitor;
  readonly recipient: Visitor;
  readonly auditor: Visitor;
  readonly hospitals: readonly string[];
}

export interface Line {
  readonly id: string;
  readonly line: number;
  readonly status: string;
  readonly places: Record<string, string>;
  readonly [field: string]: unknown;
}

/** Three hospitals, marked as examples, and five people; the recipient speaks for all three. */
export async function openOffice(service: TestService): Promise<Office> {
  const registrar = await service.person('registrar');
  const hospitals: string[] = [];
  for (const divipola of ['91001', '27001', '86001']) {
    const hospital = await registrar.must('POST', '/hospitals', { name: `EJEMPLO — E.S.E. ${divipola}`, divipola });
    hospitals.push(hospital.id);
  }
  return {
    registrar,
    approver: await service.person('approver'),
    paymaster: await service.person('paymaster'),
    recipient: await service.person('recipient', hospitals),
    auditor: await service.person('auditor'),
    hospitals,
  };
}

let nextNumber = 100;

/** The form of an allocation resolution of 2025; what the test is about is given over it. */
export function resolutionForm(given: object = {}): object {
  nextNumber += 1;
  return {
    kind: 'allocation',
    issuer: 'EJEMPLO — Ministerio',
    number: nextNumber,
    year: 2025,
    issuedOn: '2025-02-03',
    title: 'EJEMPLO — Asigna recursos',
    fiscalYear: 2025,
    authorizedAmount: '1000000.00',
    ...given,
  };
}

/** A resolution in force whose lines have these amounts, one a hospital of the office. */
export async function publish(
  office: Office,
  amounts: readonly string[],
  given: object = {},
): Promise<{ id: string; lines: Line[] }> {
  const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm(given));
  const divipola = ['91001', '27001', '86001'];
  await office.registrar.must(
    'PUT',
    `/resolutions/${id}/lines`,
    amounts.map((amount, index) => ({ divipola: divipola[index], hospitalId: office.hospitals[index], amount })),
  );
  await office.approver.must('POST', `/resolutions/${id}/publication`, {});
  return { id, lines: await linesOf(office, id) };
}

export async function linesOf(office: Office, resolutionId: string): Promise<Line[]> {
  const page = await office.registrar.must<{ id: string; items: Line[] }>(
    'GET',
    `/resolutions/${resolutionId}/allocations`,
  );
  return page.items;
}

/** A payment order, approved and paid on one day. */
export async function disburse(
  office: Office,
  allocationId: string,
  amount: string,
  on = '2025-03-03',
): Promise<string> {
  const { id } = await office.registrar.must('POST', `/allocations/${allocationId}/disbursements`, {
    amount,
    paymentOrder: `EJEMPLO-${amount}`,
    orderedOn: on,
  });
  await office.approver.must('POST', `/disbursements/${id}/approval`, {});
  await office.paymaster.must('POST', `/disbursements/${id}/settlement`, {
    effectiveOn: on,
    reference: 'EJEMPLO-SIIF',
  });
  return id;
}
