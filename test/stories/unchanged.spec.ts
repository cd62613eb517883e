import { contractOf } from '../../src/platform/http/openapi';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, resolutionForm, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

interface Decision {
  /** The route, as the contract writes it. */
  readonly route: string;
  /** Makes what is decided on: the address of its view, and of the act. */
  readonly made: () => Promise<{ view: string; act: string }>;
  readonly by: Visitor;
  readonly form?: object;
}

const reason = { reason: 'EJEMPLO' };

/** Nobody decides by accident on what has changed since they looked. */
describe('If-Match', () => {
  let service: TestService;
  let office: Office;
  let both: Visitor;
  let line: Line;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    both = await service.person(['registrar', 'approver']);
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  // What one test does changes no other.
  async function freshLine(given: object = {}): Promise<Line> {
    const { lines } = await publish(office, ['300000.00'], { authorizedAmount: '300000.00', ...given });
    return (line = lines[0]!);
  }

  const draft = async (path: string) => {
    const { id } = await office.registrar.must('POST', '/resolutions', resolutionForm());
    await office.registrar.must('PUT', `/resolutions/${id}/lines`, [{ divipola: '91001', amount: '1.00' }]);
    if (path === 'return') await office.registrar.must('POST', `/resolutions/${id}/review`, {});
    return { view: `/resolutions/${id}`, act: `/resolutions/${id}/${path}` };
  };
  const ofLine = async (path: string, given: object = {}) => {
    const { id } = await freshLine(given);
    return { view: `/allocations/${id}`, act: `/allocations/${id}/${path}` };
  };
  const requirement = async (path: string) => {
    const made = await ofLine(`requirements/bank-certificate${path}`, { requirements: ['bank-certificate'] });
    const document = { document: 'EJEMPLO', documentOn: '2025-02-10' };
    if (path !== '') await office.recipient.must('POST', made.act.replace(path, ''), document);
    return made;
  };
  const record = (kind: string, id: string, path: string) => ({
    view: `/${kind}/${id}`,
    act: `/${kind}/${id}/${path}`,
  });
  const order = async (path: string) => {
    const { id: allocation } = await freshLine();
    const form = { amount: '300000.00', paymentOrder: 'EJEMPLO', orderedOn: '2025-03-03' };
    const { id } = await office.registrar.must('POST', `/allocations/${allocation}/disbursements`, form);
    if (['settlement', 'rejection'].includes(path)) await office.approver.must('POST', `/disbursements/${id}/approval`);
    return record('disbursements', id, path);
  };
  const giro = async (path: string) =>
    record('disbursements', await disburse(office, (await freshLine()).id, '300000.00'), path);
  const received = async () => {
    const { view } = await giro('receipt');
    await office.recipient.must('POST', `${view}/receipt`, { amount: '300000.00', receivedOn: '2025-03-04' });
  };
  const withdrawal = async (path: string) => {
    if (path.startsWith('annulment')) await received();
    else await freshLine();
    const payment = path === 'clarification' ? 'unknown' : path.startsWith('annulment') ? 'after' : 'before';
    const form = { payment, withdrawnOn: '2025-04-01', source: 'EJEMPLO', ...reason };
    const { id } = await office.registrar.must('POST', `/allocations/${line.id}/withdrawal`, form);
    if (!['approval', 'refusal', 'return'].includes(path))
      await office.approver.must('POST', `/withdrawals/${id}/approval`);
    if (path.startsWith('annulment/')) await office.registrar.must('POST', `/withdrawals/${id}/annulment`, reason);
    return record('withdrawals', id, path);
  };
  const lapse = async (path: string) => {
    const { resolutionId } = (await freshLine()) as unknown as { resolutionId: string };
    const form = { actNumber: 'EJEMPLO', effectiveOn: '2025-12-31' };
    const { id } = await office.registrar.must('POST', `/resolutions/${resolutionId}/lapses`, form);
    return record('lapses', id, path);
  };
  const report = async (path: string) => {
    await received();
    const figures = { cutoff: '2025-04-30', contracted: '0.00', obligated: '0.00', paid: '0.00', yieldsEarned: '0.00' };
    const { id } = await office.recipient.must('POST', `/allocations/${line.id}/execution-reports`, figures);
    return record('execution-reports', id, path);
  };
  const restitution = async (path: string) => {
    await received();
    const deposit = {
      kind: 'principal',
      amount: '300000.00',
      depositedOn: '2025-06-02',
      portfolio: 'E',
      reference: 'E',
    };
    const { id } = await office.recipient.must('POST', `/allocations/${line.id}/restitutions`, deposit);
    return record('restitutions', id, path);
  };
  const restoration = async (path: string) => {
    const { view } = await restitution('verification');
    await office.paymaster.must('POST', `${view}/verification`, {});
    const act = { amount: '300000.00', actNumber: 'EJEMPLO', effectiveOn: '2025-07-01' };
    const { id } = await office.registrar.must('POST', `/allocations/${line.id}/restorations`, act);
    return record('restorations', id, path);
  };
  const reversal = async (path: string) => {
    await order('settlement');
    const { items } = (
      await office.auditor.get<{ items: { id: string; act: string }[] }>(`/ledger/entries?allocation=${line.id}`)
    ).body;
    const entry = items.find(({ act }) => act === 'order')!;
    const { id } = await office.registrar.must('POST', `/ledger/entries/${entry.id}/reversal`, reason);
    return record('ledger/reversals', id, path);
  };
  const finding = async (path: string) => {
    const announced = { announcedAmounts: [{ amount: '9.00', text: 'EJEMPLO', source: 'EJEMPLO' }] };
    const { id: other } = await publish(office, ['300000.00'], announced);
    const { items } = (await office.auditor.get<{ items: { id: string }[] }>(`/findings?resolution=${other}`)).body;
    const { id } = items[0]!;
    const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    if (path.startsWith('waiver/')) await office.registrar.must('POST', `/findings/${id}/waiver`, { ...reason, until });
    return record('findings', id, path);
  };

  const delegation = async () => {
    const deputy = await service.person('registrar');
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Bogota' }).format(new Date());
    const form = { toPersonId: deputy.id, roles: ['approver'], from: today, until: today, ...reason };
    const { id } = await office.approver.must('POST', '/delegations', form);
    return record('delegations', id, 'revocation');
  };

  function decisions(): Decision[] {
    const { registrar, approver, paymaster, recipient } = office;
    const paid = { effectiveOn: '2025-03-05', reference: 'EJEMPLO' };
    const until = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    return [
      { route: '/resolutions/{id}/review', made: () => draft('review'), by: registrar },
      { route: '/resolutions/{id}/return', made: () => draft('return'), by: approver, form: reason },
      { route: '/resolutions/{id}/annulment', made: () => draft('annulment'), by: registrar, form: reason },
      { route: '/resolutions/{id}/publication', made: () => draft('publication'), by: approver },
      {
        route: '/resolutions/{id}/repeal',
        made: async () => {
          const { resolutionId } = (await freshLine()) as unknown as { resolutionId: string };
          return record('resolutions', resolutionId, 'repeal');
        },
        by: approver,
        form: { repealedById: 'none', ...reason },
      },
      {
        route: '/allocations/{id}/acceptance',
        made: () => ofLine('acceptance'),
        by: recipient,
        form: { filingNumber: 'EJEMPLO', acceptedOn: '2025-02-10' },
      },
      {
        route: '/allocations/{id}/requirements/{kind}',
        made: () => requirement(''),
        by: recipient,
        form: { document: 'EJEMPLO', documentOn: '2025-02-10' },
      },
      {
        route: '/allocations/{id}/requirements/{kind}/acceptance',
        made: () => requirement('/acceptance'),
        by: approver,
      },
      {
        route: '/allocations/{id}/requirements/{kind}/refusal',
        made: () => requirement('/refusal'),
        by: approver,
        form: reason,
      },
      { route: '/disbursements/{id}/approval', made: () => order('approval'), by: approver },
      { route: '/disbursements/{id}/refusal', made: () => order('refusal'), by: approver, form: reason },
      { route: '/disbursements/{id}/return', made: () => order('return'), by: approver, form: reason },
      { route: '/disbursements/{id}/settlement', made: () => order('settlement'), by: paymaster, form: paid },
      {
        route: '/disbursements/{id}/rejection',
        made: () => order('rejection'),
        by: paymaster,
        form: { effectiveOn: '2025-03-05', ...reason },
      },
      ...['receipt', 'non-receipts'].map((path) => ({
        route: `/disbursements/{id}/${path}`,
        made: () => giro(path),
        by: recipient,
        form: path === 'receipt' ? { amount: '1.00', receivedOn: '2025-03-05' } : { checkedOn: '2025-03-05' },
      })),
      ...['approval', 'refusal', 'return'].map((path) => ({
        route: `/withdrawals/{id}/${path}`,
        made: () => withdrawal(path),
        by: approver,
        form: path === 'approval' ? {} : reason,
      })),
      {
        route: '/withdrawals/{id}/clarification',
        made: () => withdrawal('clarification'),
        by: approver,
        form: { payment: 'before', evidence: 'EJEMPLO' },
      },
      { route: '/withdrawals/{id}/annulment', made: () => withdrawal('annulment'), by: registrar, form: reason },
      { route: '/withdrawals/{id}/annulment/approval', made: () => withdrawal('annulment/approval'), by: approver },
      {
        route: '/withdrawals/{id}/annulment/refusal',
        made: () => withdrawal('annulment/refusal'),
        by: approver,
        form: reason,
      },
      ...['approval', 'refusal', 'return'].map((path) => ({
        route: `/lapses/{id}/${path}`,
        made: () => lapse(path),
        by: approver,
        form: path === 'approval' ? {} : reason,
      })),
      { route: '/execution-reports/{id}/acceptance', made: () => report('acceptance'), by: approver },
      { route: '/execution-reports/{id}/observation', made: () => report('observation'), by: approver, form: reason },
      ...['verification', 'refusal', 'return'].map((path) => ({
        route: `/restitutions/{id}/${path}`,
        made: () => restitution(path),
        by: paymaster,
        form: path === 'verification' ? {} : reason,
      })),
      ...['approval', 'refusal', 'return'].map((path) => ({
        route: `/restorations/{id}/${path}`,
        made: () => restoration(path),
        by: approver,
        form: path === 'approval' ? {} : reason,
      })),
      { route: '/delegations/{id}/revocation', made: delegation, by: approver, form: reason },
      { route: '/allocations/{id}/closure', made: () => ofLine('closure'), by: approver },
      { route: '/ledger/reversals/{id}/approval', made: () => reversal('approval'), by: approver },
      { route: '/ledger/reversals/{id}/refusal', made: () => reversal('refusal'), by: approver, form: reason },
      {
        route: '/findings/{id}/explanation',
        made: () => finding('explanation'),
        by: registrar,
        form: { explanation: 'EJEMPLO', document: 'EJEMPLO' },
      },
      { route: '/findings/{id}/waiver', made: () => finding('waiver'), by: registrar, form: { until, ...reason } },
      { route: '/findings/{id}/waiver/approval', made: () => finding('waiver/approval'), by: approver },
      { route: '/findings/{id}/waiver/refusal', made: () => finding('waiver/refusal'), by: approver, form: reason },
    ];
  }

  it('is taken by every route that decides, and each of them is in the table', () => {
    const routes = Object.entries(contractOf(service.app).paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Record<string, unknown>>)
        .filter(([method]) => method === 'post')
        .map(([, operation]) => ({ path: path.replace('/api/v1', ''), takes: operation['x-if-match'] === true })),
    );
    const taking = routes.filter(({ takes }) => takes).map(({ path }) => path);
    expect(
      decisions()
        .map(({ route }) => route)
        .sort(),
    ).toEqual(taking.sort());
    const decides =
      /\}.*\/(approval|refusal|return|acceptance|observation|verification|publication|closure|settlement|clarification)$/;
    expect(routes.filter(({ path, takes }) => decides.test(path) && !takes).map(({ path }) => path)).toEqual([]);
  });

  it('refuses what changed since, and lets through what did not', async () => {
    const table: [string, number, number][] = [];
    for (const { route, made, by, form } of decisions()) {
      const { view, act } = await made();
      const seen = String((await by.get(view)).headers['etag']);
      expect([route, /^"[\w-]{27}"$/.test(seen)]).toEqual([route, true]);
      const body = 'repealedById' in (form ?? {}) ? { ...form, repealedById: view.split('/').at(-1) } : (form ?? {});
      const stale = await by.post(act, body, { 'if-match': '"lo-que-vi-antes"' });
      const fresh = await by.post(act, body, { 'if-match': seen, 'dry-run': 'true' });
      table.push([route, stale.status, fresh.status === 412 ? 412 : 200]);
    }
    expect(table).toEqual(decisions().map(({ route }) => [route, 412, 200]));
  });

  it('is what another person’s act changes: the second of two who looked at the same order is told', async () => {
    const { view } = await order('approval');
    const seen = String((await office.approver.get(view)).headers['etag']);
    await office.approver.must('POST', `${view}/refusal`, reason);
    const late = await both.post<{ code: string }>(`${view}/approval`, {}, { 'if-match': seen });
    expect([late.status, late.body.code]).toEqual([412, 'resource.changed']);
    const { view: other } = await order('approval');
    const tag = String((await both.get(other)).headers['etag']);
    expect((await both.post(`${other}/approval`, {}, { 'if-match': tag })).status).toBe(201);
  });
});
