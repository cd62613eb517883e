import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { BatchView } from '../../src/budget/certificate-batches/batch.dto';
import { BatchWorker } from '../../src/budget/certificate-batches/batch-worker';
import { readConfig } from '../../src/platform/config';
import { prepareAccounts } from '../../src/records/accounts';
import { verifyCode, verifyFile } from '../support/certificates';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { saysOf, textOf } from '../support/papers';
import { startTestService, type TestService } from '../support/service';
import { unzipped } from '../support/unzipped';
import { Visitor } from '../support/visitor';

const password = 'demostración 1409';

/** Certificates by the dozen, on the records of resolution 1409 (thirteen lines) and on the example (9002). */
describe('a batch of certificates', () => {
  let service: TestService;
  let registrar: Visitor;
  let paymaster: Visitor;
  const resolutions: Record<number, string> = {};

  beforeAll(async () => {
    service = await startTestService();
    await prepareAccounts(service.app, readConfig({ DEMO_PASSWORD: password, TRAZAGIRO_RECORDS: 'load' }));
    registrar = await Visitor.signIn(service.app, 'registro@demo.localhost', password);
    paymaster = await service.person('paymaster');
    const { body } = await registrar.get<{ items: { id: string; number: number }[] }>('/resolutions');
    for (const { id, number } of body.items) resolutions[number] = id;
  }, 120_000);
  afterAll(() => service.close());
  afterEach(async () => {
    await expectLedgerSound(service.database);
    await expectNumbersWithoutGap();
  });

  const ask = (given: object, by = registrar) => by.post<BatchView>('/certificate-batches', given);
  const asked = async (given: object) => {
    const { status, body } = await ask({ resolutionId: resolutions[1409], type: 'allocation', form: 'zip', ...given });
    expect([status, body.state, body.done]).toEqual([202, 'waiting', 0]);
    return body.id;
  };
  const read = async (id: string) => (await registrar.get<BatchView>(`/certificate-batches/${id}`)).body;
  const fileOf = (id: string) => registrar.get(`/certificate-batches/${id}/file`);
  const workerOf = (app: NestFastifyApplication = service.app) => app.get(BatchWorker);
  const made = async (given: object): Promise<BatchView> => {
    const id = await asked(given);
    await workerOf().look();
    return read(id);
  };
  const issuedOf = async (type: string, cutoff: string): Promise<{ code: string; subject: string }[]> =>
    service.database.query(
      `select code, subject_id as subject from certificate
       where type = $1 and content::jsonb ->> 'cutoff' = $2 order by subject_id`,
      [type, cutoff],
    );
  const untilDone = async (id: string, least: number) => {
    for (;;) if ((await read(id)).done >= least) return;
  };

  async function expectNumbersWithoutGap() {
    const series: { numbers: number[] }[] = await service.database.query(
      'select array_agg(number order by number) as numbers from certificate group by type, year',
    );
    for (const { numbers } of series) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }

  it('certifies every line, as a ZIP of the papers and the list of them', async () => {
    const batch = await made({ cutoff: '2025-12-31' });
    expect(batch).toMatchObject({
      state: 'done',
      total: 13,
      done: 13,
      issued: 13,
      taken: 0,
      refused: [],
      failure: null,
    });
    const { status, headers, bytes } = await fileOf(batch.id);
    expect([status, headers['content-type'], Number(headers['content-length'])]).toEqual([
      200,
      'application/zip',
      batch.fileSize,
    ]);
    expect(headers['content-disposition']).toBe('attachment; filename="certificados-allocation-2025-12-31.zip"');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(batch.fileSha256);
    const files = await unzipped(bytes);
    const codes = (await issuedOf('allocation', '2025-12-31')).map(({ code }) => code);
    expect([...files.keys()].map((name) => name.slice(5)).sort()).toEqual(
      [...codes.map((code) => `certificado-${code}.pdf`), 'ion.csv'].sort(),
    );
    const list = files.get('relacion.csv')!.toString('utf8').split('\r\n');
    expect(list[0]).toBe('\ufeffn,de,codigo,sha256_del_contenido,por_que_no_se_expidio');
    expect(list[1]).toMatch(/^1,Línea 1 · .+,[\dA-Z-]{14},[\da-f]{64},$/);
    const [name, paper] = [...files][0]!;
    expect(await verifyFile(service, paper)).toMatchObject({
      state: 'valid',
      file: { comparison: 'identical' },
      certificate: { code: name.slice(17, 31) },
    });
  });

  it('takes those that stand and say the same, and issues another where one was annulled', async () => {
    const before = await issuedOf('allocation', '2025-12-31');
    const [{ id, code }]: [{ id: string; code: string }] = await service.database.query(
      `select id, code from certificate where type = 'allocation' order by number limit 1`,
    );
    await paymaster.must('POST', `/certificates/${id}/annulment`, { reason: 'EJEMPLO' });
    const batch = await made({ cutoff: '2025-12-31', form: 'merged' });
    expect(batch).toMatchObject({ state: 'done', total: 13, issued: 1, taken: 12 });
    const after = await issuedOf('allocation', '2025-12-31');
    expect(after).toHaveLength(before.length + 1);
    expect((await fileOf(batch.id)).bytes.includes(`certificado-${code}`)).toBe(false);
  });

  it('is one PDF, that anybody may bring to be checked: it says which certificates it holds', async () => {
    const batch = await made({ cutoff: '2025-11-30', form: 'merged' });
    const { headers, bytes } = await fileOf(batch.id);
    expect(headers['content-type']).toBe('application/pdf');
    const codes = (await issuedOf('allocation', '2025-11-30')).map(({ code }) => code);
    const words = textOf(bytes);
    for (const code of codes) expect(words).toContain(code);
    expect(saysOf(bytes, 'qpdf', '--check', 'PDF')).toContain('No syntax or stream encoding errors');

    const verdict = await verifyFile(service, bytes);
    expect(verdict).toMatchObject({ state: 'several', certificate: null, file: { comparison: 'identical' } });
    expect(verdict.detail).toContain('varias certificaciones (13). Todas están vigentes.');
    expect(verdict.certificates!.map(({ code }) => code).sort()).toEqual([...codes].sort());
    const [first] = verdict.certificates!;
    expect((await verifyCode(service, first!.code)).state).toBe('valid');

    const [{ id }]: [{ id: string }] = await service.database.query('select id from certificate where code = $1', [
      first!.code,
    ]);
    await paymaster.must('POST', `/certificates/${id}/annulment`, { reason: 'EJEMPLO' });
    const later = await verifyFile(service, bytes);
    expect(later.detail).toContain('Vigentes: 12; anuladas o reemplazadas: 1.');
    expect(later.certificates![0]).toMatchObject({ code: first!.code, state: 'annulled' });

    const altered = await verifyFile(service, Buffer.concat([bytes, Buffer.from('\n')]));
    expect(altered).toMatchObject({ state: 'altered', certificate: null, certificates: null });
    expect(altered.detail).toContain('Verifique cada una por el código');
  });

  it('says which were refused and why, in its answer and in its list', async () => {
    const batch = await made({ resolutionId: resolutions[9002], type: 'clearance' });
    expect(batch.state).toBe('done');
    expect([batch.issued > 0, batch.refused.length > 0]).toEqual([true, true]);
    expect(batch.issued + batch.taken + batch.refused.length).toBe(batch.total);
    for (const { label, code, detail } of batch.refused) {
      expect([label.startsWith('Línea '), code, detail.length > 20]).toEqual([true, 'certificate.not-clear', true]);
    }
    const list = (await unzipped((await fileOf(batch.id)).bytes)).get('relacion.csv')!.toString('utf8');
    for (const { label } of batch.refused) expect(list).toContain(label);
  });

  it('has no PDF when nothing could be issued, and says so', async () => {
    const batch = await made({ type: 'clearance', form: 'merged' });
    expect(batch).toMatchObject({ state: 'done', total: 13, done: 13, issued: 0, fileSize: null });
    expect(batch.refused).toHaveLength(13);
    expect(await fileOf(batch.id)).toMatchObject({ status: 409, body: { code: 'certificate-batch.nothing-issued' } });
  });

  it.each(['disbursement', 'receipt', 'withdrawal', 'restitution', 'execution', 'statement'])(
    'knows what there is to certify of each type: %s',
    async (type) => {
      const batch = await made({ resolutionId: resolutions[9002], type });
      expect([batch.state, batch.done]).toEqual(['done', batch.total]);
      const counted = (await issuedOf(type, batch.cutoff)).length;
      expect([type, batch.issued > 0 || batch.total === 0, counted]).toEqual([type, true, batch.issued]);
    },
  );

  it('refuses what cannot be asked for, and what is not ready', async () => {
    const [resolutionId, form] = [resolutions[1409], 'zip'];
    const future = await ask({ resolutionId, type: 'allocation', form, cutoff: '2999-01-01' });
    expect(future).toMatchObject({ status: 422, body: { code: 'certificate.cutoff-in-the-future' } });
    expect((await ask({ resolutionId, type: 'reconciliation', form })).status).toBe(422);
    expect((await ask({ resolutionId: registrar.id, type: 'allocation', form })).status).toBe(404);
    const recipient = await service.person('recipient');
    expect((await ask({ resolutionId, type: 'allocation', form }, recipient)).status).toBe(403);

    const given = { resolutionId, type: 'allocation', form, cutoff: '2025-10-31' };
    const tried = await registrar.post('/certificate-batches', given, { 'dry-run': 'true' });
    expect([tried.status, tried.headers['dry-run']]).toEqual([200, 'true']);
    const first = await registrar.post<BatchView>('/certificate-batches', given, { 'idempotency-key': 'lote-1' });
    const again = await registrar.post<BatchView>('/certificate-batches', given, { 'idempotency-key': 'lote-1' });
    expect([first.status, again.status, again.body.id]).toEqual([202, 202, first.body.id]);
    const { id } = first.body;
    expect(await ask(given, paymaster)).toMatchObject({
      status: 409,
      body: { code: 'certificate-batch.under-way', params: { batch: id } },
    });
    expect(await fileOf(id)).toMatchObject({ status: 409, body: { code: 'certificate-batch.not-ready' } });
    expect((await recipient.get(`/certificate-batches/${id}/file`)).status).toBe(403);
    await workerOf().look();
    expect((await fileOf(id)).status).toBe(200);
  });

  it('is asked for once by many at once', async () => {
    const given = { resolutionId: resolutions[1409], type: 'statement', form: 'zip', cutoff: '2025-10-31' };
    const replies = await Promise.all([registrar, paymaster, registrar, paymaster].map((by) => ask(given, by)));
    expect(replies.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409]);
    await workerOf().look();
  });

  it('goes on where it was when its worker stops, in another instance', async () => {
    const id = await asked({ cutoff: '2025-09-30' });
    const stopped = await service.another();
    const looking = workerOf(stopped).look();
    await untilDone(id, 2);
    await workerOf(stopped).onModuleDestroy();
    await looking;
    const half = await read(id);
    expect([half.state, half.done >= 2, half.done < 13]).toEqual(['running', true, true]);
    await workerOf().look();
    expect(await read(id)).toMatchObject({ state: 'done', done: 13, issued: 13, taken: 0 });
    expect(await issuedOf('allocation', '2025-09-30')).toHaveLength(13);
  });

  it('is gone on with by another when its worker dies without a word, and that one writes nothing more', async () => {
    const id = await asked({ cutoff: '2025-08-31' });
    const other = await service.another();
    const slow = workerOf().look();
    await untilDone(id, 2);
    // Its lease ends while it still works, as when a machine freezes.
    await service.database.query(`update certificate_batch set claimed_until = now() - interval '1 second'`);
    await Promise.all([slow, workerOf(other).look()]);
    expect(await read(id)).toMatchObject({ state: 'done', done: 13, issued: 13 });
    const subjects = (await issuedOf('allocation', '2025-08-31')).map(({ subject }) => subject);
    expect([subjects.length, new Set(subjects).size]).toEqual([13, 13]);
    expect((await unzipped((await fileOf(id)).bytes)).size).toBe(14);
  });

  it('two instances and two batches at once: each line is certified once, and the service goes on answering', async () => {
    const other = await service.another();
    const ids = [
      await asked({ cutoff: '2025-07-31', type: 'statement', form: 'zip' }),
      await asked({ cutoff: '2025-07-31', type: 'statement', form: 'merged' }),
    ];
    await service.app.listen(0, '127.0.0.1');
    const address = await service.app.getUrl();
    const working = Promise.all([workerOf().look(), workerOf(other).look()]);
    const alive: number[] = [];
    while (alive.length < 20) alive.push((await fetch(`${address}/health/live`)).status);
    expect((await read(ids[0]!)).state).not.toBe('done');
    await working;
    expect(new Set(alive)).toEqual(new Set([200]));
    const [zip, merged] = [await read(ids[0]!), await read(ids[1]!)];
    for (const each of [zip, merged]) expect(each).toMatchObject({ state: 'done', done: 13, refused: [] });
    expect(zip.issued + merged.issued).toBe(13);
    expect(await issuedOf('statement', '2025-07-31')).toHaveLength(13);
  });

  it('fails when whoever asked may no longer issue, and what they asked for before stays', async () => {
    const leaving = await service.person('approver');
    const given = { resolutionId: resolutions[1409], type: 'allocation', form: 'zip', cutoff: '2025-06-30' };
    const { id } = (await ask(given, leaving)).body;
    await service.database.query('update person set disabled_at = now() where id = $1', [leaving.id]);
    await workerOf().look();
    const batch = await read(id);
    expect(batch).toMatchObject({ state: 'failed', issued: 0 });
    expect(batch.failure).toContain('ya no puede expedir');
    expect(await fileOf(id)).toMatchObject({ status: 409, body: { code: 'certificate-batch.not-ready' } });
  });

  it('fails after three attempts that took the process with them', async () => {
    const id = await asked({ cutoff: '2025-05-31' });
    await service.database.query('update certificate_batch set attempts = 3 where id = $1', [id]);
    await workerOf().look();
    expect((await read(id)).failure).toContain('El servicio falló tres veces');
    await asked({ cutoff: '2025-05-31' });
    await workerOf().look();
  });

  it('is in the record: who asked, what came of it, and each certificate by whoever asked', async () => {
    const events: { act: string; person: string | null; content: Record<string, unknown> }[] =
      await service.database.query(
        `select act, person_id as person, content::jsonb as content from audit_event
         where act like 'certificate-batch.%' and subject_id = $1 order by id`,
        [resolutions[1409]],
      );
    const acts = events.map(({ act }) => act);
    expect(acts.filter((act) => act.endsWith('.ask')).length).toBe(
      acts.filter((act) => act.endsWith('.finish') || act.endsWith('.fail')).length,
    );
    const first = events.find(({ act }) => act === 'certificate-batch.finish')!;
    expect(first).toMatchObject({ person: registrar.id, content: { issued: 13, taken: 0, refused: 0 } });
    const [{ count }]: [{ count: number }] = await service.database.query(
      `select count(*)::integer from audit_event where act = 'certificate.issue' and person_id = $1`,
      [registrar.id],
    );
    expect(count).toBeGreaterThan(60);
    const auditor = await service.person('auditor');
    expect((await auditor.get<{ sound: boolean }>('/audit/verification')).body.sound).toBe(true);
  });
});
