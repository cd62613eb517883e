import { writeXlsx } from 'hucre';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, type Office } from '../support/office';
import type { Applied } from '../support/payment-answers';
import { layoutFile } from '../support/payment-layouts';
import { startTestService, type TestService } from '../support/service';
import { upload } from '../support/upload';
import type { Visitor } from '../support/visitor';

describe('the bank’s answer', () => {
  let service: TestService;
  let office: Office;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
  });
  afterEach(() => expectLedgerSound(service.database));
  afterAll(() => service.close());

  let series = 0;
  /** Three orders of a resolution, approved and sent in one batch. */
  const sent = async (people = office) => {
    series += 1;
    const { id, lines } = await publish(people, ['500000.00', '300000.00', '200000.00']);
    const { items } = await people.registrar.must<{ id: string; items: { id: string }[] }>(
      'POST',
      `/resolutions/${id}/disbursements`,
      {
        orderedOn: '2025-03-03',
        lines: lines.map(({ id: line, line: n }) => ({ allocationId: line, paymentOrder: `OP-${series}${n}` })),
      },
    );
    const disbursements = items.map((each) => ({ id: each.id }));
    await people.approver.must('POST', '/disbursements/approvals', { disbursements });
    const batch = await people.paymaster.must<{ id: string; name: string }>('POST', '/payment-batches', {
      disbursements,
    });
    return {
      resolution: id,
      ids: items.map((each) => each.id),
      batch,
      numbers: [1, 2, 3].map((n) => `OP-${series}${n}`),
    };
  };
  const answer = async (
    bytes: Buffer | string,
    { who = office.paymaster, query = '', headers = {}, name = 'respuesta.csv', of = service }: Given = {},
  ) => {
    const reply = await upload(of, `/api/v1/payment-answers${query}`, {
      bytes: Buffer.from(bytes),
      name,
      headers: { authorization: `Bearer ${who.token}`, ...headers },
    });
    return { ...reply, body: reply.body as unknown as Applied };
  };
  const csv = (rows: readonly (readonly string[])[]) =>
    ['Lote;Orden de pago;Estado;Valor;Fecha de pago;Referencia;Motivo', ...rows.map((row) => row.join(';'))].join('\n');
  const statusOf = async (id: string) =>
    (await office.auditor.get<{ status: string }>(`/disbursements/${id}`)).body.status;
  const dry = { headers: { 'dry-run': 'true' } };

  it('pays and sends back what it says, saying in each act of which file and row it comes; twice changes nothing', async () => {
    const { ids, batch, numbers } = await sent();
    const file = csv([
      [batch.name, numbers[0]!, 'PAGADA', '$ 500.000,00', '10/03/2025', 'SIIF-77', ''],
      [batch.name, numbers[1]!, 'Rechazada', '300000.00', '2025-03-11', '', 'EJEMPLO: cuenta inactiva'],
    ]);
    const tried = await answer(file, dry);
    expect([tried.status, tried.body.counts.settled, tried.body.tag]).toEqual([200, 1, null]);
    expect(await statusOf(ids[0]!)).toBe('ordered');
    const applied = await answer(file);
    expect(applied.status).toBe(201);
    expect(applied.body).toMatchObject({
      repeated: false,
      counts: { settled: 1, rejected: 1, already: 0, pending: 0, leftover: 0 },
      total: { settled: '500000.00', rejected: '300000.00' },
      before: { places: { assigned: '0.00', ordered: '800000.00', transit: '0.00' } },
      after: { places: { assigned: '300000.00', ordered: '0.00', transit: '500000.00' } },
    });
    expect(applied.body.unanswered.map(({ paymentOrder }) => paymentOrder)).toEqual([numbers[2]]);
    const giro = await office.auditor.get<{ settlement: object }>(`/disbursements/${ids[0]!}`);
    expect(giro.body.settlement).toEqual({ effectiveOn: '2025-03-10', datePrecision: 'exact', reference: 'SIIF-77' });
    const sources: { source: string }[] = await service.database.query(
      'select source from ledger_entry where subject_id in (select id from settlement where disbursement_id = $1)',
      [ids[0]],
    );
    expect(sources[0]!.source).toBe(`Respuesta «respuesta.csv», fila 2, SHA-256 ${applied.body.sha256}`);

    const again = await answer(file);
    expect(again.body).toMatchObject({ id: applied.body.id, repeated: true, counts: { already: 2, settled: 0 } });
    const kept = await office.auditor.get<{ items: { id: string; sha256: string }[] }>(
      `/evidence?subject=${applied.body.id!}`,
    );
    expect(kept.body.items.map(({ sha256 }) => sha256)).toEqual([applied.body.sha256]);
    const bytes = await office.auditor.get(`/evidence/${kept.body.items[0]!.id}/file`);
    expect(bytes.text).toBe(file);
    const seen = await office.auditor.get<Applied>(`/payment-answers/${applied.body.id!}`);
    expect(seen.body.rows.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'settled'],
      [3, 'rejected'],
    ]);
    const list = await office.auditor.get<{ items: unknown[] }>('/payment-answers');
    expect(list.body.items).toHaveLength(1);
    expect((await office.auditor.get<{ sound: boolean }>('/evidence/verification')).body.sound).toBe(true);
    expect((await office.auditor.get<{ sound: boolean }>('/audit/verification')).body.sound).toBe(true);
  });

  it('lists every difference, applies nothing of them, and the rest only for whoever saw them', async () => {
    const { ids, batch, numbers } = await sent();
    const other = await sent();
    const [one, two, three] = numbers as [string, string, string];
    await office.paymaster.must('POST', `/disbursements/${ids[2]!}/settlement`, {
      effectiveOn: '2025-03-09',
      reference: 'SIIF-1',
    });
    const rows = [
      [batch.name, one, 'Pagada', '500000', '2025-03-10', 'SIIF-9', ''],
      [batch.name, one, 'Pagada', '500000', '2025-03-10', 'SIIF-9', ''],
      [batch.name, two, 'Pagada', '299999.00', '2025-03-10', 'SIIF-9', ''],
      [batch.name, three, 'Pagada', '', '2025-03-10', 'SIIF-2', ''],
      ['LOTE-1999-0001', other.numbers[0]!, 'Pagada', '', '2025-03-10', 'SIIF-3', ''],
      ['', other.numbers[1]!, 'Pagada', '', '2025-03-02', 'SIIF-4', ''],
      ['', other.numbers[2]!, 'Pagada', '', '2099-01-01', 'SIIF-5', ''],
      ['', 'OP-NADIE', 'Pagada', '', '2025-03-10', 'SIIF-6', ''],
      ['', other.numbers[2]!, 'Quién sabe', '', '2025-03-10', 'SIIF-7', ''],
      ['', 'OP-X', 'Pagada', '60.431', '2025-03-10', 'SIIF-8', ''],
      ['', 'OP-X', 'Pagada', '', 'ayer', 'SIIF-8', ''],
      ['', 'OP-X', 'Pagada', '', '2025-03-10', '', ''],
      ['', 'OP-X', 'Rechazada', '', '2025-03-10', '', ''],
      ['', '', 'Pagada', '', '2025-03-10', 'SIIF-8', ''],
    ];
    const tried = await answer(csv(rows), dry);
    expect(tried.status).toBe(200);
    expect(tried.body.rows.map(({ line, verdict, code }) => [line, code ?? verdict])).toEqual([
      [2, 'settled'],
      [3, 'payment-answer.row-repeated'],
      [4, 'payment-answer.amount-differs'],
      [5, 'payment-answer.answered-otherwise'],
      [6, 'payment-answer.not-in-that-batch'],
      [7, 'date.too-early'],
      [8, 'date.in-the-future'],
      [9, 'payment-answer.unknown-order'],
      ...[10, 11, 12, 13, 14, 15].map((line) => [line, 'payment-answer.unreadable']),
    ]);
    expect(tried.body.rows[3]!.detail).toBe('Ya consta pagada el 9 de marzo de 2025, con referencia «SIIF-1».');
    const refused = await answer(csv(rows));
    expect([refused.status, refused.body.code, refused.body.params.leftovers]).toEqual([
      409,
      'payment-answer.leftovers',
      13,
    ]);
    expect(refused.body.errors.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(refused.body.params.tag).toBe(tried.body.tag);
    expect(await statusOf(ids[0]!)).toBe('ordered');
    const stale = await answer(csv(rows), { query: '?leftovers=otra' });
    expect(stale.status).toBe(409);
    const applied = await answer(csv(rows), { query: `?leftovers=${tried.body.tag!}` });
    expect(applied.body.counts).toMatchObject({ settled: 1, leftover: 13 });
    expect([await statusOf(ids[0]!), await statusOf(ids[1]!)]).toEqual(['in-transit', 'ordered']);
  });

  it('two rows of one order that contradict each other are both left', async () => {
    const { numbers } = await sent();
    const tried = await answer(
      csv([
        ['', numbers[0]!, 'Pagada', '', '2025-03-10', 'SIIF-1', ''],
        ['', numbers[0]!, 'Rechazada', '', '2025-03-10', '', 'EJEMPLO'],
        ['', numbers[1]!, 'Pendiente', '', '', '', ''],
      ]),
      dry,
    );
    expect(tried.body.rows.map(({ verdict, code }) => code ?? verdict)).toEqual([
      'payment-answer.rows-contradict',
      'payment-answer.rows-contradict',
      'pending',
    ]);
  });

  it('an order of a batch that was annulled is not answered by it; nor one of another batch', async () => {
    const { batch, numbers } = await sent();
    const second = await service.person('paymaster');
    await second.must('POST', `/payment-batches/${batch.id}/annulment`, { reason: 'EJEMPLO' });
    const row = [batch.name, numbers[0]!, 'Pagada', '', '2025-03-10', 'SIIF-1', ''];
    expect((await answer(csv([row]), dry)).body.rows[0]!.code).toBe('payment-answer.not-in-that-batch');
    const other = await sent();
    const asked = await answer(csv([['', numbers[0]!, ...row.slice(2)]]), {
      ...dry,
      query: `?batch=${other.batch.id}`,
    });
    expect(asked.body.rows[0]!.code).toBe('payment-answer.not-in-that-batch');
  });

  it('whoever approved an order does not apply its answer, and only a paymaster applies one', async () => {
    const both = await service.person(['approver', 'paymaster']);
    const { numbers } = await sent({ ...office, approver: both });
    const file = csv([['', numbers[0]!, 'Pagada', '', '2025-03-10', 'SIIF-1', '']]);
    expect((await answer(file, { ...dry, who: both })).body.rows[0]!.code).toBe('disbursement.approver-pays');
    expect((await answer(file, { who: office.approver })).status).toBe(403);
  });

  it('is a workbook as well, with its days and numbers as a spreadsheet stores them', async () => {
    const { ids, numbers } = await sent();
    const book = await writeXlsx({
      sheets: [
        {
          name: 'Respuesta',
          rows: [
            ['EJEMPLO — Banco'],
            ['No. orden', 'Resultado', 'Valor', 'Fecha', 'Comprobante'],
            [numbers[0]!, 'Exitoso', 500000, new Date('2025-03-12T00:00:00Z'), 'CP-1'],
          ],
        },
      ],
    });
    const applied = await answer(Buffer.from(book), { name: 'respuesta.xlsx' });
    expect([applied.status, applied.body.counts.settled]).toEqual([201, 1]);
    expect(await statusOf(ids[0]!)).toBe('in-transit');
  });

  it('applied ten times at once, is applied once', async () => {
    const { ids, numbers } = await sent();
    const file = csv(numbers.map((number) => ['', number, 'Pagada', '', '2025-03-10', 'SIIF-1', '']));
    const replies = await Promise.all(Array.from({ length: 10 }, () => answer(file)));
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(replies.map(({ body }) => body.counts.settled).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    const [{ count }]: [{ count: string }] = await service.database.query(
      'select count(*) from settlement where disbursement_id = any($1)',
      [ids],
    );
    expect(count).toBe('3');
  });

  it('is refused whole when it is no answer', async () => {
    const missing = await answer('Orden;Valor\nOP-1;5\n');
    expect([missing.status, missing.body.code]).toEqual([422, 'payment-layout.headings-missing']);
    const empty = await answer('Orden;Estado;Fecha\n');
    expect([empty.status, empty.body.code]).toEqual([422, 'payment-answer.empty']);
    expect((await office.paymaster.post('/payment-answers', {})).status).toBe(415);
  });

  it('is read by a layout of its own: fixed width, centavos, the bank’s codes', async () => {
    const layout = layoutFile({
      name: 'EJEMPLO — banco',
      answer: {
        fixed: {
          encoding: 'windows-1252',
          begins: '6',
          columns: {
            paymentOrder: { from: 2, width: 10 },
            amount: { from: 12, width: 12 },
            date: { from: 24, width: 8 },
            outcome: { from: 32, width: 2 },
            reason: { from: 34, width: 20 },
          },
        },
        dates: 'YYYYMMDD',
        amounts: 'centavos',
        outcomes: { paid: ['00'], rejected: ['R1', 'R2'] },
      },
    });
    const other = await startTestService({ PAYMENT_LAYOUT: layout });
    try {
      const people = await openOffice(other);
      const { numbers } = await sent(people);
      const file = [
        '1EJEMPLO',
        `6${numbers[0]!.padEnd(10)}0000500000002025031000`,
        `6${numbers[1]!.padEnd(10)}00003000000020250310R1Cuenta inválida`,
        '9000002',
        '',
      ].join('\r\n');
      const applied = await answer(Buffer.from(file, 'latin1'), { of: other, who: people.paymaster, name: 'r.txt' });
      expect(applied.body.counts).toMatchObject({ settled: 1, rejected: 1, leftover: 0 });
      await expectLedgerSound(other.database);
    } finally {
      await other.close();
    }
  });
});

interface Given {
  readonly who?: Visitor;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly name?: string;
  readonly of?: TestService;
}
