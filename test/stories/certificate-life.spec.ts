import type { ListedCertificateView } from '../../src/budget/certificates/certificate-list.dto';
import type { CertificateView } from '../../src/budget/certificates/certificate.dto';
import { issueOf, paid, verifyCode, verifyFile } from '../support/certificates';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Office } from '../support/office';
import { pdfOf, textOf, type Issued } from '../support/papers';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

describe('a certificate that another takes the place of', () => {
  let service: TestService;
  let office: Office;
  let giro: string;
  beforeAll(async () => {
    service = await startTestService();
    ({ office, giro } = await paid(service));
  });
  afterAll(() => service.close());
  afterEach(() => expectLedgerSound(service.database));

  it('leads to it, and it says whose place it took: on paper, by code and by file', async () => {
    const old = await issueOf(office.registrar, giro, { cutoff: '2025-03-10' });
    const paper = await pdfOf(service, office.registrar, old.id);
    const reissued = await office.registrar.must<Issued>('POST', `/certificates/${old.id}/reissue`, {
      reason: 'EJEMPLO de corrección',
    });
    expect(reissued.number).toBe(old.number + 1);
    for (const verdict of [await verifyCode(service, old.code), await verifyFile(service, paper)]) {
      expect(verdict).toMatchObject({
        state: 'superseded',
        certificate: { supersededBy: { code: reissued.code }, cutoff: '2025-03-10' },
      });
      expect(verdict.detail).toContain(reissued.code);
    }
    expect(await verifyCode(service, reissued.code)).toMatchObject({
      state: 'valid',
      certificate: { supersedes: { code: old.code }, cutoff: '2025-03-10' },
    });
    const words = textOf(await pdfOf(service, office.registrar, reissued.id));
    expect(words).toContain(`Reemplaza a la Certificación de giro N.º ${old.number} de`);
    expect(words).toContain('Motivo: EJEMPLO de corrección');
  });

  it('happens once: the last of the chain is the one to replace or to annul', async () => {
    const first = await issueOf(office.registrar, giro);
    const again = (id: string) => office.registrar.post(`/certificates/${id}/reissue`, { reason: 'EJEMPLO' });
    const second = await again(first.id);
    expect(await again(first.id)).toMatchObject({ status: 409, body: { code: 'certificate.superseded' } });
    expect(await office.approver.post(`/certificates/${first.id}/annulment`, { reason: 'EJEMPLO' })).toMatchObject({
      status: 409,
      body: { code: 'certificate.superseded' },
    });
    const { id } = second.body as unknown as Issued;
    await office.approver.must('POST', `/certificates/${id}/annulment`, { reason: 'EJEMPLO' });
    expect(await again(id)).toMatchObject({ status: 409, body: { code: 'certificate.annulled' } });
    expect((await verifyCode(service, first.code)).state).toBe('superseded');
  });

  it('leads to the last of the chain, and says when that one is annulled', async () => {
    const again = (id: string) =>
      office.registrar.must<Issued>('POST', `/certificates/${id}/reissue`, { reason: 'EJEMPLO' });
    const first = await issueOf(office.registrar, giro);
    const second = await again(first.id);
    expect((await verifyCode(service, first.code)).detail).toContain('Use ese.');
    const third = await again(second.id);
    const toTheLast = await verifyCode(service, first.code);
    expect(toTheLast.detail).toContain(`código ${third.code}: use ese.`);
    expect(toTheLast.certificate).toMatchObject({
      supersededBy: { code: second.code },
      last: { code: third.code, annulledOn: null },
    });
    await office.approver.must('POST', `/certificates/${third.id}/annulment`, { reason: 'EJEMPLO de error' });
    for (const { code } of [first, second]) {
      const { detail, certificate } = await verifyCode(service, code);
      expect(detail).not.toMatch(/use ese/i);
      expect(detail).toMatch(/Pero el .*que lo reemplazó.* fue anulado el .*: EJEMPLO de error\./);
      expect(certificate?.last).toMatchObject({ code: third.code, annulledOn: expect.any(String) });
    }
  });

  it('is replaced once by two at once', async () => {
    const old = await issueOf(office.registrar, giro);
    const both = await Promise.all(
      [office.registrar, office.approver].map((by) =>
        by.post(`/certificates/${old.id}/reissue`, { reason: 'EJEMPLO' }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is not another hospital’s to see', async () => {
    const old = await issueOf(office.registrar, giro, { cutoff: '2025-12-31' });
    const stranger = await service.person('recipient', [office.hospitals[1]!]);
    const own = await service.person('recipient', [office.hospitals[0]!]);
    expect((await stranger.get(`/certificates/${old.id}`)).status).toBe(404);
    expect((await stranger.get<{ items: ListedCertificateView[] }>('/certificates')).body.items).toEqual([]);
    await office.approver.must('POST', `/certificates/${old.id}/annulment`, { reason: 'EJEMPLO' });
    expect((await own.get(`/certificates/${old.id}`)).body).toMatchObject({ standing: { state: 'annulled' } });
    const listed = (await own.get<{ items: ListedCertificateView[] }>('/certificates?limit=1')).body;
    expect(listed.items).toMatchObject([{ id: old.id, state: 'annulled' }]);
  });
});

describe('a certificate whose facts changed', () => {
  let service: TestService;
  let office: Office;
  let giro: string;
  let issued: Issued;
  let untouched: Issued;
  beforeAll(async () => {
    service = await startTestService();
    const made = await paid(service);
    ({ office, giro } = made);
    const { lines } = await publish(office, ['9000.00']);
    untouched = await issueOf(office.registrar, await disburse(office, lines[0]!.id, '9000.00'));
    issued = await issueOf(office.registrar, giro);
  });
  afterAll(() => service.close());

  const flagged = async (by: Visitor) =>
    (await by.get<{ items: ListedCertificateView[] }>('/certificates?flagged=true')).body.items.map(({ id }) => id);

  it('is not flagged while they stand', async () => {
    expect(await flagged(office.auditor)).toEqual([]);
    expect((await verifyCode(service, issued.code)).certificate?.flag).toBeNull();
  });

  it('is not flagged by what happens after its cut-off', async () => {
    const early = await issueOf(office.registrar, giro, { cutoff: '2025-03-04' });
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '5000.00',
      receivedOn: '2025-03-09',
    });
    expect(await flagged(office.auditor)).toEqual([issued.id]);
    expect((await verifyCode(service, early.code)).certificate?.flag).toBeNull();
  });

  it('says which figure, what it said and what it would say, and since which act', async () => {
    const { certificate, detail } = await verifyCode(service, issued.code);
    expect(detail).toContain('cambiaron los hechos');
    expect(certificate?.flag?.changes).toContainEqual({
      concept: 'Girado sin confirmar',
      said: '$5.000',
      now: '$0',
      kind: 'figure',
    });
    expect(certificate?.flag?.detail).toContain('«Girado sin confirmar» decía $5.000 y hoy es $0');
    expect(certificate?.flag?.causes).toMatchObject([{ act: 'confirmación de recibo', effectiveOn: '2025-03-09' }]);
  });

  it('tells the public nothing that the certificate does not speak of, and the ministry the entries', async () => {
    const open = (await verifyCode(service, issued.code)).certificate!.flag!;
    const kept = (await office.approver.get<CertificateView>(`/certificates/${issued.id}`)).body.flag!;
    expect(open.causes.map(({ entryId }) => entryId)).toEqual([null]);
    expect(kept.causes.map(({ entryId }) => entryId)).toEqual([expect.any(String)]);
    const sentence = (flag: typeof open) => flag.changes.find(({ kind }) => kind === 'fact')?.now;
    expect(sentence(open)).toBeNull();
    expect(sentence(kept)).toContain('la E.S.E. confirmó el recibo');
  });

  it('after a reversal of all of it, says that it would not be issued', async () => {
    const entries = await office.registrar.get<{ items: { id: string; act: string }[] }>(`/ledger/entries?limit=200`);
    const acts = ['confirm', 'settle'];
    for (const act of acts) {
      const entry = entries.body.items.find((each) => each.act === act && each.id)!;
      const by = act === 'confirm' ? office.recipient : office.paymaster;
      const asked = await by.post<{ id: string }>(`/ledger/entries/${entry.id}/reversal`, { reason: 'EJEMPLO' });
      expect([act, asked.status, asked.text]).toEqual([act, 201, asked.text]);
    }
    const { flag } = (await verifyCode(service, issued.code)).certificate!;
    expect(flag?.detail).toContain('hoy no se expediría: no hay giro que certificar');
    expect(flag?.refusal).toBe('No hay giro que certificar');
    expect(flag?.changes).toContainEqual({ concept: 'Girado', said: '$5.000', now: '$0', kind: 'figure' });
    expect(flag?.detail).toContain('«Girado» decía $5.000 y hoy es $0');
    expect(flag?.causes.map(({ act }) => act).join()).toContain('anulación');
    expect(await flagged(office.approver)).not.toContain(untouched.id);
    await expectLedgerSound(service.database);
  });

  it('is not flagged once it was replaced by one that says what is so', async () => {
    const before = await flagged(office.auditor);
    expect(before).toContain(issued.id);
    await office.approver.must('POST', `/certificates/${issued.id}/annulment`, { reason: 'EJEMPLO' });
    expect(await flagged(office.auditor)).not.toContain(issued.id);
    expect((await verifyCode(service, issued.code)).certificate?.flag).toBeNull();
  });
});

describe('a certificate of what the hospital said, and said otherwise afterwards', () => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterAll(() => service.close());
  afterEach(() => expectLedgerSound(service.database));

  async function received(): Promise<{ line: string; giro: string; receipt: string }> {
    const line = (await publish(office, ['5000.00'])).lines[0]!.id;
    const giro = await disburse(office, line, '5000.00');
    const { id } = await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '5000.00',
      receivedOn: '2025-03-05',
    });
    return { line, giro, receipt: id };
  }

  it('of a receipt that was annulled, says what it said and what is so', async () => {
    const { line, giro } = await received();
    const issued = await issueOf(office.registrar, giro, { type: 'receipt' });
    const { body } = await office.auditor.get<{ items: { id: string; act: string }[] }>(
      `/ledger/entries?allocation=${line}`,
    );
    const entry = body.items.find(({ act }) => act === 'confirm')!;
    await office.recipient.must('POST', `/ledger/entries/${entry.id}/reversal`, { reason: 'EJEMPLO' });
    const verdict = await verifyCode(service, issued.code);
    expect(verdict.state).toBe('valid');
    expect(verdict.certificate?.flag?.refusal).toBe('No hay recibo que certificar');
    expect(verdict.certificate?.flag?.changes).toContainEqual({
      concept: 'Recibo confirmado, en total',
      said: '$5.000',
      now: '$0',
      kind: 'figure',
    });
    const page = await service.app.inject({ url: `/verificar/${issued.code}`, remoteAddress: '10.77.0.1' });
    expect(page.body).toContain('<h1>Vigente, pero sus hechos cambiaron después</h1>');
    expect(page.body).not.toContain('verdict-good');
    expect(page.body).toContain('«Recibo confirmado, en total» decía $5.000 y hoy es $0');
  });

  it('of a report that another one corrected, is not issued, and is flagged where it was', async () => {
    const { line } = await received();
    await office.recipient.must('POST', `/allocations/${line}/incorporation`, {
      actKind: 'Acuerdo',
      actNumber: 'EJEMPLO',
      actOn: '2025-03-06',
      amount: '5000.00',
    });
    const accepted = async (filingNumber: string, paidOut: string, given: object = {}): Promise<string> => {
      const figures = { contracted: '900.00', obligated: '800.00', paid: paidOut, yieldsEarned: '0.00' };
      const written = { cutoff: '2025-04-30', filingNumber, ...figures, ...given };
      const { id } = await office.recipient.must('POST', `/allocations/${line}/execution-reports`, written);
      await office.approver.must('POST', `/execution-reports/${id}/acceptance`, {});
      return id;
    };
    const first = await accepted('R-12', '700.00');
    const issued = await issueOf(office.registrar, first, { type: 'execution' });
    const second = await accepted('R-13', '600.00', { correction: true, note: 'EJEMPLO: cifra errada' });
    expect(await office.registrar.post('/certificates', { type: 'execution', subjectId: first })).toMatchObject({
      status: 409,
      body: { code: 'certificate.report-corrected', detail: expect.stringContaining('lo corrige el informe R-13') },
    });
    const { flag } = (await verifyCode(service, issued.code)).certificate!;
    expect(flag?.refusal).toBe('Otro informe corrige el que se certificaba');
    expect(flag?.detail).toContain('«Pagado (ejecutado), Valor en pesos» decía $700 y hoy es $600');
    await issueOf(office.registrar, second, { type: 'execution' });
  });
});
