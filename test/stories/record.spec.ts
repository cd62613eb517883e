import { createHash, createPublicKey, verify } from 'node:crypto';
import { isConsistent, leafHash, rootOfInclusion } from '../../src/budget/audit/merkle.rules';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Line, type Office } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';

interface Event {
  readonly id: number;
  readonly chain: string;
  readonly chainKind: string;
  readonly sequence: number;
  readonly act: string;
  readonly person: { id: string } | null;
  readonly subject: { id: string; kind: string };
  readonly content: Record<string, unknown>;
  readonly canonical: string;
  readonly hash: string;
  readonly previousHash: string | null;
  readonly position: number | null;
}

interface Seal {
  readonly number: number;
  readonly root: string;
  readonly size: number;
  readonly key: string;
  readonly hash: string;
  readonly canonical: string;
  readonly signature: string;
}

const bytes = (hexadecimal: string): Buffer => Buffer.from(hexadecimal, 'hex');
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('the record of every act', () => {
  let service: TestService;
  let office: Office;
  let lines: Line[];

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    lines = (await publish(office, ['5000.00', '3000.00'])).lines;
    await disburse(office, lines[0]!.id, '1000.00');
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const events = async (asked = ''): Promise<Event[]> =>
    (await office.auditor.get<{ items: Event[] }>(`/audit/events?limit=200${asked}`)).body.items;
  const seal = async (): Promise<Seal> => (await office.auditor.post<{ seal: Seal }>('/audit/seals')).body.seal;
  const verdict = async (asked = '') =>
    (await office.auditor.get<{ sound: boolean; breaks: { code: string }[] }>(`/audit/verification${asked}`)).body;

  it('holds each act on the chain of its line, each event after the one before', async () => {
    const all = (await events()).filter(({ chain }) => chain === lines[0]!.id).reverse();
    expect(all.map(({ act, sequence, chainKind }) => `${sequence} ${chainKind} ${act}`)).toEqual([
      '1 allocation disbursement.order',
      '2 allocation disbursement.approve',
      '3 allocation disbursement.settle',
    ]);
    for (const [index, event] of all.entries()) {
      expect(sha256(event.canonical)).toBe(event.hash);
      expect(event.previousHash).toBe(all[index - 1]?.hash ?? null);
      expect(JSON.parse(event.canonical)).toMatchObject({
        act: event.act,
        chain: event.chain,
        sequence: event.sequence,
        person: event.person?.id,
        content: event.content,
        previousHash: event.previousHash,
      });
    }
  });

  it('binds every entry of the ledger, with hashes that a stranger computes from the rows', async () => {
    const settled = (await events()).find(({ act }) => act === 'disbursement.settle')!;
    const [bound] = (JSON.parse(settled.canonical) as { entries: { id: string }[] }).entries;
    const { body } = await office.auditor.get(`/ledger/entries/${bound!.id}`);
    expect(body).toMatchObject({ act: 'settle', effectiveOn: '2025-03-03' });
    expect(bound).toMatchObject({ effectiveOn: '2025-03-03' });
    expect(await verdict()).toMatchObject({ sound: true, breaks: [] });
  });

  it('keeps words as they were written, whatever they are', async () => {
    const reason = 'EJEMPLO «ñ» "comillas" \\ barra \u2028 😀 e\u0301 </script>';
    await office.recipient.must('POST', `/allocations/${lines[1]!.id}/withdrawal`, {
      withdrawnOn: '2025-03-01',
      reason,
      payment: 'before',
      source: 'EJEMPLO',
    });
    const [event] = await events('&act=withdrawal.record');
    expect(event!.content.reason).toBe(reason);
    expect(await verdict()).toMatchObject({ sound: true });
  });

  it('is sealed, and a stranger verifies signature, inclusion and consistency with the public key alone', async () => {
    const first = await seal();
    await office.approver.get('/me');
    await disburse(office, lines[0]!.id, '500.00', '2025-03-04');
    const second = await seal();
    expect(second.number).toBe(first.number + 1);
    expect(JSON.parse(second.canonical)).toMatchObject({ previousHash: first.hash, root: second.root });

    const { body: keys } = await service.stranger.get<{ items: { id: string; publicKey: string }[] }>('/audit/keys');
    const key = createPublicKey(keys.items.find(({ id }) => id === second.key)!.publicKey);
    expect(verify(null, Buffer.from(second.canonical), key, Buffer.from(second.signature, 'base64'))).toBe(true);

    for (const event of (await events()).filter(({ position }) => position !== null)) {
      const { body } = await office.auditor.get<{ position: number; path: string[] }>(
        `/audit/proofs/inclusion?event=${event.id}&seal=${second.number}`,
      );
      const proof = { index: body.position, size: second.size, path: body.path.map(bytes) };
      expect(rootOfInclusion(leafHash(bytes(event.hash)), proof)?.toString('hex')).toBe(second.root);
    }
    const { body } = await service.stranger.get<{ path: string[] }>(
      `/audit/proofs/consistency?from=${first.number}&to=${second.number}`,
    );
    const rootOf = ({ size, root }: Seal) => ({ size, root: bytes(root) });
    expect(isConsistent({ first: rootOf(first), second: rootOf(second), path: body.path.map(bytes) })).toBe(true);
    expect(await verdict(`?root=${first.root}&size=${first.size}`)).toMatchObject({ sound: true });
    expect(await verdict(`?root=${second.root}&size=${first.size}`)).toMatchObject({
      sound: false,
      breaks: [{ code: 'paper.root-differs' }],
    });
  });

  it('says what cannot be proved, and why', async () => {
    const [latest] = await events();
    const last = await seal();
    expect((await office.auditor.get(`/audit/proofs/inclusion?event=${latest!.id}&seal=1`)).body).toMatchObject({
      code: 'proof.not-sealed',
    });
    expect((await office.auditor.get('/audit/proofs/inclusion?event=999999')).status).toBe(404);
    expect((await office.auditor.get(`/audit/proofs/consistency?from=${last.number}&to=1`)).body).toMatchObject({
      code: 'proof.seals-reversed',
    });
    expect((await office.auditor.get(`/audit/verification?size=3`)).body).toMatchObject({
      errors: [{ code: 'paper.incomplete' }],
    });
  });

  it('holds who came in, who could not, and who left', async () => {
    const somebody = await service.person('registrar');
    const { email } = (await somebody.get<{ email: string }>('/me')).body;
    await service.stranger.post('/sessions', { email, password: 'no es esta' });
    await service.stranger.post('/sessions', { email: 'mi-contraseña-secreta', password: testPassword });
    await somebody.send('DELETE', '/sessions/current', undefined, {});
    const own = (await events(`&subject=${somebody.id}`)).reverse();
    expect(own.map(({ act, content }) => [act, content.why])).toEqual([
      ['session.open', undefined],
      ['session.refuse', 'wrong-password'],
      ['session.close', undefined],
    ]);
    const [unknown] = await events('&act=session.refuse');
    expect(unknown).toMatchObject({ content: { why: 'unknown-account' } });
    expect(JSON.stringify(await events('&act=session.refuse'))).not.toContain('secreta');
  });

  it('holds what was refused to whoever wanted to act, and not what was only tried or mistyped', async () => {
    const order = { amount: '9000000.00', paymentOrder: 'EJEMPLO', orderedOn: '2025-03-05' };
    const path = `/allocations/${lines[0]!.id}/disbursements`;
    await office.registrar.post(path, order);
    await office.registrar.post(path, order, { 'dry-run': 'true' });
    await office.registrar.post(path, { amount: 'mucho' });
    await office.recipient.post(path, order);
    const neighbour = await service.person('recipient', [office.hospitals[2]!]);
    const withdrawal = { withdrawnOn: '2025-03-01', reason: 'EJEMPLO', payment: 'before', source: 'EJEMPLO' };
    await neighbour.post(`/allocations/${lines[0]!.id}/withdrawal`, withdrawal);
    const refused = (await events(`&act=request.refuse&subject=${lines[0]!.id}`)).reverse();
    expect(refused.map(({ person, content, chainKind }) => [person?.id, content.code, chainKind])).toEqual([
      [office.registrar.id, 'allocation.insufficient-funds', 'person'],
      [office.recipient.id, 'role.forbidden', 'person'],
      [neighbour.id, 'resource.not-found', 'person'],
    ]);
    expect(refused[0]!.content.figures).toMatchObject({ maximum: '3500.00' });
  });

  it('holds what the auditor reads and what anybody takes away, and not what others read on their screens', async () => {
    const reader = await service.person('auditor');
    await reader.get(`/allocations/${lines[0]!.id}`);
    await reader.get('/me');
    await office.registrar.get(`/allocations/${lines[0]!.id}`);
    const report = `/resolutions/${(await events('&act=resolution.publish'))[0]!.subject.id}/execution-status`;
    expect((await office.registrar.get(`${report}?format=csv`)).status).toBe(200);
    const read = await events(`&person=${reader.id}&act=record.read`);
    expect(read.map(({ content }) => content.route)).toEqual(['/api/v1/allocations/:id']);
    expect(read[0]!.subject.id).toBe(lines[0]!.id);
    expect((await events(`&person=${office.registrar.id}&act=record.read`)).length).toBe(0);
    const [taken] = await events(`&person=${office.registrar.id}&act=record.export`);
    expect(taken!.content).toMatchObject({ query: { format: 'csv' } });
  });

  it('is found by subject, person, act and day, page by page', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Bogota' }).format(new Date());
    const path = `/audit/events?from=${today}&to=${today}&person=${office.registrar.id}&limit=2`;
    const first = (await office.auditor.get<{ items: Event[]; nextCursor: string }>(path)).body;
    const next = (await office.auditor.get<{ items: Event[] }>(`${path}&cursor=${first.nextCursor}`)).body;
    expect(first.items.at(-1)!.id).toBeGreaterThan(next.items[0]!.id);
    expect((await events('&from=2030-01-01')).length).toBe(0);
    expect((await office.registrar.get('/audit/events')).status).toBe(403);
  });
});
