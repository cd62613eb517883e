import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf, fileNameOf, linesOf, nit, resource } from '../../src/budget/pisis/pisis.spec-support';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { april, codesOf, march, nothing, people, rowsOf, sendPisis, type Problem, type Sent } from '../support/pisis';
import type { Visitor } from '../support/visitor';

/** A hospital's months, told by the files that it sends to PISIS anyway. */
describe('PISIS', () => {
  let service: TestService;
  let office: Office;
  let neighbour: Visitor;
  let line: Line;
  let other: Line;
  const folder = mkdtempSync(join(tmpdir(), 'trazagiro-pisis-'));

  beforeAll(async () => {
    service = await startTestService({ TRAZAGIRO_DATA: folder });
    office = await openOffice(service);
    neighbour = await service.person('recipient', [office.hospitals[1]!]);
    await service.database.query('update hospital set nit = $2, check_digit = 0 where id = $1', [
      office.hospitals[0],
      nit,
    ]);
    ({
      lines: [line, other],
    } = (await publish(office, ['100000.00', '50000.00'])) as unknown as { lines: [Line, Line] });
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = (by: Visitor, short: readonly string[], given: Partial<Sent> = {}) =>
    sendPisis(service, by, short, { on: line.id, ...given });
  const places = async () =>
    (await office.approver.must<Line & { id: string }>('GET', `/allocations/${line.id}`)).places;
  const count = (table: string) => rowsOf(service, table);

  it('waits for the ministry to say which resource the line is', async () => {
    expect((await send(office.recipient, march)).body.code).toBe('pisis.resource-unregistered');
    const form = { resource: `ID${resource}`, document: 'EJEMPLO: oficio 45 del ministerio' };
    expect((await office.recipient.post(`/allocations/${line.id}/pisis-resources`, form)).status).toBe(403);
    expect(
      (await office.registrar.post(`/allocations/${line.id}/pisis-resources`, { ...form, resource: '12' })).status,
    ).toBe(422);
    const wrong = { ...form, resource: 'ID2000000009' };
    await office.registrar.must('POST', `/allocations/${line.id}/pisis-resources`, wrong);
    const made = await office.registrar.must('POST', `/allocations/${line.id}/pisis-resources`, form);
    expect(made).toMatchObject({ resource, state: 'current' });
    const { lines } = await publish(office, ['7000.00']);
    const taken = await office.registrar.post<Problem>(`/allocations/${lines[0]!.id}/pisis-resources`, form);
    expect([taken.status, taken.body.code]).toEqual([409, 'pisis.resource-of-another-line']);
    const listed = await office.recipient.get<{ items: { state: string }[] }>(
      `/allocations/${line.id}/pisis-resources`,
    );
    expect(listed.body.items.map(({ state }) => state)).toEqual(['replaced', 'current']);
  });

  it("a file of another hospital, or in another hospital's line, does nothing", async () => {
    expect((await send(neighbour, march)).status).toBe(404);
    expect((await send(neighbour, march, { headers: { 'dry-run': 'true' } })).status).toBe(404);
    expect((await send(office.registrar, march)).status).toBe(403);
    await service.database.query('update hospital set nit = $2, check_digit = 0 where id = $1', [
      office.hospitals[1],
      '900123458',
    ]);
    await office.registrar.must('POST', `/allocations/${other.id}/pisis-resources`, {
      resource: '2000000002',
      document: 'EJEMPLO',
    });
    const foreign = await send(office.recipient, march, { on: other.id });
    expect([foreign.status, codesOf(foreign.body)]).toEqual([422, ['pisis.nit-differs', 'pisis.resource-differs']]);
    expect(await count('pisis_file')).toBe(0);
  });

  it('before any receipt, what was incorporated and contracted is declared and no report is made', async () => {
    const early = march.map((each) => (each.startsWith('5') ? nothing(5)[0]! : each));
    const tried = await send(office.recipient, early, { headers: { 'dry-run': 'true' } });
    expect([tried.status, tried.headers['dry-run']]).toEqual([200, 'true']);
    expect(tried.body.outcome).toMatchObject({
      counts: { 2: 1, 3: 2, 4: 1, 5: 0 },
      figures: { contracted: { before: '0.00', after: '80000.00', difference: '80000.00' } },
      balance: '20000.00',
      paidOfAssigned: '0.00',
      report: { id: null, correction: false },
    });
    expect(tried.body.outcome.report.why).toContain('recibo');
    expect(await count('incorporation')).toBe(0);
  });

  it('is refused whole, with every error, when one line is wrong; nothing of it is kept', async () => {
    const before = await count('audit_event');
    const broken = await send(
      office.recipient,
      march.map((each) => each.replace('APOYO', 'Apoyo').replace('15000.50', '15.000,50')),
    );
    expect([broken.status, broken.body.code, codesOf(broken.body)]).toEqual([
      422,
      'pisis.refused',
      ['3 pisis.lower-case', '6 pisis.decimal-malformed'],
    ]);
    const beyond = await send(
      office.recipient,
      march.map((each) => each.replace('2|I|4|123|2025-03-10|100000.00', '2|I|4|123|2025-03-10|100000.01')),
    );
    expect([beyond.status, beyond.body.code]).toEqual([409, 'incorporation.exceeds-amount']);
    const signed = await send(office.recipient, [], { bytes: Buffer.from('3082010006092a864886f70d010702a0', 'hex') });
    expect([signed.status, signed.body.code]).toEqual([415, 'pisis.signed-envelope']);
    for (const table of ['pisis_file', 'incorporation', 'evidence']) expect(await count(table)).toBe(0);
    // The refusal against a rule is recorded; nobody's name is in it.
    const events: { content: unknown }[] = await service.database.query(
      'select content from audit_event order by id offset $1',
      [before],
    );
    for (const name of people) expect(JSON.stringify(events)).not.toContain(name);
  });

  it('the first month becomes an incorporation and a report, and is written back to the byte', async () => {
    const giro = await disburse(office, line.id, '100000.00');
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '100000.00',
      receivedOn: '2025-03-05',
    });
    const tried = await send(office.recipient, march, { headers: { 'dry-run': 'true' } });
    const taken = await send(office.recipient, march);
    expect([tried.status, taken.status, taken.body.repeated]).toEqual([200, 201, false]);
    const { outcome } = taken.body;
    expect({ ...outcome, acts: [], report: null }).toEqual({ ...tried.body.outcome, acts: [], report: null });
    expect(outcome.figures.paid).toEqual({ before: '0.00', after: '15000.50', difference: '15000.50' });
    expect(outcome.acts.map(({ kind }) => kind)).toEqual(['incorporation', 'execution-report']);
    expect(outcome.places.find(({ place }) => place === 'held')).toEqual({
      place: 'held',
      now: '100000.00',
      decided: '84999.50',
    });
    expect(outcome.warnings.map(({ code }) => code)).toEqual(['pisis.out-of-time']);
    expect(await places()).toMatchObject({ held: '100000.00', executed: '0.00' });
    const self = await office.recipient.post<Problem>(`/execution-reports/${outcome.report.id!}/acceptance`);
    expect(self.status).toBe(403);
    await office.approver.must('POST', `/execution-reports/${outcome.report.id!}/acceptance`, {});
    expect(await places()).toMatchObject({ held: '84999.50', executed: '15000.50' });
    const written = await office.recipient.get(`/allocations/${line.id}/pisis?cutoff=2025-03-31`);
    expect(written.bytes.equals(bytesOf(linesOf(march, '2025-03-31')))).toBe(true);
    expect(written.headers).toMatchObject({
      'content-type': 'text/plain; charset=windows-1252',
      'content-disposition': `attachment; filename="${fileNameOf('2025-03-31')}"`,
    });
  });

  it('the same file twice changes nothing, and says so', async () => {
    const before = await count('audit_event');
    const again = await send(office.recipient, march);
    expect([again.status, again.body.repeated]).toEqual([201, true]);
    expect([await count('incorporation'), await count('execution_report'), await count('audit_event')]).toEqual([
      1,
      1,
      before,
    ]);
  });

  it('the second month updates, annuls, and gives capital and yields back', async () => {
    const taken = await send(office.recipient, april, { cutoff: '2025-04-30' });
    expect([taken.status, codesOf(taken.body)]).toEqual([201, []]);
    const { outcome } = taken.body;
    expect(outcome.changes.map(({ what, name, before, after }) => [what, name, before, after])).toEqual([
      ['updated', 'Contrato 001', '60000.00', '50000.00'],
      ['annulled', 'Contrato 002', '20000.00', null],
      ['new', 'acta 2 de Contrato 001', null, '10000.00'],
      ['new', 'reintegro por el acto 7', null, '30000.00'],
      ['new', 'rendimientos por el acto 8', null, '500.25'],
    ]);
    expect(outcome.report.correction).toBe(true);
    expect(outcome.acts.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['restitution', '30000.00'],
      ['yield-record', '500.25'],
      ['restitution', '500.25'],
      ['execution-report', null],
    ]);
    expect(outcome.warnings.map(({ code }) => code)).toContain('pisis.yields-earned-unsaid');
    expect(outcome.places.map(({ place, now, decided }) => [place, now, decided])).toEqual([
      ['held', '84999.50', '44999.50'],
      ['executed', '15000.50', '25000.50'],
      ['returned', '0.00', '30000.00'],
      ['yield-held', '0.00', '0.00'],
      ['yield-returned', '0.00', '500.25'],
    ]);
    const waiting = await send(
      office.recipient,
      [...nothing(2, 3, 4, 5, 6), '7|I|5|9|2025-05-20|1|860000001|123|1.00|2025-05-21|403'],
      { cutoff: '2025-05-31' },
    );
    expect([waiting.status, waiting.body.code]).toEqual([409, 'execution.report-undecided']);
    await office.approver.must('POST', `/execution-reports/${outcome.report.id!}/acceptance`, {});
    for (const { kind, id } of outcome.acts) {
      if (kind === 'restitution') await office.paymaster.must('POST', `/restitutions/${id}/verification`, {});
    }
    expect(await places()).toMatchObject({ held: '44999.50', executed: '25000.50', returned: '30000.00' });
    const unknowns = await office.auditor.get(`/unknowns?subject=${line.id}`);
    expect(unknowns.text).toContain('yieldsEarnedOn');
    const contracts = await office.approver.get<{ items: object[] }>(`/allocations/${line.id}/pisis-contracts`);
    expect(contracts.body.items).toMatchObject([
      {
        name: 'Contrato 001',
        amount: '50000.00',
        obligated: '30000.00',
        paid: '25000.50',
        policies: 1,
        annulled: false,
      },
      { name: 'Contrato 002', annulled: true },
    ]);
  });

  it.each<[string, string[], string]>([
    ['a contract that is inserted twice, otherwise', ['3|I|1|001|2025-03-12||OTRO|1.00||||||'], '4 pisis.key-exists'],
    ['an update of what is not there', ['3|A|1|009|2025-05-02||OTRO|1.00||||||'], '4 pisis.key-unknown'],
    ['an annulment of what is annulled', ['3|E|1|002||||||||||'], '4 pisis.key-unknown'],
    ['follow-up of a contract that is annulled', ['5|I|1|002|1|1|2025-05-02|1.00|1.00||'], '4 pisis.contract-unknown'],
    ['a policy of a contract that nobody declared', ['4|I|1|077|P|2025-05-02'], '4 pisis.contract-unknown'],
    ['a contract annulled, its follow-up standing', ['3|E|1|001||||||||||'], '4 pisis.contract-with-follow-up'],
    ['an incorporation lowered', ['2|A|4|123|2025-03-10|90000.00'], '4 pisis.incorporation-lowered'],
    ['a restitution changed while it stands', ['6|E|5|7|2025-04-20||||||'], '4 pisis.restitution-stands'],
  ])('refuses %s', async (_, lines, expected) => {
    const [kind] = lines[0]!.split('|');
    const rest = [2, 3, 4, 5, 6, 7].filter((each) => String(each) !== kind);
    const short = [...nothing(...rest.slice(0, 2)), ...lines, ...nothing(...rest.slice(2))];
    const reply = await send(office.recipient, short, { cutoff: '2025-05-31' });
    expect([reply.status, codesOf(reply.body)]).toEqual([422, [expected]]);
    expect(reply.body.errors![0]!.detail.length).toBeGreaterThan(30);
  });

  it('what was annulled in our books may be annulled in the file, and declared again', async () => {
    const [deposit]: { id: string }[] = await service.database.query(
      `select entry.id from ledger_entry entry join restitution on restitution.id = entry.subject_id
       where entry.act = 'return' and restitution.kind = 'principal' and restitution.allocation_id = $1`,
      [line.id],
    );
    const reversal = await office.recipient.must('POST', `/ledger/entries/${deposit!.id}/reversal`, {
      reason: 'EJEMPLO: errada',
    });
    await office.paymaster.must('POST', `/ledger/reversals/${reversal.id}/approval`, {});
    const may = await send(
      office.recipient,
      [...nothing(2, 3, 4, 5), '6|A|5|7|2025-04-20|1|860000001|123456789012|20000.00|2025-04-21|403', ...nothing(7)],
      { cutoff: '2025-05-31' },
    );
    expect([may.status, codesOf(may.body)]).toEqual([201, []]);
    expect(may.body.outcome.acts.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['restitution', '20000.00'],
      ['execution-report', null],
    ]);
  });

  it('who does not need to know who was hired is not told', async () => {
    const files = await office.recipient.get<{ items: { id: string }[] }>(`/allocations/${line.id}/pisis-files`);
    expect(files.body.items).toHaveLength(3);
    const first = files.body.items[0]!.id;
    expect((await neighbour.get(`/pisis-files/${first}`)).status).toBe(404);
    const evidence = await office.approver.get<{ items: { id: string; sha256: string }[] }>(
      `/evidence?subject=${first}`,
    );
    const kept = evidence.body.items[0]!;
    const taken = await office.auditor.get(`/evidence/${kept.id}/file`);
    expect([taken.status, taken.bytes.equals(bytesOf(linesOf(march, '2025-03-31')))]).toEqual([200, true]);
    const refused = await office.approver.get<Problem>(`/evidence/${kept.id}/file`);
    expect([refused.status, refused.body.code]).toEqual([403, 'evidence.confidential']);
    expect((await office.registrar.get(`/allocations/${line.id}/pisis?cutoff=2025-03-31`)).status).toBe(403);
    expect((await neighbour.get(`/allocations/${line.id}/pisis?cutoff=2025-03-31`)).status).toBe(404);
    expect((await office.auditor.get(`/allocations/${line.id}/pisis?cutoff=2025-03-31`)).status).toBe(200);
    const told = await Promise.all(
      [
        `/pisis-files/${first}`,
        `/allocations/${line.id}/pisis-contracts`,
        `/allocations/${line.id}/pisis-files`,
        `/allocations/${line.id}/execution-reports`,
        `/allocations/${line.id}/restitutions`,
        `/evidence?allocation=${line.id}`,
      ].map((path) => office.approver.get(path)),
    );
    const events: unknown[] = await service.database.query('select content from audit_event');
    const records: unknown[] = await service.database.query('select parts from pisis_record');
    const answers: unknown[] = await service.database.query('select answer from idempotency_key');
    const everywhere = JSON.stringify([told.map(({ status, text }) => [status, text]), events, records, answers]);
    for (const name of people) expect(everywhere).not.toContain(name);
    expect(JSON.stringify(events)).toContain(kept.sha256);
    expect(told.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await count('pisis_party')).toBe(3);
  });

  it('what was received is never changed', async () => {
    for (const table of ['pisis_resource', 'pisis_file', 'pisis_record', 'pisis_party', 'pisis_act']) {
      await expect(service.database.query(`delete from ${table}`)).rejects.toThrow(`delete of ${table} is refused`);
    }
  });
});
