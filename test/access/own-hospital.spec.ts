import { openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

/** Another role lets a hospital's person see more; it never lets them act for another hospital. */
describe('a hospital’s person who also approves', () => {
  let service: TestService;
  let office: Office;
  let mixed: Visitor;
  let line: string;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    mixed = await service.person(['recipient', 'approver'], [office.hospitals[1]!]);
    const { lines } = await publish(office, ['1000.00'], { requirements: ['bank-certificate'] });
    line = `/allocations/${lines[0]!.id}`;
  });
  afterAll(() => service.close());

  const day = '2025-03-01';
  const figures = { contracted: '0.00', obligated: '0.00', paid: '0.00', yieldsEarned: '0.00' };
  it.each<[string, object]>([
    ['acceptance', { filingNumber: 'EJEMPLO', acceptedOn: day }],
    ['requirements/bank-certificate', { document: 'EJEMPLO', documentOn: day }],
    ['withdrawal', { reason: 'EJEMPLO', payment: 'before', source: 'EJEMPLO' }],
    ['incorporation', { actKind: 'Acuerdo', actNumber: '1', actOn: day, amount: '1.00' }],
    ['execution-reports', { cutoff: day, ...figures }],
    ['yields', { amount: '1.00', earnedOn: day, reference: 'EJEMPLO' }],
    ['restitutions', { kind: 'principal', amount: '1.00', depositedOn: day, portfolio: '1', reference: '1' }],
  ])('reads another’s line and does not do its %s', async (act, form) => {
    expect((await mixed.get(line)).status).toBe(200);
    const reply = await mixed.post(`${line}/${act}`, form);
    expect([reply.status, reply.body['code']]).toEqual([403, 'allocation.not-your-hospital']);
  });
});
