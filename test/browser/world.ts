import { openOffice, publish, resolutionForm, type Line, type Office } from '../support/office';
import type { TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

/** What the pages are looked at with: the people of an office, and a resolution with money in several places. */
export interface World {
  readonly service: TestService;
  readonly office: Office;
  readonly people: Readonly<Record<Who, Visitor | null>>;
  readonly resolution: { readonly id: string; readonly lines: readonly Line[] };
}

export type Who = 'registrar' | 'approver' | 'paymaster' | 'recipient' | 'auditor' | 'administrator' | 'anybody';

/** A resolution of three lines: the first is paid and confirmed, the second is paid, the third waits. */
export async function makeWorld(service: TestService): Promise<World> {
  const office = await openOffice(service);
  const resolution = await publish(office, ['400000.00', '300000.00', '250000.00'], resolutionForm());
  for (const [index, { id }] of resolution.lines.slice(0, 2).entries()) {
    const order = {
      amount: `${index === 0 ? 400000 : 200000}.00`,
      paymentOrder: `EJEMPLO-${index}`,
      orderedOn: '2025-03-03',
    };
    const { id: giro } = await office.registrar.must('POST', `/allocations/${id}/disbursements`, order);
    await office.approver.must('POST', `/disbursements/${giro}/approval`, {});
    const paid = { effectiveOn: '2025-03-10', reference: `EJEMPLO-${index}` };
    await office.paymaster.must('POST', `/disbursements/${giro}/settlement`, paid);
    if (index === 0)
      await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
        amount: '400000.00',
        receivedOn: '2025-03-11',
      });
  }
  const { registrar, approver, paymaster, recipient, auditor } = office;
  const administrator = await service.person('administrator');
  const people = { registrar, approver, paymaster, recipient, auditor, administrator, anybody: null };
  return { service, office, people, resolution };
}
