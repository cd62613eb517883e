import canonicalize from 'canonicalize';
import { CertificateMakers } from '../../src/budget/certificates/certificate.makers';
import type { CertificateType } from '../../src/budget/certificates/certificate.rules';
import type { CalendarDate } from '../../src/kernel/calendar';
import { seeing } from '../../src/platform/database/scope';
import { Transactions } from '../../src/platform/database/transactions';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Reply } from '../support/visitor';

interface Certificate {
  readonly id: string;
  readonly number: number;
  readonly type: string;
  readonly code: string;
  readonly title: string;
  readonly facts: string[];
  readonly content: string;
}

/** One line from its assignment to its clearance, and every type of certificate on the way. */
describe('the nine certificates', () => {
  let service: TestService;
  let office: Office;
  let resolution: string;
  let lines: Line[];
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    ({ id: resolution, lines } = await publish(office, ['1000.00', '600.00', '300.00']));
  });
  afterAll(() => service.close());

  const ask = (type: string, subjectId: string, cutoff?: string): Promise<Reply<Certificate & { detail: string }>> =>
    office.registrar.post('/certificates', { type, subjectId, ...(cutoff ? { cutoff } : {}) });

  async function issued(type: string, subjectId: string, cutoff?: string): Promise<Certificate> {
    const reply = await ask(type, subjectId, cutoff);
    expect([reply.status, reply.text]).toEqual([201, expect.any(String)]);
    const { body } = await office.auditor.get<Certificate>(`/certificates/${reply.body.id}`);
    return body;
  }

  async function refused(type: string, subjectId: string, cutoff?: string): Promise<string> {
    const { status, body } = await ask(type, subjectId, cutoff);
    expect(status).toBe(409);
    return body.detail;
  }

  let giro: string;
  let receipt: string;
  let report: string;

  it('asignación, and nothing else yet', async () => {
    const [line] = lines as [Line];
    const { title, facts } = await issued('allocation', line.id);
    expect(title).toMatch(/^Certificación de asignación N\.º 1 de \d{4}$/);
    expect(facts.join('\n')).toContain('la suma de mil pesos m/cte ($1.000)');
    expect(await refused('allocation', line.id, '2025-02-02')).toContain('no existía: es del 3 de febrero de 2025');
    expect(await refused('execution', line.id)).toContain('la E.S.E. no ha presentado informe de ejecución');
    expect(await refused('clearance', line.id)).toContain('quedan $1.000 por girar; falta cerrar la línea');
  });

  it('giro and recibo', async () => {
    const [line] = lines as [Line];
    giro = await disburse(office, line.id, '1000.00');
    expect((await issued('disbursement', giro)).facts.join('\n')).toContain('no ha confirmado el recibo de este giro');
    expect(await refused('receipt', giro)).toContain('quedan $1.000 girados sin confirmar');
    expect(await refused('clearance', line.id)).toContain('quedan $1.000 girados sin confirmar');
    const confirmed = await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '900.00',
      receivedOn: '2025-03-05',
      reference: 'EJEMPLO-ABONO',
    });
    const { items } = (await office.auditor.get<{ items: { id: string }[] }>(`/disbursements/${giro}/receipts`)).body;
    receipt = items[0]!.id;
    expect(confirmed.id).toBeDefined();
    const { facts } = await issued('receipt', receipt);
    expect(facts.join('\n')).toContain('el 90,00 % de lo girado ($900 de $1.000)');
    expect(await refused('receipt', receipt, '2025-03-04')).toContain('pida un corte desde esa fecha');
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, {
      amount: '100.00',
      receivedOn: '2025-03-06',
    });
    expect((await issued('receipt', giro)).facts.join('\n')).toContain('la totalidad de este giro');
  });

  it('ejecución, of a report and of the line', async () => {
    const [line] = lines as [Line];
    await office.recipient.must('POST', `/allocations/${line.id}/incorporation`, {
      actKind: 'Acuerdo de junta directiva',
      actNumber: 'EJEMPLO-7',
      actOn: '2025-03-12',
      amount: '1000.00',
    });
    const form = {
      cutoff: '2025-06-30',
      contracted: '950.00',
      obligated: '940.00',
      paid: '930.00',
      yieldsEarned: '5.00',
      final: true,
    };
    ({ id: report } = await office.recipient.must('POST', `/allocations/${line.id}/execution-reports`, form));
    expect(await refused('execution', report)).toContain('está sin decidir: falta su aceptación');
    await office.approver.must('POST', `/execution-reports/${report}/acceptance`);
    const ofReport = await issued('execution', report);
    const ofLine = await issued('execution', line.id);
    expect(ofReport.facts).toEqual(ofLine.facts);
    expect(ofLine.facts.join('\n')).toContain('el 93,00 % de lo recibido ($930 de $1.000)');
    expect(await refused('execution', report, '2025-06-29')).toContain('es posterior');
  });

  it('reintegro of capital and of yields', async () => {
    const [line] = lines as [Line];
    for (const [kind, amount, says] of [
      ['principal', '70.00', 'por concepto de capital no ejecutado, la suma de setenta pesos m/cte ($70)'],
      ['yields', '5.00', 'por concepto de rendimientos financieros, la suma de cinco pesos m/cte ($5)'],
    ] as const) {
      const { id } = await office.recipient.must('POST', `/allocations/${line.id}/restitutions`, {
        kind,
        amount,
        depositedOn: '2025-07-10',
        portfolio: 'EJEMPLO-PORTAFOLIO',
        reference: 'EJEMPLO-CONSIGNACION',
      });
      expect(await refused('restitution', id)).toContain('falta que la pagaduría la verifique');
      await office.paymaster.must('POST', `/restitutions/${id}/verification`);
      expect((await issued('restitution', id)).facts.join('\n')).toContain(says);
    }
  });

  it('paz y salvo, once the line is closed', async () => {
    const [line] = lines as [Line];
    expect(await refused('clearance', line.id)).toContain('nada queda pendiente y falta cerrar la línea');
    await office.approver.must('POST', `/allocations/${line.id}/closure`, { closedOn: '2025-08-01' });
    expect(await refused('clearance', line.id, '2025-07-31')).toContain('la línea se cerró el 1 de agosto de 2025');
    expect((await issued('clearance', line.id)).facts.join('\n')).toContain('se encuentra A PAZ Y SALVO');
    expect((await issued('statement', line.id)).content).toContain('"executed":"930.00"');
  });

  it('desistimiento, before payment and unknown', async () => {
    const [, before, unknown] = lines as [Line, Line, Line];
    for (const [line, payment, says] of [
      [before, 'before', 'La suma desistida, de seiscientos pesos m/cte ($600), no se giró'],
      [unknown, 'unknown', 'no afirma que se haya girado ni que no se haya girado'],
    ] as const) {
      const { id } = await office.registrar.must('POST', `/allocations/${line.id}/withdrawal`, {
        withdrawnOn: payment === 'before' ? '2025-04-01' : null,
        filingNumber: payment === 'before' ? 'EJEMPLO-R' : null,
        sourceCutoff: payment === 'before' ? null : '2025-11-30',
        reason: 'EJEMPLO.',
        payment,
        source: 'EJEMPLO',
      });
      expect(await refused('withdrawal', id)).toContain('está sin aprobar');
      await office.approver.must('POST', `/withdrawals/${id}/approval`, {});
      expect((await issued('withdrawal', id)).facts.join('\n')).toContain(says);
    }
    expect(await refused('clearance', unknown.id)).toContain('quedan $300 desistidos, con giro por establecer');
  });

  it('conciliación, as of today', async () => {
    const { facts, content } = await issued('reconciliation', resolution);
    expect(facts.join('\n')).toContain('cada peso autorizado está en un lugar y uno solo');
    expect(JSON.parse(content)).toMatchObject({ data: { authorized: '1000000.00', annexTotal: '1900.00' } });
    expect(await refused('reconciliation', resolution, '2025-12-31')).toContain('se certifica con corte a hoy');
  });

  it('are listed for who may read them, the last first, a page at a time', async () => {
    interface Page {
      items: { id: string; type: string; allocationId: string | null; title: string; code: string; number: number }[];
      nextCursor: string | null;
    }
    const page = async (query: string, by = office.auditor) => (await by.get<Page>(`/certificates?${query}`)).body;
    const all = await page(`resolution=${resolution}`);
    expect(all.nextCursor).toBeNull();
    expect(new Set(all.items.map(({ type }) => type)).size).toBe(9);
    const first = await page('limit=5');
    const second = await page(`limit=5&cursor=${first.nextCursor!}`);
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 10));
    expect((await page('type=clearance')).items).toMatchObject([{ type: 'clearance', number: 1 }]);
    expect((await page(`subject=${receipt}`)).items).toMatchObject([{ type: 'receipt' }]);
    expect((await page(`code=${all.items[0]!.code.toLowerCase().replaceAll('-', ' ')}`)).items).toEqual([all.items[0]]);
    expect((await page('year=2001')).items).toEqual([]);
    for (const wrong of ['code=abc', 'type=other', 'cursor=WyJ4Il0', 'year=x']) {
      expect((await office.auditor.get(`/certificates?${wrong}`)).status).toBe(422);
    }
  });

  it('are read by their own hospital and by no other, and issued by none', async () => {
    const [line, second] = lines as [Line, Line];
    const stranger = await service.person('recipient', [office.hospitals[1]!]);
    const listed = (await stranger.get<{ items: { allocationId: string }[] }>('/certificates')).body.items;
    expect([...new Set(listed.map(({ allocationId }) => allocationId))]).toEqual([second.id]);
    const { items } = (await office.auditor.get<{ items: { id: string }[] }>(`/certificates?subject=${line.id}`)).body;
    for (const path of [`/certificates/${items[0]!.id}`, `/certificates/${items[0]!.id}/pdf`]) {
      expect((await stranger.get(path)).status).toBe(404);
      expect((await office.recipient.get(path)).status).toBe(200);
    }
    // Of a whole resolution there is more than any hospital's own.
    const whole = (await office.auditor.get<{ items: { id: string }[] }>('/certificates?type=reconciliation')).body;
    expect((await office.recipient.get(`/certificates/${whole.items[0]!.id}`)).status).toBe(404);
    const asked = await office.recipient.post('/certificates', { type: 'statement', subjectId: line.id });
    expect(asked.status).toBe(403);
  });

  it('recompute to what was frozen, and to something else once a fact changes', async () => {
    const frozen = await contents();
    const differing: string[] = [];
    for (const each of frozen) {
      if (canonicalize(await again(each)) !== canonicalize(each.data)) differing.push(each.type);
    }
    // The giro was certified before its receipt, and the first part of the receipt before the rest.
    expect(differing).toEqual(['disbursement', 'receipt']);

    const withdrawal = frozen.find(({ type }) => type === 'withdrawal')!;
    const [entry] = await service.database.query<{ id: string }[]>(
      'select id from ledger_entry where subject_id = $1',
      [withdrawal.subjectId],
    );
    const reversal = await office.registrar.must('POST', `/ledger/entries/${entry!.id}/reversal`, {
      reason: 'EJEMPLO',
    });
    await office.approver.must('POST', `/ledger/reversals/${reversal.id}/approval`, {});
    await expect(again(withdrawal)).rejects.toThrow('fue anulado: no hay desistimiento');
  });

  interface Frozen {
    readonly type: CertificateType;
    readonly subjectId: string;
    readonly cutoff: CalendarDate;
    readonly data: object;
  }

  async function contents(): Promise<Frozen[]> {
    const rows = await service.database.query<{ content: string }[]>('select content from certificate order by id');
    return rows.map(({ content }) => JSON.parse(content) as Frozen);
  }

  function again({ type, subjectId, cutoff }: Frozen): Promise<object> {
    const makers = service.app.get(CertificateMakers);
    const transactions = service.app.get(Transactions);
    return seeing('everything', () => transactions.read((tx) => makers.of[type].data(tx, subjectId, cutoff)));
  }

  it('leaves the books as they were', () => expectLedgerSound(service.database));
});
